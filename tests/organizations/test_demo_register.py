"""The demo county's register gives the figures the office really reported."""

from datetime import date

import pytest
from django.db import transaction
from django.db.models import Count, F, Q, Sum
from wagtail.models import ReferenceIndex

from organizations.credit_code import credit_code_fault
from organizations.demo import load
from organizations.enums import OPENNESS, HomeLevel, Standing
from organizations.figures.computing import compute
from organizations.models import (
    Assessment,
    CollectiveContract,
    CompetitionResult,
    Department,
    FormerState,
    Headcount,
    HomeAward,
    Officer,
    Organization,
    Practice,
    StaffMember,
)

pytestmark = pytest.mark.django_db
THEN = date(2005, 12, 31)
NOW = date(2026, 3, 16)
FACTS = [
    Assessment,
    CollectiveContract,
    CompetitionResult,
    Department,
    FormerState,
    Headcount,
    HomeAward,
    Officer,
    Practice,
    StaffMember,
]


@pytest.fixture(scope="module", autouse=True)
def register(django_db_setup, django_db_blocker):
    """Loaded once for this module and taken back behind it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


def unions(day=THEN):
    return (
        Organization.objects.as_of(day)
        .grassroots()
        .with_place(day)
        .with_headcount(day)
        .with_practices(day)
        .with_contract(day)
        .with_homes(day)
    )


def county():
    return Organization.objects.get(kind="county_federation")


def named(name, day=None):
    """The record that has the name, on the day if one is given."""
    if day is None:
        return Organization.objects.get(name=name)
    return Organization.objects.as_of(day).get(name_on=name)


def leaves(day=THEN):
    return unions(day).filter(is_upper_on=False)


def total(day, field):
    counts = Headcount.objects.filter(pk__in=leaves(day).values("headcount_on"))
    return counts.aggregate(total=Sum(field))["total"]


def some_openness():
    return Q(*((f"has_{kind}", True) for kind in OPENNESS), _connector=Q.OR)


def test_the_unions_of_2005_are_counted_as_they_were_reported():
    assert unions().count() == 118
    assert unions().filter(new_enterprise_on=True).count() == 16
    assert unions().filter(kind_on="township_federation").count() == 11
    assert unions().filter(nature_on="state_owned").count() == 7
    assert not unions().filter(nature_on="").exists()


def test_the_people_of_2005_are_summed_over_the_lowest_unions_only():
    assert total(THEN, "employees") == 4572
    assert total(THEN, "members") == 4386
    uppers = Headcount.objects.filter(
        pk__in=unions().filter(is_upper_on=True).values("headcount_on")
    )
    assert uppers.aggregate(total=Sum("employees"))["total"] > 0
    townships = unions().filter(kind_on="township_federation")
    assert set(townships.values_list("is_upper_on", flat=True)) == {True, False}


def test_every_lowest_union_of_2005_was_counted_on_the_day_in_every_field():
    counts = Headcount.objects.filter(day=THEN, organization__in=leaves().values("pk"))
    assert counts.count() == leaves().count()
    columns = [field.name for field in Headcount._meta.fields]
    assert not counts.filter(
        Q(*((column, None) for column in columns), _connector="OR")
    )


def test_all_new_enterprises_of_2005_are_private_and_half_have_a_contract():
    new = unions().filter(new_enterprise_on=True)
    assert set(new.values_list("nature_on", "kind_on")) == {
        ("private", "enterprise_union")
    }
    assert not unions().filter(nature_on="private", new_enterprise_on=False).exists()
    assert new.filter(has_contract=True).count() == 8
    assert unions().filter(has_contract=True).count() == 15


def test_every_state_owned_enterprise_of_2005_has_all_three():
    owned = unions().filter(nature_on="state_owned")
    assert (
        owned.filter(
            has_workers_congress=True, has_factory_openness=True, has_contract=True
        ).count()
        == 7
    )
    assert unions().filter(has_factory_openness=True).count() == 7


def test_the_institutions_of_2005_with_a_congress_open_their_affairs():
    kinds = ("school_openness", "hospital_openness", "office_openness")
    affairs = Q(*((f"has_{kind}", True) for kind in kinds), _connector=Q.OR)
    held = unions().filter(affairs, nature_on="institution", has_workers_congress=True)
    assert held.count() == 35
    for kind in kinds:
        assert held.filter(**{f"has_{kind}": True}).exists()
    assert unions().filter(has_workers_congress=True).count() == 42
    assert unions().filter(some_openness(), has_workers_congress=True).count() == 42


def test_the_homes_of_2005_pile_up_on_the_same_unions():
    held = {
        level: unions().filter(**{f"home_{level}": True}).count() for level in HomeLevel
    }
    assert list(held.values()) == [66, 29, 6, 2, 0]
    assert HomeAward.objects.valid_on(THEN).count() == 103
    lower, *others = HomeLevel
    for level in others:
        above = unions().filter(**{f"home_{level}": True})
        assert not above.filter(**{f"home_{lower}": False}).exists()
        lower = level


def test_the_federation_of_2005_had_four_sections_and_one_office_for_eight_people():
    departments = Department.objects.held_on(THEN).filter(organization=county())
    assert set(departments.values_list("name", flat=True)) == {
        "办公室",
        "会统股",
        "基层工作股",
        "企业管理股",
        "劳模宣传管理股",
    }
    kinds = departments.order_by().values_list("kind").annotate(Count("pk"))
    assert dict(kinds) == {"section": 4, "office": 1}
    assert StaffMember.objects.held_on(THEN).count() == 8
    assert Organization.objects.as_of(THEN).get(pk=county().pk).nature_on


def test_the_federation_was_among_the_first_three_in_exactly_three_years_running():
    ranks = dict(county().assessments.values_list("year", "rank"))
    assert [year for year in range(2000, 2010) if ranks.get(year, 9) <= 3] == [
        2003,
        2004,
        2005,
    ]
    assert ranks[2002] > 3


def test_the_figures_of_2005_are_the_reported_ones():
    figures = {figure.key: figure for figure in compute(THEN).figures}
    reported = {
        "employees": "4572人",
        "members": "4386人",
        "membership_rate": "95.93%",
        "grassroots": "118个",
        "new_enterprises": "16个",
        "township_federations": "11个",
        "other_organizations": "91个",
        "staff": "8人",
        "departments_section": "4个",
        "departments_office": "1个",
        "state_owned_total": "7个",
        "institutions_congress_and_openness": "35个",
        "congress": "42个",
        "contract": "15个",
        "home_county_qualified": "66个",
        "home_county_advanced": "29个",
        "home_prefecture_advanced": "6个",
        "home_province_model": "2个",
        "home_titles": "103项",
        "home_holders": "66个",
        "years_in_front": "3年",
        "check_classified": "69个",
        "check_remainder": "49个",
    }
    assert {key: figures[key].text for key in reported} == reported
    shares = {
        "state_owned_congress": (7, 7),
        "state_owned_factory_openness": (7, 7),
        "state_owned_contract": (7, 7),
        "private_contract": (8, 16),
    }
    assert shares == {
        key: (figures[key].numerator, figures[key].denominator) for key in shares
    }
    assert not figures["institutions_congress_and_openness"].rate
    assert not [figure.key for figure in figures.values() if figure.remarks]


@pytest.mark.parametrize(
    ("name", "into", "last"),
    [
        ("脉地镇工会联合会", "漾江镇工会联合会", date(2006, 12, 31)),
        ("双涧乡工会联合会", "顺濞镇工会联合会", date(2012, 3, 31)),
    ],
)
def test_a_merged_township_existed_then_and_leads_to_another_now(name, into, last):
    merged = named(name)
    assert merged.standing == Standing.MERGED
    assert (merged.successor.name, merged.valid_to) == (into, last)
    assert merged.ending_document
    assert unions().filter(pk=merged.pk).exists()
    assert not unions(NOW).filter(pk=merged.pk).exists()


def test_what_belonged_to_a_merged_township_is_known_to_point_to_it():
    merged, below = named("脉地镇工会联合会"), "漾濞脉地食用菌有限公司工会委员会"
    references = ReferenceIndex.get_references_to(merged)
    assert str(named(below).pk) in references.values_list("object_id", flat=True)


def test_nine_townships_are_left_of_eleven():
    assert unions(NOW).filter(kind_on="township_federation").count() == 9


def test_the_unions_of_a_merged_township_went_with_it():
    below = named("漾濞脉地食用菌有限公司工会委员会")
    then, now = named("脉地镇工会联合会"), named("漾江镇工会联合会")
    assert unions().under(then, THEN).filter(pk=below.pk).exists()
    assert unions(NOW).under(now, NOW).filter(pk=below.pk).exists()


def test_the_road_section_has_another_name_on_each_of_both_dates():
    section = named("漾濞公路养护段工会委员会")
    assert named("漾濞公路管理段工会委员会", THEN) == section
    assert named("漾濞公路养护段工会委员会", NOW) == section
    assert section.former_names == ["漾濞公路管理段工会委员会"]
    assert not Organization.objects.as_of(THEN).filter(name_on=section.name).exists()


def test_the_cement_works_was_state_owned_and_is_private():
    works = named("漾濞水泥厂工会委员会", THEN)
    assert unions().get(pk=works.pk).nature_on == "state_owned"
    assert unions(NOW).get(pk=works.pk).nature_on == "private"


def test_a_union_being_prepared_is_counted_on_no_day():
    prepared = Organization.objects.filter(standing=Standing.PREPARING)
    assert prepared.count() == 1
    for day in (THEN, NOW):
        assert not Organization.objects.as_of(day).filter(pk__in=prepared).exists()


def test_the_record_holds_endings_of_every_kind():
    endings = Organization.objects.exclude(valid_to=None)
    assert set(endings.values_list("standing", flat=True)) == {
        Standing.MERGED,
        Standing.DISSOLVED,
        Standing.TRANSFERRED,
    }
    assert not endings.filter(ending_document="").exists()


@pytest.mark.parametrize(
    "day",
    [date(2015, 12, 31), date(2020, 12, 31), date(2024, 12, 31), date(2025, 12, 31)],
)
def test_every_lowest_union_is_counted_in_the_later_years_too(day):
    counted = Headcount.objects.filter(day=day).values("organization")
    assert not leaves(day).exclude(pk__in=counted).exists()
    assert 0.9 < total(day, "members") / total(day, "employees") < 1


def test_an_upper_union_counts_exactly_those_below_it():
    upper = named("苍山西镇工会联合会")
    below = leaves().under(upper, THEN).values("headcount_on")
    summed = Headcount.objects.filter(pk__in=below).aggregate(total=Sum("employees"))
    assert upper.headcounts.get(day=THEN).employees == summed["total"]


def test_every_code_is_right_and_every_living_union_has_one():
    codes = Organization.objects.exclude(credit_code="")
    assert not [unit.name for unit in codes if credit_code_fault(unit.credit_code)]
    assert not unions(NOW).filter(credit_code="").exists()


def test_every_organization_could_be_saved_by_a_clerk():
    for unit in Organization.objects.select_related("parent", "successor"):
        unit.full_clean()


@pytest.mark.parametrize("model", FACTS)
def test_every_fact_could_be_saved_by_a_clerk(model):
    records = list(model.objects.all())
    assert records
    for record in records:
        record.full_clean()


@pytest.mark.parametrize(
    "facts", [Officer, Practice, CollectiveContract, HomeAward, Headcount]
)
def test_nothing_happened_before_an_organization_was_founded_or_after_its_end(facts):
    first, last = {
        CollectiveContract: ("start", "start"),
        HomeAward: ("awarded", "awarded"),
        Headcount: ("day", "day"),
    }.get(facts, ("since", "until"))
    too_early = Q(**{f"{first}__lt": F("organization__valid_from")})
    too_late = Q(**{f"{last}__gt": F("organization__valid_to")})
    assert not [
        f"{fact.organization} {fact}"
        for fact in facts.objects.filter(too_early | too_late)
    ]


def test_the_road_menders_and_the_nurses_won_something_at_prefecture_level():
    results = CompetitionResult.objects.filter(level="prefecture", year__lte=2005)
    winners = set(results.values_list("organization__short_name", flat=True))
    assert {"公路养护段工会", "县人民医院工会"} <= winners
    assert results.filter(item="柏油路面铺筑", prize="一等奖").exists()
    too_early = Q(day__lt=F("organization__valid_from"))
    too_late = Q(day__gt=F("organization__valid_to"))
    assert not CompetitionResult.objects.filter(too_early | too_late).exists()


def test_no_phone_in_the_register_is_a_mobile():
    phones = Organization.objects.exclude(phone="").values_list("phone", flat=True)
    assert phones
    assert not [phone for phone in phones if not phone.startswith("0872-7520")]
