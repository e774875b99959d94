"""The organization behind the name of a unit as rosters write it.

The register knows unions; a roster names the units in which they stand, with or
without the county before: 县人民医院 is 漾濞县人民医院工会委员会.
"""

from __future__ import annotations

from collections import defaultdict

from honors.units import unit_of_union
from organizations.enums import OrganizationKind
from organizations.models import FormerState, Organization
from organizations.sheets.names import closest, folded

FEDERATION = "总工会"


class Units:
    """Every name of every record; three queries."""

    def __init__(self) -> None:
        self.by_pk = {one.pk: one for one in Organization.objects.records()}
        names: dict[int, list[str]] = defaultdict(list)
        for pk, one in self.by_pk.items():
            names[pk] += [one.name, one.short_name, *one.alias_list]
        for state in FormerState.objects.values_list(
            "organization_id", "name", "short_name"
        ):
            if state[0] in self.by_pk:
                names[state[0]] += state[1:]
        self.prefixes = sorted(
            {"县", "本县"}
            | {
                name.removesuffix(FEDERATION)
                for pk, own in names.items()
                if self.by_pk[pk].kind == OrganizationKind.COUNTY_FEDERATION
                for name in own
                if name.endswith(FEDERATION)
            },
            key=len,
            reverse=True,
        )
        self._known: dict[str, set[int]] = defaultdict(set)
        self._shown: dict[str, str] = {}
        for pk, own in names.items():
            for name in filter(None, own):
                self._known[self._key(name)].add(pk)
                self._shown.setdefault(unit_of_union(name), name)

    def _key(self, name: str) -> str:
        """Without the union and the county, as names are compared."""
        key = folded(unit_of_union(name))
        for prefix in map(folded, self.prefixes):
            if prefix and key.startswith(prefix) and len(key) > len(prefix) + 1:
                return key[len(prefix) :].removesuffix("工会") or key
        return key.removesuffix("工会") or key

    def named(self, name: str) -> Organization | None:
        """The one organization of this name; None when there is none, or several."""
        found = self._known.get(self._key(name), set())
        return self.by_pk[next(iter(found))] if len(found) == 1 else None

    def is_same(self, one: str, other: str) -> bool:
        """Whether two names mean the same unit."""
        if self._key(one) == self._key(other):
            return True
        known, again = self.named(one), self.named(other)
        return known is not None and known is again

    def closest(self, name: str) -> str:
        """The unit of the register that is called most like this."""
        return closest(name, self._shown)
