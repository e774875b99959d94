"""Every record of the register and the names it goes by, for one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from organizations.enums import OrganizationKind
from organizations.holding import EXISTENCE, in_force
from organizations.models import FormerState, Organization
from organizations.sheets.names import folded

Found = dict[int, Organization]


class How(StrEnum):
    """By what a record is recognised, surest first."""

    THEN = "当时的全称"
    NOW = "全称"
    FORMER = "曾用名"
    DUPLICATE = "重复档案的名称"
    ALIAS = "别名"
    SHORT = "简称"


OF_A_ROW = (How.THEN, How.NOW, How.FORMER, How.DUPLICATE, How.ALIAS)


class Register:
    """Reads all records and their former states in two queries."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.by_pk = {one.pk: one for one in Organization.objects.all()}
        self.states: dict[int, list[FormerState]] = defaultdict(list)
        for state in FormerState.objects.all():
            self.states[state.organization_id].append(state)
        self.by_code: dict[str, Organization] = {}
        self._names: dict[How, dict[str, Found]] = {how: {} for how in How}
        for organization in self.by_pk.values():
            self._enter(organization)

    def state(self, organization: Organization) -> Organization | FormerState:
        """What describes the organization on the day: itself or a former state."""
        states = self.states.get(organization.pk, ())
        return in_force(states, self.day) or organization

    def named(self, name: str, ways: Iterable[How]) -> tuple[Found, How]:
        """The records of that name by the first of the ways that finds any."""
        wanted = folded(name)
        for how in ways:
            if found := self._names[how].get(wanted):
                return found, how
        return {}, How.NOW

    def is_named(self, organization: Organization, name: str) -> bool:
        """Whether the record goes by the name, in whatever way."""
        wanted = folded(name)
        return any(
            organization.pk in names.get(wanted, ()) for names in self._names.values()
        )

    def kept(self, organization: Organization) -> Organization:
        """The record that stands for a duplicate; any other itself."""
        seen = set()
        while organization.duplicate_of_id and organization.pk not in seen:
            seen.add(organization.pk)
            organization = self.by_pk[organization.duplicate_of_id]
        return organization

    def _enter(self, organization: Organization) -> None:
        kept, state = self.kept(organization), self.state(organization)
        if organization.credit_code:
            code, first = organization.credit_code, kept is organization
            self.by_code[code] = kept if first else self.by_code.get(code, kept)
        if kept is not organization:
            self._name(How.DUPLICATE, organization.name, kept)
            return
        if EXISTENCE.holds(organization, self.day):
            self._name(How.THEN, state.name, kept)
        self._name(How.NOW, organization.name, kept)
        for former in self.states.get(organization.pk, ()):
            self._name(How.FORMER, former.name, kept)
        for alias in organization.alias_list:
            self._name(How.ALIAS, alias, kept)
        self._name(How.SHORT, state.short_name, kept)
        self._name(How.SHORT, organization.short_name, kept)
        if organization.kind == OrganizationKind.COUNTY_FEDERATION:
            self._name(How.SHORT, OrganizationKind.COUNTY_FEDERATION.label, kept)

    def _name(self, how: How, name: str, organization: Organization) -> None:
        if name:
            found = self._names[how].setdefault(folded(name), {})
            found[organization.pk] = organization
