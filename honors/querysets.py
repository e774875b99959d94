"""Which awards and which people: the same verbs for pages, figures, tests."""

from datetime import date

from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce
from wagtail.models.pages import PageManager
from wagtail.search.queryset import SearchableQuerySetMixin

from honors.enums import AwardState, HonorFamily, HonorLevel, Recipient, WorkerStanding
from organizations.models import Organization
from pages.querysets import SitePageQuerySet

# The honors whose holders are 劳模: enterprises' workers and offices' staff.
MODEL_FAMILIES = (HonorFamily.MODEL_WORKER, HonorFamily.ADVANCED_WORKER)


def level_rank(field: str) -> Case:
    """0 for the highest level: to put the higher honor first."""
    ranks = [When(**{field: level}, then=rank) for rank, level in enumerate(HonorLevel)]
    return Case(*ranks, default=len(HonorLevel))


def highest_level(awards) -> Subquery:
    """The level of the highest of these awards, in a query around them."""
    ranked = awards.order_by(level_rank("honor__level"))
    return Subquery(ranked.values("honor__level")[:1])


class WorkerQuerySet(SearchableQuerySetMixin, models.QuerySet):
    def public(self):
        """People whose page readers may see: with a valid award, and not hidden."""
        return self.filter(Exists(self._awards().valid()), is_public=True)

    def with_highest(self):
        """With ``highest``, the level of the highest award that is valid."""
        return self.annotate(highest=highest_level(self._awards().valid()))

    def models_on(self, day: date):
        """劳模 by the day: ``level_on`` is the highest level of their titles."""
        titles = self._awards().valid().decided_by(day)
        titles = titles.filter(honor__family__in=MODEL_FAMILIES)
        found = self.annotate(level_on=highest_level(titles))
        return found.filter(level_on__isnull=False)

    def living_on(self, day: date):
        """Of the dead only the year is known: in that year they count no more."""
        return self.exclude(
            Q(death_year=None) | Q(death_year__lte=day.year),
            standing=WorkerStanding.DECEASED,
        )

    def named_like(self, text: str):
        return self.filter(Q(name__icontains=text) | Q(other_names__icontains=text))

    def at(self, text: str):
        """Whose present unit is called so, or was."""
        units = Organization.objects.records().named_like(text).order_by()
        return self.filter(
            Q(unit__icontains=text) | Q(organization__in=units.values("pk"))
        )

    def highest_first(self):
        """Of ``models_on``: the highest level first, then by name."""
        return self.order_by(level_rank("level_on"), "name", "pk")

    def _awards(self):
        """The awards of each, for a query within this one."""
        awards = self.model._meta.get_field("awards").related_model.objects
        return awards.filter(worker=OuterRef("pk")).order_by()


class AwardQuerySet(models.QuerySet):
    def valid(self):
        return self.filter(state=AwardState.VALID)

    def proposed(self):
        return self.filter(state=AwardState.PROPOSED)

    def revoked(self):
        return self.filter(state=AwardState.REVOKED)

    def standing(self):
        """Proposed or valid: what can stand on a list."""
        return self.exclude(state=AwardState.REVOKED)

    def public(self):
        """Honors that are held today, without people who are not shown."""
        return self.valid().filter(Q(worker=None) | Q(worker__is_public=True))

    def in_roll(self, honor, year: int, batch: str = ""):
        """Of one honor, one year and one batch."""
        return self.filter(honor=honor, year=year, batch=batch)

    def decided_by(self, day: date):
        """Awarded by the day. Of an award whose day is unknown the year counts."""
        last_day = (day.month, day.day) == (12, 31)
        known = Q(decision_date__lte=day)
        return self.filter(
            known | Q(decision_date=None, year__lte=day.year - (not last_day))
        )

    def held_by(self, text: str):
        """Whose holder, a person by any name or a team or unit, is called so."""
        return self.filter(
            Q(worker__name__icontains=text)
            | Q(worker__other_names__icontains=text)
            | Q(team__icontains=text)
            | ~Q(recipient=Recipient.PERSON) & Q(unit_at_award__icontains=text)
        )

    def at(self, text: str):
        """Whose unit is called so, then or now or in between."""
        units = Organization.objects.records().named_like(text).order_by()
        return self.filter(
            Q(unit_at_award__icontains=text) | Q(organization__in=units.values("pk"))
        )

    def with_records(self):
        """With what a line about an award speaks of."""
        return self.select_related("honor", "worker")

    def newest_first(self):
        """By year, within a year the higher honor first, then as on the list."""
        return self.order_by(
            "-year",
            level_rank("honor__level"),
            "honor__rank",
            "honor_id",
            F("place").asc(nulls_last=True),
            "pk",
        )


class RollQuerySet(SitePageQuerySet):
    def newest_first(self):
        """By year, within a year the higher honor first."""
        return self.order_by(
            "-year", level_rank("honor__level"), "honor__rank", "batch", "-pk"
        )

    def with_size(self, awards):
        """With ``size``: how many of these awards stand on each roll."""
        entries = awards.filter(
            honor=OuterRef("honor"), year=OuterRef("year"), batch=OuterRef("batch")
        )
        counted = entries.order_by().values("honor").annotate(number=Count("pk"))
        return self.annotate(size=Coalesce(Subquery(counted.values("number")), 0))


RollManager = PageManager.from_queryset(RollQuerySet)
