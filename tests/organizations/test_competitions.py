"""竞赛成绩: entered with the record, shown with it, listed for all."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from organizations.models import Assessment
from organizations.unifying import part, unify
from tests import factories
from tests.organizations.test_organization_admin import INLINES

pytestmark = pytest.mark.django_db
make = factories.OrganizationFactory
won = factories.CompetitionResultFactory
ADDRESS = "/organizations/competitions/"


@pytest.fixture(autouse=True)
def front():
    factories.home_page()


@pytest.fixture
def hospital():
    return make(name="县人民医院工会", kind="institution_union")


def day(year, month=6, date=1):
    return datetime.date(year, month, date)


def read(client, address, **query):
    response = client.get(address, query)
    assert response.status_code == 200
    return response.text


def listed(client, **query):
    response = client.get(ADDRESS, query)
    assert response.status_code == 200
    return [one.event for one in response.context["items"]]


def test_the_page_of_an_organization_tells_what_it_won_newest_first(client, hospital):
    won(organization=hospital, item="静脉输液", contestant="内科护理组", host="州工会")
    won(organization=hospital, year=2015, day=day(2015), event="全县竞赛", rank=1)
    html = read(client, hospital.get_absolute_url())
    assert html.index("全县竞赛") < html.index("全州护理技能竞赛")
    assert "州级二等奖（第1名）" in html
    assert "内科护理组" in html
    assert "州工会主办" in html
    assert "2015年6月1日" in html


@pytest.mark.parametrize(
    ("asked", "told"),
    [("2014-12-31", []), ("2015-05-31", ["当年"]), ("2015-06-01", ["当天", "当年"])],
)
def test_on_a_past_day_only_what_was_won_by_it_is_told(client, hospital, asked, told):
    won(organization=hospital, year=2015, day=day(2015), event="当天的竞赛")
    won(organization=hospital, year=2015, event="当年的竞赛")
    html = read(client, hospital.get_absolute_url(), as_of=asked)
    assert [word for word in ("当天", "当年") if f"{word}的竞赛" in html] == told


def test_the_federation_shows_how_it_was_assessed_every_year(client):
    county = make(kind="county_federation")
    for year, rank in ((2003, 3), (2004, 2), (2006, 4)):
        Assessment.objects.create(
            organization=county, year=year, rank=rank, authority="州总工会"
        )
    html = read(client, county.get_absolute_url())
    for year, rank in ((2003, 3), (2004, 2), (2006, 4)):
        assert f"{year}年　<strong>第{rank}名</strong>" in html
    assert html.index("2006年　") < html.index("2003年　")
    then = read(client, county.get_absolute_url(), as_of="2004-12-30")
    assert "第3名" in then
    assert "第2名" not in then


def test_a_long_list_is_cut_and_leads_to_all_of_the_organization(client, hospital):
    for year in range(2000, 2011):
        won(organization=hospital, year=year)
    won(event="别家的竞赛")
    html = read(client, hospital.get_absolute_url())
    assert html.count("<strong>州级二等奖</strong>") == 10
    address = f"{ADDRESS}?organization={hospital.pk}"
    assert address in html
    everything = read(client, address)
    assert "共11项" in everything
    assert "别家的竞赛" not in everything


def test_the_list_narrows_by_year_level_and_words(client, hospital):
    won(organization=hospital, event="甲", year=2005)
    won(organization=hospital, event="乙", year=2015, level="county", item="心肺复苏")
    won(event="丙", year=2015, contestant="路面一班", rank=1, prize="")
    factories.FormerStateFactory(organization=hospital, name="县医院老工会")
    assert listed(client) == ["丙", "乙", "甲"]
    assert listed(client, year=2015) == ["丙", "乙"]
    assert listed(client, year=2015, level="county") == ["乙"]
    assert listed(client, q="复苏") == ["乙"]
    assert listed(client, q="路面") == ["丙"]
    assert listed(client, q="人民医院") == ["乙", "甲"]
    assert listed(client, q="老工会 甲") == ["甲"]
    assert "没有符合这些条件" in read(client, ADDRESS, q="没有")


def test_a_result_names_its_organization_as_it_was_called_then(client, hospital):
    factories.FormerStateFactory(organization=hospital, name="县医院工会")
    won(organization=hospital)
    won(organization=hospital, year=2020)
    html = read(client, ADDRESS)
    assert ">县医院工会</a>" in html
    assert ">县人民医院工会</a>" in html


def test_a_second_record_stands_not_in_the_list(client, hospital):
    won(organization=make(duplicate_of=hospital), event="重复的竞赛")
    assert listed(client) == []
    assert "还没有登记竞赛成绩" in read(client, ADDRESS)


@pytest.mark.parametrize("value", ["x", "9" * 5000, "-1", "\0", "%", " "])
@pytest.mark.parametrize("name", ["q", "year", "level", "organization", "page"])
def test_a_wrong_filter_never_crashes(client, hospital, name, value):
    won(organization=hospital)
    read(client, ADDRESS, **{name: value})


@pytest.mark.parametrize("address", [ADDRESS, "record"])
def test_thirty_results_cost_as_much_as_three(client, hospital, address):
    address = hospital.get_absolute_url() if address == "record" else address
    costs = []
    for years in (range(1990, 1993), range(1993, 2020)):
        for year in years:
            won(organization=hospital, year=year)
            won(year=year)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 15


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"prize": ""}, "名次和奖项至少填一项，名次从1起。"),
        ({"rank": 0}, "名次和奖项至少填一项，名次从1起。"),
        ({"day": day(2006)}, "比赛日期不在所填的年度，请核对。"),
    ],
)
def test_what_says_nothing_or_contradicts_itself_is_refused(hospital, fields, sentence):
    result = won.build(organization=hospital, **fields)
    with pytest.raises(ValidationError) as refused:
        result.full_clean()
    assert refused.value.messages == [sentence]
    with pytest.raises(IntegrityError), transaction.atomic():
        result.save()


@pytest.mark.parametrize("number", ["13800138000", "11010519491231002X"])
def test_a_private_number_is_refused(hospital, number):
    result = won.build(organization=hospital, contestant=f"某护士{number}")
    with pytest.raises(ValidationError, match="请删去证件号"):
        result.full_clean()


@pytest.mark.parametrize("year", [205, 20055])
def test_a_year_has_four_digits(hospital, year):
    with pytest.raises(ValidationError, match="年度要填四位数字，如2005。"):
        won.build(organization=hospital, year=year).full_clean()


def test_a_clerk_enters_a_result_with_the_record(client, hospital):
    client.force_login(factories.UserFactory(is_superuser=True))
    result = {"year": "2005", "level": "prefecture", "event": "竞赛", "prize": "一等奖"}
    empty = dict.fromkeys(("day", "item", "host", "rank", "contestant"), "")
    fields = {
        "name": hospital.name,
        "kind": hospital.kind,
        "standing": "normal",
        "competition_results": inline_formset([result | empty]),
    }
    address = "wagtailsnippets_organizations_organization:edit"
    posted = nested_form_data(INLINES | fields)
    answer = client.post(reverse(address, args=[hospital.pk]), posted)
    assert answer.status_code == 302
    assert hospital.competition_results.get().outcome == "一等奖"


def test_results_follow_their_organization_into_the_kept_record(hospital):
    double = make(name="县医院工会")
    won(organization=hospital, event="同一项")
    staying = won(organization=double, event="同一项")
    moving = won(organization=double, event="另一项")
    unification = unify(hospital, double)
    assert moving in hospital.competition_results.all()
    assert staying not in hospital.competition_results.all()
    part(unification)
    assert set(double.competition_results.all()) == {staying, moving}
