"""The units of the register that names in an office file stand for."""

from __future__ import annotations

from collections.abc import Iterable

from organizations.models import Organization
from organizations.unit_names import RegisteredUnit, UnitMatch, match_units


class UnitRegister:
    """The register read once, to match the names of many texts against it."""

    def __init__(self) -> None:
        known = Organization.objects.records().prefetch_related("former_states")
        self.records = {record.pk: record for record in known}
        self.units = [registered(record) for record in self.records.values()]

    def matched(
        self, names: Iterable[str]
    ) -> tuple[list[UnitMatch], list[Organization | None]]:
        """What the register says of each name, and the record where it is sure."""
        matches = match_units(names, self.units)
        return matches, [self.records.get(match.pk) for match in matches]


def registered(record: Organization) -> RegisteredUnit:
    """The record with every name a file may call it by; reads ``former_states``."""
    states = record.former_states.all()
    former = {name for state in states for name in (state.name, state.short_name)}
    return RegisteredUnit(
        record.pk,
        record.name,
        record.short_name,
        tuple(record.alias_list),
        tuple(sorted(former)),
    )
