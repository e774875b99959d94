"""The figures page, its downloads, and the lists behind the figures."""

import csv
import datetime
import io
import re
from urllib.parse import unquote

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organizations.figures.computing import compute
from organizations.figures.lists import behind
from organizations.models import Cohort, Headcount, Organization
from tests import factories
from tests.organizations.figures_register import DAY, small_register

pytestmark = pytest.mark.django_db
PAGE = "/organizations/figures/"
LIST = "/organizations/figures/list/"
MOST_QUERIES = 15


@pytest.fixture
def units():
    factories.home_page()
    return small_register()


def get(client, **asked):
    return client.get(PAGE, {"as_of": DAY.isoformat()} | asked)


def listed(client, key, part="part", **asked):
    asked = {"figure": key, "part": part, "as_of": DAY.isoformat()} | asked
    return client.get(LIST, asked)


def test_the_page_shows_each_number_with_its_list_and_its_denominator(client, units):
    page = get(client).text
    assert "截至<time" in page
    assert "?as_of=2005-12-31&amp;figure=employees&amp;part=part" in page
    assert "210人" in page
    assert "figure=state_owned_contract&amp;part=whole" in page
    assert "两股一室" in page
    assert page.count("<h1") == 1
    assert page.count('role="img"') == page.count("<desc") == 3


def test_without_a_day_it_is_today(client, units):
    assert timezone.localdate().isoformat() in client.get(PAGE).text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2005-13-31", "要写成2005-12-31的样子"),
        ("昨天", "要写成2005-12-31的样子"),
        ("2005-12-31' OR 1=1", "要写成2005-12-31的样子"),
        ("1948-12-31", "不能早于1949年"),
        ("9999-12-31", "不能晚于今天"),
    ],
)
@pytest.mark.parametrize("name", ["as_of", "compare"])
def test_a_wrong_day_is_told_in_a_sentence(client, units, name, day, words):
    page = get(client, **{name: day})
    assert page.status_code == 400
    assert words in page.text
    refused = get(client, **{name: day}, format="json")
    assert refused.status_code == 400
    assert words in refused.json()["error"]
    assert get(client, **{name: day}, format="csv").status_code == 400


def test_an_unknown_format_is_refused(client, units):
    assert get(client, format="exe").status_code == 400


def test_two_days_stand_side_by_side_with_their_difference(client, units):
    factories.HeadcountFactory(
        organization=units["school"],
        day=datetime.date(2006, 12, 31),
        employees=50,
        members=50,
    )
    page = get(client, as_of="2006-12-31", compare="2005-12-31").text
    assert "比2005年12月31日多10人" in page
    assert "2005年12月31日为210人" in page
    data = get(client, as_of="2006-12-31", compare="2005-12-31", format="json").json()
    assert data["figures"][0]["value"] == 220
    assert data["compare"]["figures"][0]["value"] == 210
    assert data["compare"]["as_of"] == "2005-12-31"


def test_machines_get_every_figure_with_its_parts(client, units):
    data = get(client, format="json").json()
    assert data["as_of"] == "2005-12-31"
    assert datetime.datetime.fromisoformat(data["computed_at"])
    figures = {one["key"]: one for one in data["figures"]}
    assert len(figures) == len(data["figures"])
    rate = figures["membership_rate"]
    assert (rate["numerator"], rate["denominator"]) == (170, 210)
    assert (rate["value"], rate["rate"]) == (80.95, "80.95%")
    assert client.get(rate["list_url"]).status_code == 200
    assert figures["staff"]["value"] == 3
    assert figures["staff"]["list_url"] == ""


