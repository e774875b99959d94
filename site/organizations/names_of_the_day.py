"""What an organization was called on a day, inside a query that speaks of it."""

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from organizations.models import FormerState, Organization


def name_of(organization: str, day):
    """The name on that day of the organization behind this foreign key.

    ``organization`` names a column of the query it is put in (``"parent"``); ``day``
    is a date or an expression over that query, ``OuterRef("until")``.
    """
    then = FormerState.objects.filter(
        organization=OuterRef(organization), until__gte=day
    ).order_by("until")
    now = Organization.objects.filter(pk=OuterRef(organization))
    return Coalesce(Subquery(then.values("name")[:1]), Subquery(now.values("name")[:1]))
