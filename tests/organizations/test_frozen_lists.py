"""The lists behind an annual report are frozen with its figures."""

import json
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organizations.figures.annual import figures_of, freeze, last_day
from organizations.figures.frozen_lists import (
    agree,
    frozen_behind,
    lists_of,
    places_in,
    runs,
)
from organizations.figures.lists import as_listed, behind
from organizations.figures.members import PARTS
from organizations.figures.values import fingerprint
from organizations.models import AnnualReport, Cohort, Headcount, Organization
from tests import factories
from tests.organizations.figures_register import DAY, small_register

pytestmark = pytest.mark.django_db
PUBLIC = "/organizations/figures/annual/2005/"
LIST = f"{PUBLIC}list/"


@pytest.fixture
def units():
    factories.home_page()
    units = small_register()
    units["silent"] = factories.OrganizationFactory(
        name="沉默的工会", kind="enterprise_union", nature="", parent=units["town"]
    )
    Organization.objects.filter(pk=units["plant"].pk).update(is_new_enterprise=True)
    return units


def names(client, key, part="part", **asked):
    answer = client.get(LIST, {"figure": key, "part": part} | asked)
    assert answer.status_code == 200
    return [row.name for row in answer.context["rows"]]


def test_every_list_is_the_one_the_records_give_when_it_is_frozen(units):
    report = freeze(2005)
    cohorts = list(Cohort.objects.all())
    seen = set()
    for figure in figures_of(2005).figures:
        for part in PARTS:
            now = behind(DAY, figure.key, part, cohorts)
            then = frozen_behind(report.lists, figure.key, part)
            if now is None or (part in PARTS[2:] and not now.total):
                assert then is None, (figure.key, part)
                continue
            rows = as_listed(now, now.rows, DAY)
            assert list(then.rows) == rows, (figure.key, part)
            told = [now.label, now.sentence, now.total, now.unit, now.form]
            assert told == [then.label, then.sentence, then.total, then.unit, then.form]
            seen.add(part)
    assert seen == set(PARTS) - {"stale"}


def test_what_was_reported_long_ago_has_its_frozen_list_too(units):
    report = freeze(2010)
    found = frozen_behind(report.lists, "employees", "stale")
    assert {row.name for row in found.rows} == {
        units[name].name for name in ("other", "plant", "shop", "school")
    }


def test_a_number_of_the_report_opens_the_list_of_its_day(client, units):
    freeze(2005)
    factories.FormerStateFactory(organization=units["town"], name="平坡乡工会联合会")
    Organization.objects.filter(pk=units["plant"].pk).update(
        name="新水电站工会", nature="private"
    )
    Headcount.objects.filter(organization=units["school"]).update(employees=999)
    page = client.get(PUBLIC).text
    assert f"{LIST}?version=1&amp;figure=state_owned_total&amp;part=part" in page
    assert names(client, "state_owned_total") == ["水电站工会"]
    assert names(client, "state_owned_contract", "whole") == ["水电站工会"]
    answer = client.get(LIST, {"figure": "employees"})
    assert "职工：210人" in answer.text
    assert sum(row.amount for row in answer.context["rows"]) == 210
    assert "2005年统计年报定稿时的名单" in answer.text
    assert "平坡乡工会联合会" not in answer.text
    assert f"/organizations/{units['plant'].pk}/?as_of=2005-12-31" in answer.text


def test_who_is_left_out_is_listed_beside_the_frozen_remark(client, units):
    freeze(2005)
    page = client.get(PUBLIC).text
    assert f"{LIST}?version=1&amp;figure=employees&amp;part=missing" in page
    assert names(client, "employees", "missing") == ["沉默的工会"]
    assert names(client, "check_state_owned", "missing") == ["沉默的工会"]
    assert names(client, "check_classified", "double") == ["水电站工会"]


def test_each_version_has_lists_of_its_own(client, units):
    freeze(2005)
    units["silent"].nature = "state_owned"
    units["silent"].save()
    freeze(2005)
    both = {"水电站工会", "沉默的工会"}
    assert set(names(client, "state_owned_total")) == both
    assert names(client, "state_owned_total", version=1) == ["水电站工会"]
    assert client.get(LIST, {"figure": "employees", "version": 9}).status_code == 404


