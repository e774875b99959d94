"""Figures of a day: what they count, what they leave out, and what they say of it."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organizations.figures import sources
from organizations.figures.computing import compute
from organizations.figures.sources import FigureSource, Reported, register_figures
from organizations.models import Cohort, Headcount, HomeAward, Organization, Practice
from organizations.start import default_cohorts
from tests import factories
from tests.organizations.figures_register import DAY, small_register

pytestmark = pytest.mark.django_db
make = factories.OrganizationFactory
ONE_DAY = datetime.timedelta(days=1)


@pytest.fixture
def units():
    return small_register()


def told(key, day=DAY):
    return compute(day)[key]


def sentences(key, day=DAY):
    return [remark.sentence for remark in told(key, day).remarks]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("employees", "210人"),
        ("members", "170人"),
        ("membership_rate", "80.95%"),
        ("grassroots", "5个"),
        ("new_enterprises", "1个"),
        ("township_federations", "2个"),
        ("other_organizations", "2个"),
        ("female_employees", "105人"),
        ("migrant_workers", "—"),
        ("women_committee", "1个"),
        ("kind_institution_union", "1个"),
        ("nature_government", "2个"),
        ("state_owned_total", "1个"),
        ("institutions_congress_and_openness", "1个"),
        ("congress", "2个"),
        ("contract", "1个"),
        ("home_county_qualified", "2个"),
        ("home_titles", "3项"),
        ("home_holders", "2个"),
        ("home_highest_county_qualified", "1个"),
        ("home_highest_county_advanced", "1个"),
        ("staff", "3人"),
        ("departments", "3个"),
        ("departments_section", "2个"),
        ("years_in_front", "2年"),
        ("check_classified", "5个"),
        ("check_remainder", "0个"),
    ],
)
def test_each_figure_counts_what_its_name_says(units, key, text):
    assert told(key).text == text


def test_a_rate_names_its_numerator_and_denominator(units):
    make(kind="enterprise_union", nature="private", is_new_enterprise=True)
    factories.ContractFactory(organization=units["shop"])
    figure = told("private_contract")
    assert (figure.numerator, figure.denominator, figure.rate) == (1, 2, "50%")


def test_where_the_denominator_is_unknown_there_is_no_rate(units):
    figure = told("institutions_congress_and_openness")
    assert (figure.value, figure.denominator, figure.rate) == (1, None, "")


def test_an_empty_register_has_noughts_and_no_rate():
    default_cohorts()
    computed = compute(DAY)
    assert computed["employees"].text == "0人"
    assert computed["membership_rate"].text == "—"
    assert computed["state_owned_congress"].rate == "—"


def test_people_below_an_upper_union_are_counted_once(units):
    factories.HeadcountFactory(organization=units["federation"], employees=9000)
    assert told("employees").value == 210


def test_an_upper_union_left_alone_counts_its_own_people_again(units):
    Organization.objects.filter(parent=units["town"]).update(
        standing="dissolved", valid_to=DAY
    )
    assert told("employees").value == 210
    assert told("employees", DAY + ONE_DAY).value == 150 + 20 + 40


@pytest.mark.parametrize(
    "state",
    [
        {"standing": "preparing"},
        {"standing": "dissolved", "valid_to": DAY - ONE_DAY},
        {"valid_from": DAY + ONE_DAY},
    ],
)
def test_who_does_not_exist_on_the_day_is_not_counted(units, state):
    absent = make(nature="institution", kind="institution_union", **state)
    factories.HeadcountFactory(organization=absent, employees=500)
    computed = compute(DAY)
    assert computed["grassroots"].value == 5
    assert computed["employees"].value == 210
    assert computed["nature_institution"].value == 1


def test_a_second_record_of_the_same_organization_is_not_counted(units):
    double = make(duplicate_of=units["school"], nature="institution")
    factories.HeadcountFactory(organization=double, employees=500)
    assert told("grassroots").value == 5
    assert told("employees").value == 210


def test_a_changed_nature_is_right_on_both_days(units):
    factories.FormerStateFactory(organization=units["plant"])
    Organization.objects.filter(pk=units["plant"].pk).update(nature="private")
    later = datetime.date(2011, 1, 1)
    assert told("state_owned_total").value == 1
    assert told("state_owned_total", later).value == 0
    assert told("nature_private", later).value == 2


def test_a_merger_takes_one_away_from_the_day_after_on(units):
    other = units["other"]
    other.standing, other.valid_to, other.successor = "merged", DAY, units["town"]
    other.save()
    assert told("township_federations").value == 2
    assert told("township_federations", DAY + ONE_DAY).value == 1


def test_a_count_is_in_force_from_its_day_on(units):
    factories.HeadcountFactory(
        organization=units["school"], day=DAY + ONE_DAY, employees=45, members=45
    )
    assert told("employees").value == 210
    assert told("employees", DAY + ONE_DAY).value == 215


def test_facts_hold_only_in_their_time(units):
    Practice.objects.filter(kind="workers_congress").update(until=DAY - ONE_DAY)
    HomeAward.objects.filter(level="county_advanced").update(revoked=DAY)
    computed = compute(DAY)
    assert computed["congress"].value == 0
    assert computed["home_titles"].value == 2
    assert told("contract", datetime.date(2008, 1, 1)).value == 0


def test_an_organization_without_numbers_is_named_as_missing(units):
    make(parent=units["federation"])
    Headcount.objects.filter(organization=units["shop"]).update(members=None)
    assert sentences("employees") == ["有1个组织没有填报，未计入。"]
    assert sentences("members") == ["有2个组织没有填报，未计入。"]
    assert sentences("membership_rate") == ["有2个组织没有填报，未计入。"]
    assert sentences("congress") == []


def test_an_upper_union_without_numbers_is_not_missing(units):
    Headcount.objects.filter(organization=units["town"]).delete()
    assert sentences("employees") == []


def test_an_old_count_is_named_as_old(units):
    later = datetime.date(2007, 6, 30)
    assert sentences("employees", datetime.date(2006, 12, 31)) == []
    assert sentences("employees", later) == [
        "有4个组织的数据早于2006年12月31日，按最近一次填报计。"
    ]


def test_an_organization_without_nature_is_told_where_natures_count(units):
    make(nature="", parent=units["federation"])
    assert sentences("state_owned_congress") == ["有1个组织没有填写单位性质，未计入。"]
    assert told("nature_unknown").value == 1
    assert sentences("new_enterprises") == []


def test_overlapping_classes_are_told(units):
    Organization.objects.filter(pk=units["plant"].pk).update(is_new_enterprise=True)
    figure = told("check_classified")
    assert figure.value == 5
    assert figure.remarks[0].sentence.startswith("四类相加多出1个")


def test_a_term_that_ran_out_before_the_day_is_overdue(units):
    school = units["school"]
    school.term_start, school.term_years = datetime.date(2002, 6, 1), 3
    school.save()
    assert told("overdue_terms").value == 1
    assert told("overdue_terms", datetime.date(2005, 6, 1)).value == 0


def test_the_office_spells_its_departments_and_its_years_in_front(units):
    computed = compute(DAY)
    assert computed["departments"].note == "两股一室"
    assert computed["years_in_front"].note == "2004年至2005年"
    assert not computed["staff"].listed


def test_a_feature_brings_its_own_figures(units, monkeypatch):
    monkeypatch.setattr(sources, "_sources", {})
    essay = Reported("essays", "获奖稿件", "篇", 2, "一等奖1篇", "/essays/")
    register_figures(FigureSource("essays", lambda day: [essay] if day >= DAY else []))
    figure = told("essays")
    assert (figure.group, figure.text, figure.url) == ("其他", "2篇", "/essays/")
    assert "essays" not in compute(DAY - ONE_DAY).by_key()


def test_the_default_cohorts_come_once_and_keep_what_the_office_changed():
    default_cohorts()
    Cohort.objects.filter(key="private").update(name="民营企业", is_new_enterprise=None)
    default_cohorts()
    assert Cohort.objects.count() == 3
    assert Cohort.objects.get(key="private").name == "民营企业"


def test_a_cohort_of_the_office_gives_figures_of_its_own(units):
    Cohort.objects.create(
        key="own-x", name="学校", kinds=["institution_union"], measures=["congress"]
    )
    figure = told("own-x_congress")
    assert figure.label == "学校建立职工代表大会"
    assert figure.rate == "100%"


def fill(count):
    upper = make()
    made = Organization.objects.bulk_create(
        Organization(name=f"{upper.name}{place}", kind="village_union", parent=upper)
        for place in range(count)
    )
    Headcount.objects.bulk_create(
        Headcount(organization=one, day=DAY, employees=1, members=1) for one in made
    )


def test_ten_thousand_organizations_cost_as_many_queries_as_three():
    default_cohorts()
    costs = []
    for count in (3, 115, 9882):
        fill(count)
        with CaptureQueriesContext(connection) as queries:
            computed = compute(DAY)
        costs.append(len(queries))
    assert computed["employees"].value == 10_000
    assert costs == [5 + len(sources._sources)] * 3
