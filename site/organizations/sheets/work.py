"""What one row would do, gathered while it is compared with the register."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model

from intake.sheets.enums import Action
from intake.sheets.importer import Change, RowPlan
from intake.sheets.rows import Fault, Row
from organizations.models import Organization
from organizations.sheets.columns import BY_KEY, LABELS
from organizations.sheets.holdings import Held
from pages.dates import in_chinese

Values = dict[str, Any]


@dataclass
class Work:
    """``fields`` are new values of the organization itself, ``created`` the values of
    facts that it gets, ``updated`` new values of facts by their keys."""

    row: Row
    held: Held
    day: date
    fields: Values = field(default_factory=dict)
    created: list[tuple[type[Model], Values]] = field(default_factory=list)
    updated: list[tuple[type[Model], int, Values]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def organization(self) -> Organization:
        return self.held.organization

    def value(self, key: str) -> Any:
        """What the cell says; None when it is empty or the column is missing."""
        return self.row.values.get(key)

    def is_readable(self, *keys: str) -> bool:
        """No cell of these columns was refused: a rule about them can be asked."""
        refused = {fault.column for fault in self.row.faults}
        return not any(BY_KEY[key].header in refused for key in keys)

    def fault(self, key: str, message: str) -> None:
        self.faults.append(Fault(self.row.number, BY_KEY[key].header, message))

    def change(self, key: str, before: Any, after: Any) -> None:
        self.changes.append(Change(LABELS[key], shown(before), shown(after)))

    def note(self, label: str, words: str) -> None:
        """Something that would be written and has no value before it."""
        self.changes.append(Change(label, None, words))

    def create(self, model: type[Model], **values: Any) -> None:
        """Plan a fact of the organization."""
        self.created.append((model, values))

    def update(self, model: type[Model], pk: int, **values: Any) -> None:
        """Plan new values of a fact."""
        self.updated.append((model, pk, values))

    def plan(self, label: str) -> RowPlan:
        faults = [*self.row.faults, *self.faults]
        return RowPlan(
            number=self.row.number,
            label=label,
            action=self._action(bool(faults)),
            changes=self.changes,
            faults=faults,
            remarks=self.remarks,
            payload=self,
        )

    def _action(self, has_faults: bool) -> Action:
        if has_faults:
            return Action.ERROR
        if self.held.is_new:
            return Action.NEW
        return Action.CHANGED if self.changes else Action.UNCHANGED


def shown(value: Any) -> str:
    """A value as the preview shows it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return in_chinese(value)
    return "" if value is None else str(value)
