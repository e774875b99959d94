"""What the register holds of an organization on a day, as far as the sheet goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from django.db.models import QuerySet

from organizations.enums import OPENNESS, ContractKind, OfficerRole, PracticeKind
from organizations.holding import CONTRACT, PERIOD, TITLE
from organizations.models import (
    CollectiveContract,
    FormerState,
    Headcount,
    HomeAward,
    Officer,
    Organization,
    Practice,
)
from organizations.models.periods import Period
from organizations.sheets.register import Register

PRACTICES = (PracticeKind.WORKERS_CONGRESS, *OPENNESS)
P = TypeVar("P", bound=Period)
FEW = 1000  # keys that are named in a query; above it whole tables are read


@dataclass
class Held:
    """An organization with its facts.

    ``state`` describes it on the day. ``headcount`` is the one in force that day;
    the lists hold all periods, of comprehensive contracts and of chairs only.
    """

    organization: Organization
    state: Organization | FormerState
    headcount: Headcount | None = None
    practices: list[Practice] = field(default_factory=list)
    contracts: list[CollectiveContract] = field(default_factory=list)
    awards: list[HomeAward] = field(default_factory=list)
    chairs: list[Officer] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        return self.organization.pk is None

    @property
    def is_former(self) -> bool:
        return self.state is not self.organization

    def contract_on(self, day: date) -> CollectiveContract | None:
        """The one in force that runs longest."""
        active = [one for one in self.contracts if CONTRACT.holds(one, day)]
        return max(active, key=lambda one: (one.end, one.pk), default=None)

    def awards_on(self, day: date) -> list[HomeAward]:
        return [one for one in self.awards if TITLE.holds(one, day)]


def held_on(periods: Iterable[P], day: date) -> list[P]:
    """Those that had begun and not ended; both ends count."""
    return [one for one in periods if PERIOD.holds(one, day)]


def holdings(register: Register, organizations: Iterable[Organization]) -> list[Held]:
    """Of each organization, in their order; in five queries."""
    found = {one.pk: Held(one, register.state(one)) for one in organizations if one.pk}

    def of_these(facts: QuerySet) -> QuerySet:
        return (
            facts.filter(organization__in=list(found)) if len(found) <= FEW else facts
        )

    latest = Organization.objects.with_headcount(register.day).values("headcount_on")
    for count in of_these(Headcount.objects.filter(pk__in=latest)):
        if count.organization_id in found:
            found[count.organization_id].headcount = count
    for name, facts in {
        "practices": Practice.objects.filter(kind__in=PRACTICES),
        "contracts": CollectiveContract.objects.filter(kind=ContractKind.COMPREHENSIVE),
        "awards": HomeAward.objects.all(),
        "chairs": Officer.objects.filter(role=OfficerRole.CHAIR),
    }.items():
        for fact in of_these(facts).order_by("pk"):
            if fact.organization_id in found:
                getattr(found[fact.organization_id], name).append(fact)
    return list(found.values())