def test_the_federations_own_lists_are_frozen_without_its_staff(client, units):
    report = freeze(2005)
    assert names(client, "departments_section") == ["会统股", "基层股"]
    years = client.get(LIST, {"figure": "years_in_front"}).context["rows"]
    assert [(row.year, row.rank) for row in years] == [(2005, 2), (2004, 3)]
    assert client.get(LIST, {"figure": "staff"}).status_code == 404
    kept = json.dumps(report.lists, ensure_ascii=False)
    for person in ("杨赵氏", "段木森", "李禾苗"):
        assert person not in kept


def test_a_record_that_is_no_more_is_named_without_a_link(client, units):
    gone = units["silent"]
    freeze(2005)
    Organization.objects.filter(pk=gone.pk).delete()
    answer = client.get(LIST, {"figure": "nature_unknown"})
    assert "沉默的工会" in answer.text
    assert f"/organizations/{gone.pk}/" not in answer.text


def test_a_report_from_before_lists_were_kept_says_so(client, units):
    report = freeze(2005)
    AnnualReport.objects.filter(pk=report.pk).update(lists={}, lists_sha256="")
    page = client.get(PUBLIC).text
    assert "没有保存名单" in page
    assert "210人" in page
    assert LIST not in page
    assert client.get(LIST, {"figure": "employees"}).status_code == 404
    told = client.get(f"{PUBLIC}?format=json").json()
    assert {figure["list_url"] for figure in told["figures"]} == {""}


def test_machines_are_led_to_the_frozen_lists(client, units):
    freeze(2005)
    told = client.get(f"{PUBLIC}?format=json").json()
    urls = {figure["key"]: figure["list_url"] for figure in told["figures"]}
    assert f"{LIST}?version=1&figure=employees" in urls["employees"]
    assert client.get(urls["employees"]).status_code == 200
    assert urls["staff"] == ""


@pytest.mark.parametrize(
    ("key", "part"),
    [("", "part"), ("x", "part"), ("employees", "x"), ("grassroots", "missing")],
)
def test_a_list_that_was_not_frozen_is_not_found(client, units, key, part):
    freeze(2005)
    answer = client.get(LIST, {"figure": key, "part": part})
    assert answer.status_code == 404


def test_the_lists_have_a_fingerprint_of_their_own(client, units):
    report = freeze(2005)
    stored = AnnualReport.objects.get().lists
    assert fingerprint(stored) == report.lists_sha256
    assert report.lists_sha256 in client.get(PUBLIC).text
    assert report.sha256 == fingerprint(figures_of(2005).as_data())


def test_figures_and_lists_of_different_moments_are_not_frozen(units):
    figures = figures_of(2005)
    assert agree(figures, lists_of(DAY, figures))
    factories.OrganizationFactory(parent=units["town"])
    assert not agree(figures, lists_of(DAY, figures))


@pytest.mark.parametrize(
    ("places", "kept"),
    [([], []), ([0], [0, 1]), ([3, 4, 5, 9], [3, 3, 9, 1]), ([1, 3], [1, 1, 3, 1])],
)
def test_places_are_kept_as_runs(places, kept):
    assert runs(places) == kept
    assert places_in(kept) == places


def fill(count):
    """So many enterprises below a few townships, each second with people."""
    towns = factories.OrganizationFactory.create_batch(10)
    made = Organization.objects.bulk_create(
        Organization(
            name=f"第{number}乡镇企业有限责任公司工会委员会{towns[0].pk}",
            kind="enterprise_union",
            nature="private" if number % 3 else "state_owned",
            parent=towns[number % 10],
        )
        for number in range(count)
    )
    Headcount.objects.bulk_create(
        Headcount(organization=one, day=last_day(2005), employees=50, members=40)
        for one in made[::2]
    )


def test_ten_thousand_organizations_are_frozen_small_and_quickly(client, units):
    costs = []
    for count in (3, 9_980):
        fill(count)
        with CaptureQueriesContext(connection) as queries:
            began = time.process_time()
            report = freeze(2005)
            took = time.process_time() - began
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 30
    assert took < 20
    assert len(json.dumps(report.lists, ensure_ascii=False).encode()) < 2_500_000
    for address in (PUBLIC, f"{LIST}?figure=employees"):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        assert len(queries) <= 15
