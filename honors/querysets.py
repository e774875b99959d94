"""Which awards and which people: the same verbs for pages, figures, tests."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from wagtail.search.queryset import SearchableQuerySetMixin

from honors.enums import AwardState


class WorkerQuerySet(SearchableQuerySetMixin, models.QuerySet):
    def public(self):
        """People whose page readers may see: with a valid award, and not hidden."""
        awards = self.model._meta.get_field("awards").related_model.objects
        held = awards.filter(worker=OuterRef("pk"), state=AwardState.VALID)
        return self.filter(Exists(held), is_public=True)

    def named_like(self, text: str):
        return self.filter(Q(name__icontains=text) | Q(other_names__icontains=text))


class AwardQuerySet(models.QuerySet):
    def valid(self):
        return self.filter(state=AwardState.VALID)

    def proposed(self):
        return self.filter(state=AwardState.PROPOSED)

    def revoked(self):
        return self.filter(state=AwardState.REVOKED)

    def public(self):
        """Honors that are held today, without people who are not shown."""
        return self.valid().filter(Q(worker=None) | Q(worker__is_public=True))

    def in_roll(self, honor, year: int, batch: str = ""):
        """Of one honor, one year and one batch."""
        return self.filter(honor=honor, year=year, batch=batch)
