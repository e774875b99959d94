"""What holds on a day: the database and a row at hand never disagree."""

from datetime import date, timedelta

import pytest

from organizations.holding import CONTRACT, EXISTENCE, PERIOD, TITLE, in_force
from organizations.models import (
    CollectiveContract,
    HomeAward,
    Organization,
    Practice,
    StaffMember,
)
from tests import factories

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2005, 1, 1), date(2007, 12, 31)
ONE_DAY = timedelta(days=1)
DAYS = [FIRST - ONE_DAY, FIRST, LAST - ONE_DAY, LAST, LAST + ONE_DAY]


def contract(**fields):
    factories.ContractFactory(start=FIRST, end=LAST, **fields)
    return CONTRACT, CollectiveContract


def title(**fields):
    factories.HomeAwardFactory(**fields)
    return TITLE, HomeAward


def practice(**fields):
    factories.PracticeFactory(**fields)
    return PERIOD, Practice


def union(**fields):
    factories.OrganizationFactory(**fields)
    return EXISTENCE, Organization


@pytest.mark.parametrize(
    ("make", "fields", "held"),
    [
        (practice, {"since": FIRST, "until": LAST}, [0, 1, 1, 1, 0]),
        (practice, {"since": FIRST}, [0, 1, 1, 1, 1]),
        (practice, {"until": LAST}, [1, 1, 1, 1, 0]),
        (practice, {}, [1, 1, 1, 1, 1]),
        (contract, {}, [0, 1, 1, 1, 0]),
        (contract, {"terminated": LAST - ONE_DAY}, [0, 1, 1, 0, 0]),
        (title, {"awarded": FIRST}, [0, 1, 1, 1, 1]),
        (title, {"awarded": FIRST, "revoked": LAST}, [0, 1, 1, 0, 0]),
        (union, {"valid_from": FIRST, "valid_to": LAST}, [0, 1, 1, 1, 0]),
    ],
)
def test_a_row_and_the_database_say_the_same(make, fields, held):
    span, model = make(**fields)
    row = model.objects.get()
    assert [span.holds(row, day) for day in DAYS] == [bool(one) for one in held]
    found = [model.objects.filter(span.on(day)).count() for day in DAYS]
    assert found == held


def test_what_stands_behind_a_relation_is_asked_the_same():
    office = factories.OrganizationFactory()
    StaffMember.objects.create(organization=office, since=FIRST, until=LAST)
    found = [
        Organization.objects.filter(
            PERIOD.on(day, "staff"), staff__isnull=False
        ).count()
        for day in DAYS
    ]
    assert found == [0, 1, 1, 1, 0]


def test_the_state_that_ends_first_describes_the_day():
    union = factories.OrganizationFactory()
    states = [
        factories.FormerStateFactory(organization=union, name=name, until=until)
        for name, until in (("后来", LAST), ("当初", FIRST))
    ]
    told = [in_force(states, day) for day in DAYS]
    assert [one and one.name for one in told] == ["当初", "当初", "后来", "后来", None]


@pytest.mark.parametrize(
    ("fields", "overdue"),
    [
        ({}, True),
        ({"term_start": date(2004, 6, 1)}, False),
        ({"term_years": 5}, False),
        ({"valid_from": LAST}, False),
        ({"standing": "dissolved", "valid_to": date(2006, 6, 1)}, False),
        ({"standing": "dissolved", "valid_to": LAST + ONE_DAY}, True),
        ({"standing": "preparing"}, False),
    ],
)
def test_an_overdue_union_is_one_in_lists_and_by_itself(fields, overdue):
    day = date(2007, 6, 1)
    term = {"term_start": date(2004, 5, 31), "term_years": 3} | fields
    union = factories.OrganizationFactory(**term)
    assert union.is_overdue(day) is overdue
    assert Organization.objects.overdue_on(day).exists() is overdue
