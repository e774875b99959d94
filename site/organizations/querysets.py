"""Which organizations: the same verbs for pages, choosers, imports and tests."""

from datetime import date

from django.db import models
from django.db.models import Case, Q, When
from wagtail.search.queryset import SearchableQuerySetMixin

from organizations.enums import OrganizationKind


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
        """As an office lists them: the county federation first, then kind by kind
        in the order of ``OrganizationKind``, by name within a kind."""
        rank = Case(
            *(
                When(kind=kind, then=place)
                for place, kind in enumerate(OrganizationKind.values)
            ),
            default=len(OrganizationKind.values),
        )
        return self.order_by(rank, "name", "pk")
