"""Which essays: the same verbs for pages, feeds, figures, downloads and harvesters."""

from datetime import date

from django.db.models import Case, F, IntegerField, Q, Value, When
from django.db.models.functions import Coalesce, TruncDate
from wagtail.models.pages import PageManager

from honors.essays.access import Rights
from honors.essays.enums import Prize
from pages.querysets import SitePageQuerySet

# Given out as a whole once the essay is public (``access.gives_full_text``).
OPEN = Q(rights=Rights.PUBLIC_DOMAIN) | Q(rights=Rights.FULL, has_consent=True)
PRIZE_RANK = Case(
    *(When(prize=prize, then=Value(rank)) for rank, prize in enumerate(Prize)),
    default=Value(len(Prize)),
    output_field=IntegerField(),
)


class EssayQuerySet(SitePageQuerySet):
    def listed(self, day=None):
        """What readers may know of: no drafts, nothing internal or under embargo."""
        return self.visible(day)

    def open_text(self, day=None):
        """Those whose full text and original anybody may have."""
        return self.listed(day).filter(OPEN)

    def in_order(self):
        """As the archive lists them: latest year first, those of no certain year
        last; within a year event by event, from the highest prize down."""
        return self.annotate(prize_rank=PRIZE_RANK).order_by(
            F("year").desc(nulls_last=True), "-event", "prize_rank", "pk"
        )

    def by_prize(self):
        """As one event lists them."""
        return self.annotate(prize_rank=PRIZE_RANK).order_by("prize_rank", "pk")

    def newest_first(self):
        """As readers first could see them: one that was under embargo is new on the
        day on which that ends."""
        published = TruncDate("first_published_at")
        seen = Case(
            When(public_from__gt=published, then=F("public_from")), default=published
        )
        return self.order_by(
            seen.desc(nulls_last=True), F("first_published_at").desc(), "-pk"
        )

    def awarded_by(self, day: date):
        """Prizes that had been awarded on that day.

        What counts is the last day of the event; without one, the end of the year;
        where the year is not certain, the day of the source that already speaks of
        the prize. A prize of which neither is known counts on no day.
        """
        last_day = Coalesce("event__ends_on", "event__begins_on")
        year_over = day.year if (day.month, day.day) == (12, 31) else day.year - 1
        return (
            self.exclude(prize="")
            .annotate(last_day=last_day)
            .filter(
                Q(last_day__lte=day)
                | Q(last_day=None, year__lte=year_over)
                | Q(last_day=None, year=None, attested_on__lte=day)
            )
        )

    def of_no_known_day(self):
        """Prizes that count on no day: see ``awarded_by``."""
        return self.filter(event__begins_on=None, year=None, attested_on=None).exclude(
            prize=""
        )

    def written_by(self, name: str):
        """By an author of this name, in whichever place and role."""
        return self.filter(
            pk__in=self.model.authors.rel.related_model.objects.filter(
                name=name
            ).values("essay")
        )

    def of_organization(self, organization):
        """Whose authors, or who as a whole, belonged to this organization."""
        authors = self.model.authors.rel.related_model.objects
        by_members = authors.filter(organization=organization).values("essay")
        return self.filter(Q(organization=organization) | Q(pk__in=by_members))


EssayManager = PageManager.from_queryset(EssayQuerySet)
