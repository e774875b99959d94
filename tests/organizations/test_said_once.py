"""What may be said of an organization only once, however a model states it."""

import pytest
from django.db.models import Q, UniqueConstraint
from django.db.models.functions import Lower

from organizations.models import Organization, OrganizationLink
from organizations.relations import relations
from organizations.said_once import clashing, rules
from organizations.unifying import part, unify
from tests import factories

pytestmark = pytest.mark.django_db
make = factories.OrganizationFactory
PAIR = ["page", "organization"]


@pytest.fixture
def link_key():
    return OrganizationLink._meta.get_field("organization")


@pytest.fixture
def page():
    return factories.plain_page()


@pytest.fixture
def two():
    return make(name="平坡镇工会联合会"), make(name="平坡镇总工会")


def link(page, organization, role="subject", order=0):
    return OrganizationLink.objects.create(
        page=page, organization=organization, role=role, sort_order=order
    )


@pytest.fixture
def state(monkeypatch):
    """Give links other constraints, as a later feature's model may have them."""

    def stated(constraints=(), unique_together=()):
        options = OrganizationLink._meta
        monkeypatch.setattr(options, "constraints", list(constraints))
        monkeypatch.setattr(options, "unique_together", unique_together)

    return stated


def stays(key, page, two, *, role="mention"):
    """Whether a link to the second could not become one to the first, which the
    page names as its subject."""
    kept, duplicate = two
    link(page, kept)
    row = link(page, duplicate, role)
    return clashing(key, [row], kept) == {row.pk}


def test_unique_together_is_minded(link_key, page, two, state):
    state(unique_together=(("page", "organization"),))
    assert stays(link_key, page, two)


@pytest.mark.parametrize(
    ("condition", "clashes"),
    [
        (Q(role__in=["subject", "mention"]), True),
        (Q(role="subject"), False),
        (Q(role="mention"), False),
        (~Q(role="contributor"), True),
    ],
)
def test_a_condition_must_be_met_on_both_sides(
    link_key, page, two, state, condition, clashes
):
    state([UniqueConstraint(fields=PAIR, condition=condition, name="once")])
    assert stays(link_key, page, two) is clashes


def test_an_expression_is_compared_by_the_database(link_key, page, two, state):
    state([UniqueConstraint(Lower("role"), *PAIR, name="once")])
    assert stays(link_key, page, two, role="SUBJECT")


def test_another_role_is_another_statement(link_key, page, two, state):
    state([UniqueConstraint(fields=[*PAIR, "role"], name="once")])
    assert not stays(link_key, page, two)


@pytest.mark.parametrize(("distinct", "clashes"), [(None, False), (False, True)])
def test_empty_fields_are_equal_only_where_the_constraint_says_so(
    link_key, page, two, state, distinct, clashes
):
    fields = [*PAIR, "sort_order"]
    state([UniqueConstraint(fields=fields, nulls_distinct=distinct, name="once")])
    kept, duplicate = two
    link(page, kept, order=None)
    row = link(page, duplicate, "mention", order=None)
    assert bool(clashing(link_key, [row], kept)) is clashes


def test_a_relation_without_rules_of_its_own_never_clashes():
    key = Organization._meta.get_field("successor")
    assert list(rules(key)) == []


def test_every_relation_can_be_asked(two):
    for key in relations():
        assert clashing(key, key.model._base_manager.all(), two[0]) == set()


def test_what_is_on_both_sides_is_merged_and_parted_again(page, two):
    kept, duplicate = two
    link(page, kept)
    row = link(page, duplicate)
    unification = unify(kept, duplicate)
    assert kept.page_links.count() == 1
    part(unification)
    row.refresh_from_db()
    assert row.organization == duplicate


@pytest.mark.parametrize("role", ["subject", "mention"])
def test_a_row_saved_late_follows_unless_it_would_say_a_thing_twice(page, two, role):
    kept, duplicate = two
    link(page, kept)
    row = link(page, duplicate, "contributor")
    unify(kept, duplicate)
    stale = OrganizationLink.objects.get(pk=row.pk)
    stale.role, stale.organization = role, duplicate
    stale.save()
    there = OrganizationLink.objects.get(pk=row.pk).organization
    assert there == (duplicate if role == "subject" else kept)
