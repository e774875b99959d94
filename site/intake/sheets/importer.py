"""What an importer has to say for itself; everything else is the same for all."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms

from intake.sheets.columns import Column
from intake.sheets.enums import Action
from intake.sheets.rows import Fault, Row
from pages.dates import in_chinese

if TYPE_CHECKING:
    from intake.models import ImportBatch
    from intake.sheets.ledger import Ledger


class NoOptions(forms.Form):
    """An import that asks nothing but the file."""


@dataclass(frozen=True)
class Change:
    """One value before and after, in the words of the office.

    ``before`` is None where there is nothing to compare with: ``after`` says it all.
    """

    label: str
    before: str | None
    after: str


@dataclass
class RowPlan:
    """What one row would do. ``payload`` is the importer's own."""

    number: int
    label: str
    action: Action
    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    payload: Any = None

    def get_action_display(self) -> str:
        return str(Action(self.action).label)


class SheetImporter(ABC):
    """Reads one kind of sheet into records.

    ``name`` stands in addresses and in the record of a batch and is never changed;
    ``title`` is what the office calls the sheet. Whoever imports needs every one of
    ``permissions``.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    permissions: tuple[str, ...]
    options_form: type[forms.Form] = NoOptions

    @abstractmethod
    def plan(self, rows: list[Row], options: dict[str, Any]) -> list[RowPlan]:
        """One plan for each row, in their order; nothing is written.

        Asks the database in a bounded number of queries. Rows with faults are asked
        for too: what they hold may matter to other rows.
        """

    @abstractmethod
    def apply(
        self, plans: list[RowPlan], ledger: Ledger, options: dict[str, Any]
    ) -> None:
        """Write the new and changed rows through the ledger and nothing else."""

    @abstractmethod
    def export(self, options: dict[str, Any]) -> Iterable[dict[str, Any]]:
        """What there is now, by column keys, as it would be typed into the sheet."""

    def result_url(self, batch: ImportBatch) -> str:
        """Where the imported records can be looked at; empty when nowhere."""
        return ""


def default_options(
    importer: SheetImporter, given: Mapping[str, Any] | None = None
) -> dict[str, Any] | None:
    """Options that nobody was asked for: what is given, else what the form begins
    with. None when that is not enough."""
    blank = importer.options_form()
    begun = {
        name: blank.get_initial_for_field(field, name)
        for name, field in blank.fields.items()
    }
    form = importer.options_form(begun | dict(given or {}))
    return form.cleaned_data if form.is_valid() else None


def told_options(
    importer: SheetImporter, given: Mapping[str, Any]
) -> list[tuple[str, str]]:
    """What was asked and answered, for a screen: 统计日期, 2025年12月31日."""
    form = importer.options_form(given)
    if not form.is_valid():
        return []
    answers = ((form[name].label, value) for name, value in form.cleaned_data.items())
    return [
        (label, _told(value)) for label, value in answers if value not in ("", None)
    ]


def _told(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return in_chinese(value) if isinstance(value, date) else str(value)


_importers: dict[str, SheetImporter] = {}


def register_importer(importer: SheetImporter) -> None:
    """Called in ``ready()`` of the app that owns the records."""
    _importers[importer.name] = importer


def importers() -> list[SheetImporter]:
    return list(_importers.values())


def importer_named(name: str) -> SheetImporter | None:
    return _importers.get(name)
