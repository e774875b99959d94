"""Which organizations: the same verbs for pages, choosers, imports and tests."""

from datetime import date

from django.db import models
from django.db.models import Q
from wagtail.search.queryset import SearchableQuerySetMixin


class OrganizationQuerySet(SearchableQuerySetMixin, models.QuerySet):
    def valid_on(self, day: date):
        """Organizations that exist on the day (both ends count)."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=day),
            Q(valid_to=None) | Q(valid_to__gte=day),
        )

    def named_like(self, text: str):
        """Organizations whose name, short name or an alias holds the text."""
        return self.filter(
            Q(name__icontains=text)
            | Q(short_name__icontains=text)
            | Q(aliases__icontains=text)
        )

    def in_register_order(self):
        """As an office lists them: by kind, then by name."""
        return self.order_by("kind", "name", "pk")
