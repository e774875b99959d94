"""Which organizations: the same verbs for pages, choosers, imports and tests."""

from datetime import date

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.search.queryset import SearchableQuerySetMixin

from organizations.enums import HomeLevel, OrganizationKind, PracticeKind, Standing
from organizations.holding import (
    CONTRACT,
    EXISTENCE,
    PERIOD,
    TITLE,
    last_year_over,
)
from organizations.levels import MAX_LEVELS

# the fields a former state keeps, under the names they have on a day
FIELDS_ON = {
    "name_on": "name",
    "short_name_on": "short_name",
    "kind_on": "kind",
    "nature_on": "nature",
    "new_enterprise_on": "is_new_enterprise",
}


class OrganizationQuerySet(SearchableQuerySetMixin, models.QuerySet):
    def records(self):
        """Without those found to be second records of the same organization."""
        return self.filter(duplicate_of=None)

    def valid_on(self, day: date):
        """Organizations that exist on the day (both ends count); one that is still
        being prepared, or is a duplicate, does not."""
        there = self.records().filter(EXISTENCE.on(day))
        return there.exclude(standing=Standing.PREPARING)

    def overdue_on(self, day: date):
        """换届超期: their term of office was over and no later one is entered."""
        return self.valid_on(day).filter(term_due__lt=day)

    def described_on(self, day: date):
        """With what each was on the day: ``name_on``, ``short_name_on``, ``kind_on``,
        ``nature_on``, ``new_enterprise_on`` and ``parent_on`` (a primary key)."""
        fields = FIELDS_ON | {"parent_on": "parent_id"}
        if day >= timezone.localdate():
            return self.annotate(**{on: F(field) for on, field in fields.items()})
        states = self.model._meta.get_field("former_states").related_model.objects
        state = states.in_force_on(day).filter(organization=OuterRef("pk"))
        described = self.annotate(state_on=Subquery(state.values("pk")[:1]))
        return described.annotate(
            **{
                on: Coalesce(Subquery(state.values(field)[:1]), F(field))
                for on, field in FIELDS_ON.items()
            },
            parent_on=Case(
                When(state_on=None, then=F("parent_id")),
                default=Subquery(state.values("parent_id")[:1]),
                output_field=models.BigIntegerField(),
            ),
        )

    def as_of(self, day: date):
        """The organizations that exist on the day, as they were on it."""
        return self.valid_on(day).described_on(day)

    def grassroots(self):
        """基层工会组织, of ``as_of``: all but the county federation itself."""
        return self.exclude(kind_on=OrganizationKind.COUNTY_FEDERATION)

    def with_place(self, day: date):
        """With ``is_upper_on``: it has organizations below it on that day, so its
        numbers include theirs and are left out of sums."""
        below = self.model.objects.as_of(day).exclude(parent_on=None)
        return self.annotate(
            is_upper_on=Case(
                When(pk__in=below.values("parent_on"), then=True), default=False
            )
        )

    def with_headcount(self, day: date):
        """With ``headcount_on``: the count in force that day (a primary key)."""
        headcounts = self.model._meta.get_field("headcounts").related_model.objects
        latest = headcounts.made_by(day).filter(organization=OuterRef("pk"))
        return self.annotate(headcount_on=Subquery(latest.values("pk")[:1]))

    def with_practices(self, day: date):
        """With ``has_<kind>`` for every ``PracticeKind``, true on that day."""
        practices = self.model._meta.get_field("practices").related_model.objects
        held = practices.held_on(day).filter(organization=OuterRef("pk"))
        return self.annotate(
            **{f"has_{kind}": Exists(held.filter(kind=kind)) for kind in PracticeKind}
        )

    def with_contract(self, day: date):
        """With ``has_contract``: some collective contract is in force that day."""
        contracts = self.model._meta.get_field("contracts").related_model.objects
        active = contracts.active_on(day).filter(organization=OuterRef("pk"))
        return self.annotate(has_contract=Exists(active))

    def with_homes(self, day: date):
        """With ``home_<level>`` for every ``HomeLevel``, true on that day."""
        awards = self.model._meta.get_field("home_awards").related_model.objects
        valid = awards.valid_on(day).filter(organization=OuterRef("pk"))
        return self.annotate(
            **{
                f"home_{level}": Exists(valid.filter(level=level))
                for level in HomeLevel
            }
        )

    def under(self, upper, day: date):
        """Of ``as_of``: everything below ``upper`` on that day, at any level."""
        below = Q(parent_on=upper.pk)
        step = self.model.objects.as_of(day).filter(parent_on=upper.pk)
        for _ in range(MAX_LEVELS - 2):
            below |= Q(parent_on__in=step.values("pk"))
            step = self.model.objects.as_of(day).filter(parent_on__in=step.values("pk"))
        return self.filter(below)

    def named_like(self, text: str):
        """Organizations of which any name, former ones too, holds the text."""
        states = self.model._meta.get_field("former_states").related_model.objects
        former = states.filter(organization=OuterRef("pk"), name__icontains=text)
        return self.filter(
            Q(name__icontains=text)
            | Q(short_name__icontains=text)
            | Q(aliases__icontains=text)
            | Exists(former)
        )

    def in_register_order(self, kind="kind", name="name"):
        """As an office lists them: the county federation first, then kind by kind
        in the order of ``OrganizationKind``, by name within a kind."""
        rank = Case(
            *(
                When(**{kind: value}, then=place)
                for place, value in enumerate(OrganizationKind.values)
            ),
            default=len(OrganizationKind.values),
        )
        return self.order_by(rank, name, "pk")


class FormerStateQuerySet(models.QuerySet):
    def in_force_on(self, day):
        """Of one organization the first is what it was on the day, if any is; ``day``
        may be an expression over an outer query."""
        return self.filter(until__gte=day).order_by("until")


class HeadcountQuerySet(models.QuerySet):
    def made_by(self, day: date):
        """Of one organization the first is the count in force on the day."""
        return self.filter(day__lte=day).order_by("-day")


class PeriodQuerySet(models.QuerySet):
    def held_on(self, day: date):
        """What had begun and not ended on that day (both ends count)."""
        return self.filter(PERIOD.on(day))


class ContractQuerySet(models.QuerySet):
    def active_on(self, day: date):
        """In force on the day: begun, not run out, not ended before its time."""
        return self.filter(CONTRACT.on(day))


class HomeAwardQuerySet(models.QuerySet):
    def valid_on(self, day: date):
        """Awarded by the day and not revoked by it."""
        return self.filter(TITLE.on(day))


class AssessmentQuerySet(models.QuerySet):
    def known_on(self, day: date):
        """Of years that were over on the day."""
        return self.filter(year__lte=last_year_over(day))


class CompetitionResultQuerySet(models.QuerySet):
    def known_on(self, day: date):
        """Of contests held by the day; one without a day, in a year begun by it."""
        return self.filter(Q(day__lte=day) | Q(day=None, year__lte=day.year))

    def public(self):
        """Of organizations whose record is shown."""
        return self.filter(organization__duplicate_of=None)

    def newest_first(self):
        return self.order_by("-year", F("day").desc(nulls_last=True), "-pk")
