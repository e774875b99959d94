"""工会组织台账 among the sheets that can be imported."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput

from intake.sheets.importer import RowPlan, SheetImporter
from intake.sheets.rows import Row
from organizations.models import Organization
from organizations.sheets.applying import write
from organizations.sheets.columns import COLUMNS
from organizations.sheets.exporting import export_rows
from organizations.sheets.planning import plan_rows

if TYPE_CHECKING:
    from intake.models import ImportBatch
    from intake.sheets.ledger import Ledger


class DayForm(forms.Form):
    day = forms.DateField(
        label="统计日期",
        initial=timezone.localdate,
        widget=AdminDateInput,
        help_text="表里的情况是哪一天的。年报填12月31日，人数与上年相同的也会登记为"
        "这一年的数据。表里没有写明日期的内容"
        "（职代会、公开类型、职工之家、主席）从这一天起算。",
        error_messages={
            "required": "请填写统计日期。",
            "invalid": "看不懂这个日期，请写成2026-03-16。",
        },
    )

    def clean_day(self) -> date:
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise ValidationError("统计日期还没有到，请填今天或以前的日期。")
        return day


class OrganizationImporter(SheetImporter):
    name = "organizations"
    title = "工会组织台账"
    columns = COLUMNS
    permissions = (
        "organizations.add_organization",
        "organizations.change_organization",
    )
    options_form = DayForm

    def plan(self, rows: list[Row], options: dict[str, Any]) -> list[RowPlan]:
        return plan_rows(rows, _day(options))

    def apply(
        self, plans: list[RowPlan], ledger: Ledger, options: dict[str, Any]
    ) -> None:
        write(plans, ledger)

    def export(self, options: dict[str, Any]) -> Iterable[dict[str, Any]]:
        return export_rows(_day(options))

    def result_url(self, batch: ImportBatch) -> str:
        return reverse(Organization.snippet_viewset.get_url_name("list"))


def _day(options: dict[str, Any]) -> date:
    """Of the form, or today: an export may be asked for without options."""
    return options.get("day") or timezone.localdate()
