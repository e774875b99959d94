"""劳模名册 among the sheets that can be imported."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput

from honors.enums import AwardState
from honors.models import Award
from honors.models.awards import FIRST_YEAR
from honors.sheets.applying import write
from honors.sheets.columns import COLUMNS
from honors.sheets.exporting import export_rows
from honors.sheets.planning import Asked, plan_rows
from intake.sheets.importer import RowPlan, SheetImporter
from intake.sheets.rows import Row

if TYPE_CHECKING:
    from intake.models import ImportBatch
    from intake.sheets.ledger import Ledger

STATES = [
    (AwardState.VALID.value, "有效：已经表彰"),
    (AwardState.PROPOSED.value, "公示中：拟表彰，确认以前不公开"),
]


def this_year() -> int:
    return timezone.localdate().year


class RosterForm(forms.Form):
    state = forms.ChoiceField(
        label="状态",
        choices=STATES,
        initial=AwardState.VALID.value,
        widget=forms.RadioSelect,
        help_text="表里“状态”栏空着的行按这一项登记。",
        error_messages={"required": "请选择状态。"},
    )
    year = forms.IntegerField(
        label="年度",
        initial=this_year,
        min_value=FIRST_YEAR,
        help_text="公示中的还没有授予日期，按这个年度登记；已经表彰的按授予日期。",
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value"), "请填写四位年份，如2026。"
        ),
    )
    revoked_on = forms.DateField(
        label="撤销日期",
        initial=timezone.localdate,
        widget=AdminDateInput,
        help_text="状态是撤销、又没有写撤销日期的行按这一天登记；没有的不用管它。",
        error_messages={
            "required": "请填写撤销日期。",
            "invalid": "看不懂这个日期，请写成2026-03-16。",
        },
    )

    def clean_year(self) -> int:
        year = self.cleaned_data["year"]
        if year > this_year() + 1:
            raise ValidationError("年度还没有到，请核对。")
        return year

    def clean_revoked_on(self):
        day = self.cleaned_data["revoked_on"]
        if day > timezone.localdate():
            raise ValidationError("撤销日期还没有到，请填今天或以前的日期。")
        return day


class RosterImporter(SheetImporter):
    name = "model_workers"
    title = "劳模名册"
    columns = COLUMNS
    permissions = (
        "honors.add_modelworker",
        "honors.change_modelworker",
        "honors.add_award",
        "honors.change_award",
    )
    options_form = RosterForm

    def plan(self, rows: list[Row], options: dict[str, Any]) -> list[RowPlan]:
        return plan_rows(rows, Asked(**options))

    def apply(
        self, plans: list[RowPlan], ledger: Ledger, options: dict[str, Any]
    ) -> None:
        write(plans, ledger)

    def export(self, options: dict[str, Any]) -> Iterable[dict[str, Any]]:
        return export_rows()

    def result_url(self, batch: ImportBatch) -> str:
        return reverse(Award.snippet_viewset.get_url_name("list"))
