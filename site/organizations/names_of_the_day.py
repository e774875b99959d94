"""What organizations were called on a day."""

from collections.abc import Iterable
from datetime import date

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from organizations.models import FormerState, Organization


def name_of(organization: str, day):
    """Inside a query: the name of the day of the organization behind a foreign key.

    ``organization`` names a column of the query it is put in (``"parent"``); ``day``
    is a date or an expression over that query, ``OuterRef("until")``.
    """
    states = FormerState.objects.in_force_on(day)
    then = states.filter(organization=OuterRef(organization))
    now = Organization.objects.filter(pk=OuterRef(organization))
    return Coalesce(Subquery(then.values("name")[:1]), Subquery(now.values("name")[:1]))


def names_on(organizations: Iterable[int | None], day: date) -> dict[int, str]:
    """Their names on the day by primary key, in one statement."""
    described = Organization.objects.described_on(day)
    keys = {one for one in organizations if one is not None}
    return dict(described.filter(pk__in=keys).values_list("pk", "name_on"))