def test_the_tables_open_in_offices(client, units):
    answer = get(client, format="csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    name = unquote(answer["Content-Disposition"])
    assert "工会统计数据2005年12月31日.csv" in name
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[1][:4] == ["概况", "职工", "人", "210"]
    book = openpyxl.load_workbook(io.BytesIO(get(client, format="xlsx").content))
    sheet = book.active
    assert sheet["A1"].value == "工会统计数据（截至2005年12月31日）"
    assert [cell.value for cell in sheet[3]][1:4] == ["职工", "人", 210]


def test_a_name_that_begins_like_a_formula_is_no_formula(client, units):
    Cohort.objects.filter(key="private").update(name="=1+1")
    sheet = openpyxl.load_workbook(
        io.BytesIO(get(client, format="xlsx").content)
    ).active
    told = [row[1].value for row in sheet.iter_rows() if "1+1" in str(row[1].value)]
    assert told == ["'=1+1签订集体合同"]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_every_list_is_as_long_as_its_figure(units):
    cohorts = list(Cohort.objects.all())
    for figure in compute(DAY, cohorts).figures:
        found = behind(DAY, figure.key, "part", cohorts)
        if not figure.listed:
            assert found is None, figure.key
            continue
        number = figure.numerator if figure.unit == "%" else figure.value
        assert found.total == (number or 0), figure.key
        if not found.has_amounts:
            assert found.rows.count() == found.total, figure.key
        if figure.denominator is not None:
            whole = behind(DAY, figure.key, "whole", cohorts)
            assert whole.total == figure.denominator, figure.key


def test_a_list_of_people_adds_up_to_its_head(client, units):
    answer = listed(client, "employees")
    rows = answer.context["rows"]
    assert sum(row.amount for row in rows) == 210
    assert units["town"].name not in {row.name for row in rows}
    assert "职工：210人" in answer.text


def test_a_list_has_the_names_of_its_day(client, units):
    factories.FormerStateFactory(organization=units["town"], name="平坡乡工会联合会")
    factories.FormerStateFactory(organization=units["plant"], name="水电厂工会")
    page = listed(client, "state_owned_total").text
    assert "水电厂工会" in page
    assert "平坡乡工会联合会" in page
    assert "水电站工会" not in page
    today = listed(client, "state_owned_total", as_of="2020-01-01").text
    assert "水电站工会" in today


def test_what_is_left_out_has_a_list_of_its_own(client, units):
    silent = factories.OrganizationFactory(name="沉默的工会", nature="")
    missing = listed(client, "employees", "missing")
    assert [row.pk for row in missing.context["rows"]] == [silent.pk]
    natures = listed(client, "state_owned_congress", "missing")
    assert [row.pk for row in natures.context["rows"]] == [silent.pk]
    Organization.objects.filter(pk=units["plant"].pk).update(is_new_enterprise=True)
    double = listed(client, "check_classified", "double")
    assert [row.pk for row in double.context["rows"]] == [units["plant"].pk]
    stale = listed(client, "members", "stale", as_of="2010-01-01")
    assert stale.context["behind"].total == 4


@pytest.mark.parametrize(
    ("key", "part"),
    [
        ("nothing", "part"),
        ("", "part"),
        ("staff", "part"),
        ("employees", "whole"),
        ("employees", "double"),
        ("grassroots", "missing"),
        ("grassroots", "stale"),
        ("employees", "else"),
        ("departments", "missing"),
    ],
)
def test_a_list_that_is_none_is_not_found(client, units, key, part):
    assert listed(client, key, part).status_code == 404


def test_a_list_with_a_wrong_day_says_so(client, units):
    assert "要写成" in listed(client, "employees", as_of="2005-02-30").text


def test_the_staff_of_the_federation_is_named_nowhere(client, units):
    pages = [get(client, format=kind).text for kind in ("", "json", "csv")]
    pages += [listed(client, key).text for key in ("departments", "years_in_front")]
    assert listed(client, "staff").status_code == 404
    for name in ("杨赵氏", "段木森", "李禾苗", "早退休"):
        assert not [page for page in pages if name in page]


def test_no_private_officer_and_no_second_record_is_listed(client, units):
    factories.OrganizationFactory(name="重复的工会", duplicate_of=units["school"])
    factories.OfficerFactory(organization=units["school"], name="赵不公开")
    page = listed(client, "grassroots").text
    assert "第一中学工会" in page
    assert "重复的工会" not in page
    assert "赵不公开" not in page


def fill(count):
    upper = factories.OrganizationFactory()
    made = Organization.objects.bulk_create(
        Organization(name=f"{upper.name}{place}", kind="village_union", parent=upper)
        for place in range(count)
    )
    Headcount.objects.bulk_create(
        Headcount(organization=one, day=DAY, employees=1, members=1) for one in made
    )


def cost(client, address):
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


@pytest.mark.parametrize(
    "address",
    [
        f"{PAGE}?as_of=2006-12-31&compare=2005-12-31",
        f"{PAGE}?as_of=2005-12-31&format=json",
        f"{LIST}?figure=employees&as_of=2005-12-31",
    ],
)
def test_the_pages_cost_the_same_for_many(client, units, address):
    costs = [(fill(count), cost(client, address))[1] for count in (3, 118)]
    assert costs[0] == costs[1] <= MOST_QUERIES


def test_a_long_list_is_cut_into_pages_that_keep_what_was_asked(client, units):
    fill(60)
    page = listed(client, "kind_village_union").text
    assert "kind_village_union：" not in page
    assert "这是第1到第50条" in page
    link = re.search(r'href="(\?[^"]*page=2)"', page)[1].replace("&amp;", "&")
    assert "第51到第60条" in client.get(LIST + link).text
