"""沿革: what happened to an organization, read off its record and former states."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from organizations.enums import ENDED, OrganizationKind, Standing, UnitNature

if TYPE_CHECKING:
    from organizations.models import FormerState, Organization

KINDS = dict(OrganizationKind.choices)
NATURES = dict(UnitNature.choices)
FOUNDED = "成立"
ENDINGS = {
    Standing.MERGED: "合并",
    Standing.DISSOLVED: "撤销",
    Standing.TRANSFERRED: "划出本县",
}


@dataclass(frozen=True)
class Event:
    """One thing that happened: ``what`` in a word or two, ``sentences`` saying how.

    ``other`` is the organization it happened with, to be linked; its name of the day
    is ``other_name``. ``document`` is the paper that ordered it.
    """

    day: date | None
    what: str
    sentences: tuple[str, ...] = ()
    document: str = ""
    other: Organization | None = None
    other_name: str = ""
    is_ending: bool = False


@dataclass(frozen=True)
class FormerName:
    """曾用名, from its first to its last day; the first may be unknown."""

    name: str
    since: date | None
    until: date
    document: str = ""


@dataclass(frozen=True)
class Description:
    """How an organization was described for some time."""

    name: str
    kind: str
    nature: str
    is_new_enterprise: bool
    parent: int | None
    parent_name: str


def timeline(
    record: Organization,
    states: Iterable[FormerState],
    predecessors: Iterable[Organization] = (),
    *,
    today: date,
) -> list[Event]:
    """Everything that happened until ``today``, newest first.

    The record and its states know ``parent_name``, a state the parent's name on its
    last day. A founding or merger without a day stands last.
    """
    events = [*changes(record, states), *endings(record, today)]
    events += [joined(other) for other in predecessors if begun(other.valid_to, today)]
    if record.valid_from is not None or record.approval_document:
        document = record.approval_document
        events.append(Event(record.valid_from, FOUNDED, document=document))
    return sorted(events, key=lambda event: event.day or date.min, reverse=True)


def begun(day: date | None, today: date) -> bool:
    return day is None or day < today


def changes(record: Organization, states: Iterable[FormerState]) -> list[Event]:
    """One event for each state that ended, on the day after its last."""
    in_order = sorted(states, key=lambda state: state.until)
    descriptions = [description(state) for state in in_order] + [description(record)]
    return [
        Event(
            day=state.until + timedelta(days=1),
            what=state.get_reason_display().partition("（")[0],
            sentences=differences(descriptions[place], descriptions[place + 1]),
            document=state.document,
        )
        for place, state in enumerate(in_order)
    ]


def description(source: Organization | FormerState) -> Description:
    return Description(
        name=source.name,
        kind=source.kind,
        nature=source.nature,
        is_new_enterprise=source.is_new_enterprise,
        parent=source.parent_id,
        parent_name=getattr(source, "parent_name", None) or "",
    )


def differences(before: Description, after: Description) -> tuple[str, ...]:
    """What is otherwise than before, a sentence for each."""
    told = []
    if before.name != after.name:
        told.append(f"由“{before.name}”更名为“{after.name}”。")
    if before.parent != after.parent:
        told.append(changed("上级工会", before.parent_name, after.parent_name))
    if before.kind != after.kind:
        kinds = KINDS.get(before.kind, ""), KINDS.get(after.kind, "")
        told.append(changed("组织类型", *kinds))
    if before.nature != after.nature:
        natures = NATURES.get(before.nature, ""), NATURES.get(after.nature, "")
        told.append(changed("单位性质", *natures))
    if before.is_new_enterprise != after.is_new_enterprise:
        now = "列入" if after.is_new_enterprise else "不再列入"
        told.append(f"{now}新建企业。")
    return tuple(told)


def changed(label: str, before: str, after: str) -> str:
    if before and after:
        return f"{label}由{before}变更为{after}。"
    return f"{label}为{after}。" if after else f"不再隶属{before}。"


def endings(record: Organization, today: date) -> list[Event]:
    """The end of the organization when it is past; none or one."""
    ended = record.valid_to is not None and record.valid_to < today
    if not ended and not (record.valid_to is None and record.standing in ENDED):
        return []
    successor = record.successor
    return [
        Event(
            day=record.valid_to,
            what=ENDINGS.get(Standing(record.standing), "终止"),
            document=record.ending_document,
            is_ending=True,
            other=successor,
            other_name=getattr(record, "successor_name", None) or str(successor or ""),
        )
    ]


def joined(predecessor: Organization) -> Event:
    """Another organization became part of this one."""
    return Event(
        day=predecessor.valid_to,
        what="并入" if predecessor.standing == Standing.MERGED else "承接",
        document=predecessor.ending_document,
        other=predecessor,
        other_name=predecessor.name,
    )


def former_names(
    record: Organization, states: Sequence[FormerState]
) -> list[FormerName]:
    """曾用名, latest first; a name kept through other changes counts once.

    ``document`` is the paper by which the name was given up.
    """
    found: list[FormerName] = []
    since = record.valid_from
    in_order = sorted(states, key=lambda state: state.until)
    following = [state.name for state in in_order[1:]] + [record.name]
    for state, name_after in zip(in_order, following, strict=True):
        if state.name == name_after:
            continue
        found.append(FormerName(state.name, since, state.until, state.document))
        since = state.until + timedelta(days=1)
    return found[::-1]
