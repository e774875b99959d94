"""What one row would do, gathered while it is compared with the records."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from honors.models import Award, Honor
from honors.sheets.columns import BY_KEY, LABELS
from honors.sheets.holders import Holder
from intake.sheets.enums import Action
from intake.sheets.importer import Change, RowPlan
from intake.sheets.rows import Fault, Row
from organizations.sheets.work import shown


@dataclass
class Work:
    """``award`` and ``holder`` are new ones when they have no key yet; the fields
    are the new values of each."""

    row: Row
    award: Award = field(default_factory=Award)
    honor: Honor | None = None
    holder: Holder | None = None
    award_fields: dict[str, Any] = field(default_factory=dict)
    worker_fields: dict[str, Any] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

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

    @property
    def has_faults(self) -> bool:
        return bool(self.row.faults or self.faults)

    def plan(self) -> RowPlan:
        return RowPlan(
            number=self.row.number,
            label=self.value("name") or "（没有姓名）",
            action=self._action(),
            changes=self.changes,
            faults=[*self.row.faults, *self.faults],
            remarks=self.remarks,
            payload=self,
        )

    def _action(self) -> Action:
        if self.has_faults:
            return Action.ERROR
        if self.award.pk is None:
            return Action.NEW
        return Action.CHANGED if self.changes else Action.UNCHANGED
