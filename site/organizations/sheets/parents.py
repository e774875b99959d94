"""Upper unions: found by name in the register or in the sheet, never made up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from organizations.enums import OrganizationKind as Kind
from organizations.levels import place_fault
from organizations.models import FormerState, Organization
from organizations.sheets.matching import Match
from organizations.sheets.names import closest, folded
from organizations.sheets.record import former_fault
from organizations.sheets.register import How, Register
from organizations.sheets.work import Work
from pages.dates import in_chinese

UPPER_KINDS = (
    Kind.COUNTY_FEDERATION,
    Kind.TOWNSHIP_FEDERATION,
    Kind.SYSTEM_UNION,
    Kind.ZONE_UNION,
    Kind.REGIONAL_UNION,
)
MOST_OFFERS = 100  # unknown names for which the closest one is looked for


class Parents:
    """Finds the upper union that a row names."""

    def __init__(self, register: Register, matches: list[Match]) -> None:
        self.register = register
        self._new: dict[How, dict[str, list[Organization]]] = {
            How.NOW: defaultdict(list),
            How.SHORT: defaultdict(list),
        }
        self._offered = list(self._candidates(matches))
        self._offers: dict[str, str] = {}
        for match in matches:
            if match.organization.pk is None:
                self._enter(match)

    def _enter(self, match: Match) -> None:
        name, short = match.organization.name, match.row.values.get("short_name")
        same = self._new[How.NOW][folded(name)]
        if not same:
            same.append(match.organization)
            if short:
                self._new[How.SHORT][folded(short)].append(match.organization)

    def _candidates(self, matches: list[Match]) -> Iterator[str]:
        """Names of those that usually stand above others."""
        records = self.register.by_pk.values()
        above = {one.parent_id for one in records}
        for one in records:
            is_upper = one.kind in UPPER_KINDS or one.pk in above
            if is_upper and one.duplicate_of_id is None and not one.valid_to:
                yield one.name
        for match in matches:
            is_upper = match.row.values.get("kind") in UPPER_KINDS
            if is_upper and match.organization.pk is None:
                yield match.organization.name

    def named(self, name: str, present: set[int | None]) -> list[Organization]:
        """Those of that name; of several the one that stands above already."""
        for how in How:
            new = self._new.get(how, {}).get(folded(name), [])
            found = [*self.register.named(name, [how])[0].values(), *new]
            if found:
                return [one for one in found if one.pk in present and one.pk] or found
        return []

    def offer(self, name: str) -> str:
        if name not in self._offers:
            if len(self._offers) >= MOST_OFFERS:
                return ""
            self._offers[name] = closest(name, self._offered)
        return self._offers[name]


def compare_parent(work: Work, parents: Parents) -> None:
    """Set the upper union that the row names, when it is another one."""
    name, state = work.value("parent"), work.held.state
    if not name:
        return
    present = {state.parent_id, work.organization.parent_id}
    found = parents.named(name, present)
    if len(found) != 1:
        work.fault("parent", _not_found(name, found, parents))
        return
    (parent,) = found
    if parent.pk and parent.pk in present:
        return
    if work.held.is_former:
        work.fault("parent", former_fault(work, _name(state, parents)))
    elif parent.valid_to:
        ended = f"{in_chinese(parent.valid_to)}{parent.get_standing_display()}"
        work.fault("parent", f"“{parent.name}”{ended}，请填现在的上级工会")
    else:
        work.fields["parent"] = parent
        work.change("parent", _name(state, parents), parent.name)
        if not work.held.is_new:
            work.remarks.append(
                "上级工会的更改按更正现在的登记处理；如果是真的划转，请不要导入，"
                "在档案的“沿革”里登记。"
            )


def check_places(works: list[Work], register: Register) -> None:
    """No union below itself, none deeper than the register goes
    (``Organization.place_faults``, asked of the records as they would be)."""
    above = {
        id(work.organization): work.fields["parent"]
        for work in works
        if "parent" in work.fields
    }

    def parent_of(one: Organization) -> Organization | None:
        known = register.by_pk.get(one.parent_id) if one.parent_id else None
        return above.get(id(one), known)

    for work in works:
        if "parent" not in work.fields:
            continue
        if message := place_fault(work.organization, parent_of):
            work.fault("parent", message)


def _name(state: Organization | FormerState, parents: Parents) -> str:
    """Of the upper union that stands in the record."""
    parent = parents.register.by_pk.get(state.parent_id)
    return parent.name if parent else ""


def _not_found(name: str, found: list[Organization], parents: Parents) -> str:
    if found:
        names = "、".join(f"“{one.name}”" for one in found)
        return f"“{name}”可能是{names}，请写全称"
    offer = parents.offer(name)
    return f"没有登记“{name}”" + (
        f"，最接近的是“{offer}”" if offer else "，请先登记或改正"
    )
