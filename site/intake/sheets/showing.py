"""Which rows of a plan are shown first, and which are folded away."""

from __future__ import annotations

from dataclasses import dataclass

from intake.sheets.enums import Action
from intake.sheets.importer import RowPlan
from intake.sheets.imports import Plan

# What has to be corrected comes first, then what would be overwritten.
ORDER = (Action.ERROR, Action.CHANGED, Action.NEW, Action.UNCHANGED)


@dataclass(frozen=True)
class Tab:
    """A choice of rows; ``value`` stands in the address."""

    value: str
    label: str
    count: int
    is_current: bool


@dataclass(frozen=True)
class Shown:
    """The rows of a tab in their order, and those of which there is nothing to say."""

    rows: list[RowPlan]
    folded: list[RowPlan]


def tabs(plan: Plan, wanted: str) -> list[Tab]:
    """All rows, then those of each action, with their numbers."""
    counts = plan.counts
    kinds = [("", "全部", len(plan.rows))]
    kinds += [(action.value, action.label, counts[action]) for action in ORDER]
    return [Tab(value, label, count, value == wanted) for value, label, count in kinds]


def shown(plan: Plan, wanted: str) -> Shown:
    """Of one action all rows as they stand in the file; of the whole plan what
    matters most first, and rows that change nothing folded unless they say why."""
    if wanted:
        return Shown([row for row in plan.rows if row.action == wanted], [])
    folded = [row for row in plan.rows if _says_nothing(row)]
    rows = [row for row in plan.rows if not _says_nothing(row)]
    return Shown(sorted(rows, key=lambda row: ORDER.index(row.action)), folded)


def _says_nothing(row: RowPlan) -> bool:
    return row.action == Action.UNCHANGED and not row.remarks
