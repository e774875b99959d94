"""统计年报: frozen figures, and the cohorts they are counted over, in the admin."""

import json

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from organizations.figures.annual import figures_of
from organizations.figures.values import fingerprint
from organizations.models import AnnualReport, Cohort, Headcount
from tests import factories
from tests.organizations.figures_register import small_register

pytestmark = pytest.mark.django_db
ADD = "/admin/annual_reports/new/"
PUBLIC = "/organizations/figures/annual/"


@pytest.fixture
def units():
    factories.home_page()
    return small_register()


@pytest.fixture
def boss(client):
    client.force_login(factories.UserFactory(is_superuser=True, is_staff=True))
    return client


def freeze(client, year=2005, **fields):
    seen = fingerprint(figures_of(year).as_data())
    return client.post(ADD, {"year": year, "seen": seen} | fields)


def test_a_year_is_looked_at_then_frozen_and_logged(boss, units):
    page = boss.get(ADD, {"year": 2005}).text
    assert "210人" in page
    assert "2005年年报定稿" in page
    assert freeze(boss).status_code == 302
    report = AnnualReport.objects.get()
    assert (report.year, report.version) == (2005, 1)
    assert report.frozen_by is not None
    assert report.sha256 == fingerprint(report.figures)
    assert ModelLogEntry.objects.filter(object_id=str(report.pk)).exists()


def test_later_edits_of_records_do_not_change_it(boss, client, units):
    freeze(boss)
    assert "结果一致" in client.get(f"{PUBLIC}2005/").text
    Headcount.objects.filter(organization=units["school"]).update(employees=140)
    page = client.get(f"{PUBLIC}2005/")
    assert page.context["figures"]["employees"].value == 210
    changed = {row.figure.key: row.other.text for row in page.context["changed"]}
    assert changed["employees"] == "310人"
    assert "定稿以后组织档案有改动" in page.text
    told = client.get(f"{PUBLIC}2005/?format=json").json()
    assert told["figures"][0]["value"] == 210


def test_a_correction_is_a_second_version_with_its_reason(boss, client, units):
    freeze(boss)
    Headcount.objects.filter(organization=units["school"]).update(employees=50)
    refused = freeze(boss)
    assert "请写明订正原因" in refused.text
    assert AnnualReport.objects.count() == 1
    freeze(boss, reason="第一中学补报10人。")
    page = client.get(f"{PUBLIC}2005/").text
    assert "第一中学补报10人。" in page
    assert "220人" in page
    first = client.get(f"{PUBLIC}2005/?version=1").text
    assert "210人" in first
    assert "已经订正" in first
    assert client.get(f"{PUBLIC}2005/?version=9").status_code == 404


def test_what_changed_after_looking_is_looked_at_again(boss, units):
    seen = fingerprint(figures_of(2005).as_data())
    Headcount.objects.filter(organization=units["school"]).update(employees=50)
    answer = boss.post(ADD, {"year": 2005, "seen": seen})
    assert "档案又有改动" in answer.text
    assert "220人" in answer.text
    assert not AnnualReport.objects.exists()


@pytest.mark.parametrize("year", ["", "abc", "1948", "99999", "this"])
def test_only_a_year_that_is_over_can_be_frozen(boss, units, year):
    year = timezone.localdate().year if year == "this" else year
    assert boss.get(ADD, {"year": year}).status_code == 200
    answer = boss.post(ADD, {"year": year, "seen": "x"})
    assert answer.status_code == 200
    assert not AnnualReport.objects.exists()


def test_nobody_changes_or_deletes_what_was_frozen(boss, units):
    freeze(boss)
    report = AnnualReport.objects.get()
    for verb in ("edit", "delete"):
        address = reverse(f"annual_reports:{verb}", args=[report.pk])
        assert boss.get(address).status_code == 302
        boss.post(address, {"year": 2004})
    assert AnnualReport.objects.get().year == 2005
    index = boss.get(reverse("annual_reports:index")).text
    assert f"{PUBLIC}2005/?version=1" in index
    assert reverse("annual_reports:delete", args=[report.pk]) not in index


def clerk(*codenames):
    user = factories.UserFactory(is_staff=True)
    wanted = Permission.objects.filter(codename__in=("access_admin", *codenames))
    user.user_permissions.set(wanted)
    return user


def test_freezing_wants_the_right_to_it(client, units):
    client.force_login(clerk("change_annualreport"))
    assert freeze(client).status_code == 302
    assert not AnnualReport.objects.exists()
    client.force_login(clerk("add_annualreport"))
    freeze(client)
    assert AnnualReport.objects.exists()


def test_the_public_sees_the_years_and_how_they_went(boss, client, units):
    assert "还没有定稿" in client.get(PUBLIC).text
    freeze(boss)
    assert "历年变化" not in client.get(PUBLIC).text
    freeze(boss, 2006)
    page = client.get(PUBLIC).text
    assert page.count("折线图") == 3
    assert "2006年" in page
    assert client.get(f"{PUBLIC}1999/").status_code == 404
    assert f"{PUBLIC}2006/" in client.get("/organizations/figures/").text
    for kind in ("csv", "xlsx"):
        answer = client.get(f"{PUBLIC}2005/?format={kind}")
        assert answer.status_code == 200
        assert "attachment" in answer["Content-Disposition"]


def test_a_report_from_before_a_figure_was_dropped_still_opens(boss, client, units):
    freeze(boss)
    Cohort.objects.get(key="private").delete()
    page = client.get(f"{PUBLIC}2005/").text
    assert "不再统计" in page


def test_the_fingerprint_is_that_of_the_stored_figures(boss, units):
    freeze(boss)
    report = AnnualReport.objects.get()
    assert fingerprint(json.loads(json.dumps(report.figures))) == report.sha256
    report.figures["figures"][0]["value"] += 1
    assert fingerprint(report.figures) != report.sha256


def test_an_office_makes_a_cohort_by_ticking(boss, client, units):
    fields = {
        "name": "学校",
        "kinds": ["institution_union"],
        "is_new_enterprise": "False",
        "measures": ["total", "congress"],
        "shows_rate": "on",
        "sort_order": "9",
    }
    assert boss.post(reverse("cohorts:add"), fields).status_code == 302
    made = Cohort.objects.get(name="学校")
    assert made.key.startswith("own_")
    assert made.is_new_enterprise is False
    page = client.get("/organizations/figures/?as_of=2005-12-31").text
    assert "学校建立职工代表大会" in page
    boss.post(reverse("cohorts:delete", args=[made.pk]))
    assert not Cohort.objects.filter(pk=made.pk).exists()


def test_a_cohort_without_anything_to_count_is_refused(boss, units):
    answer = boss.post(reverse("cohorts:add"), {"name": "空", "sort_order": "1"})
    assert answer.status_code == 200
    assert not Cohort.objects.filter(name="空").exists()


def test_a_built_in_cohort_can_be_changed_not_deleted(boss, units):
    cohort = Cohort.objects.get(key="private")
    address = reverse("cohorts:delete", args=[cohort.pk])
    assert address not in boss.get(reverse("cohorts:index")).text
    boss.post(address)
    fields = {
        "name": "民营企业",
        "natures": ["private"],
        "is_new_enterprise": "",
        "measures": ["contract"],
        "shows_rate": "on",
        "sort_order": "3",
    }
    boss.post(reverse("cohorts:edit", args=[cohort.pk]), fields)
    cohort.refresh_from_db()
    assert (cohort.name, cohort.is_new_enterprise) == ("民营企业", None)
    assert cohort.key == "private"
