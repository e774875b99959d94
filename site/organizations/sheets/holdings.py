"""What the register holds of an organization on a day, as far as the sheet goes.

Facts are read as plain values: a sheet of thousands of rows asks for tens of
thousands of them, and only those that change are ever made into records.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, Protocol, TypeVar

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
from organizations.sheets.register import Register

PRACTICES = (PracticeKind.WORKERS_CONGRESS, *OPENNESS)
NUMBERS = tuple(
    one.name
    for one in Headcount._meta.concrete_fields
    if one.name not in ("id", "organization", "day")
)
FEW = 1000  # keys that are named in a query; above it whole tables are read


class Count(NamedTuple):
    pk: int
    day: date
    numbers: dict[str, int | None]


class PracticeHeld(NamedTuple):
    pk: int
    kind: str
    since: date | None
    until: date | None


class ContractHeld(NamedTuple):
    pk: int
    start: date
    end: date
    terminated: date | None


class AwardHeld(NamedTuple):
    pk: int
    level: str
    awarded: date | None
    revoked: date | None


class ChairHeld(NamedTuple):
    pk: int
    name: str
    since: date | None
    until: date | None


@dataclass
class Held:
    """An organization with its facts.

    ``state`` describes it on the day. ``count`` is the one in force that day; the
    lists hold all periods, of comprehensive contracts and of chairs only.
    """

    organization: Organization
    state: Organization | FormerState
    count: Count | None = None
    practices: list[PracticeHeld] = field(default_factory=list)
    contracts: list[ContractHeld] = field(default_factory=list)
    awards: list[AwardHeld] = field(default_factory=list)
    chairs: list[ChairHeld] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        return self.organization.pk is None

    @property
    def is_former(self) -> bool:
        return self.state is not self.organization

    @property
    def numbers(self) -> dict[str, int | None]:
        """Of the count in force; empty when there is none."""
        return self.count.numbers if self.count else {}

    def contract_on(self, day: date) -> ContractHeld | None:
        """The one in force that runs longest."""
        active = [one for one in self.contracts if CONTRACT.holds(one, day)]
        return max(active, key=lambda one: (one.end, one.pk), default=None)

    def awards_on(self, day: date) -> list[AwardHeld]:
        return [one for one in self.awards if TITLE.holds(one, day)]


class Spell(Protocol):
    @property
    def since(self) -> date | None: ...
    @property
    def until(self) -> date | None: ...


S = TypeVar("S", bound=Spell)


def held_on(spells: Iterable[S], day: date) -> list[S]:
    """Those that had begun and not ended; both ends count."""
    return [one for one in spells if PERIOD.holds(one, day)]


def holdings(register: Register, organizations: Iterable[Organization]) -> list[Held]:
    """Of each organization, in their order; in five queries."""
    found = {one.pk: Held(one, register.state(one)) for one in organizations if one.pk}

    def of_these(facts: QuerySet, *names: str) -> Iterable[tuple[Held, list[Any]]]:
        """The values of these fields with the organization that they belong to."""
        if len(found) <= FEW:
            facts = facts.filter(organization__in=list(found))
        rows = facts.order_by("pk").values_list("organization", "pk", *names)
        return ((found[key], values) for key, *values in rows if key in found)

    latest = Organization.objects.with_headcount(register.day).values("headcount_on")
    counts = Headcount.objects.filter(pk__in=latest)
    for held, (pk, day, *numbers) in of_these(counts, "day", *NUMBERS):
        held.count = Count(pk, day, dict(zip(NUMBERS, numbers, strict=True)))
    practices = Practice.objects.filter(kind__in=PRACTICES)
    for held, values in of_these(practices, "kind", "since", "until"):
        held.practices.append(PracticeHeld(*values))
    contracts = CollectiveContract.objects.filter(kind=ContractKind.COMPREHENSIVE)
    for held, values in of_these(contracts, "start", "end", "terminated"):
        held.contracts.append(ContractHeld(*values))
    for held, values in of_these(HomeAward.objects, "level", "awarded", "revoked"):
        held.awards.append(AwardHeld(*values))
    chairs = Officer.objects.filter(role=OfficerRole.CHAIR)
    for held, values in of_these(chairs, "name", "since", "until"):
        held.chairs.append(ChairHeld(*values))
    return list(found.values())
