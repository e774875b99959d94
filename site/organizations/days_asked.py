"""``?as_of=``: the day of which a reader wants to see the register."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from pages.dates import in_chinese

FIRST_YEAR = 1949
WRITTEN = "%Y-%m-%d"
DAY = re.compile(r"(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})日?")


def read_day(text: str) -> date | None:
    """2005-12-31, 2005年12月31日, 2005.12.31 or 2005/12/31; None for anything else."""
    numbers = DAY.fullmatch("".join(text.split()))
    try:
        return date(*map(int, numbers.groups())) if numbers else None
    except ValueError:
        return None


class DayField(forms.Field):
    """A day from 1949 to today; may stay empty."""

    def __init__(self, *, label: str) -> None:
        widget = forms.DateInput(
            {"type": "date", "min": f"{FIRST_YEAR}-01-01"}, format=WRITTEN
        )
        super().__init__(label=label, required=False, widget=widget)

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return value or None
        day = read_day(str(value))
        if day is None:
            raise ValidationError(
                f"“{self.label}”要写成2005-12-31的样子，并且确有这一天。"
            )
        return day

    def prepare_value(self, value: Any) -> Any:
        """However it was written, the browser's date field shows it."""
        return (read_day(value) or value) if isinstance(value, str) else value

    def validate(self, value: date | None) -> None:
        if value is None:
            return
        today = timezone.localdate()
        if value > today:
            told = in_chinese(today)
            raise ValidationError(f"“{self.label}”不能晚于今天（{told}）。")
        if value.year < FIRST_YEAR:
            raise ValidationError(f"“{self.label}”不能早于{FIRST_YEAR}年。")


class AsOfForm(forms.Form):
    """Of which ``day``: the one asked for, today without one. A wrong one is told,
    and the form is of today."""

    as_of = DayField(label="截至日期")

    def __init__(self, data: Mapping[str, Any], **options: Any) -> None:
        super().__init__(data, **options)
        self.today = timezone.localdate()
        try:
            asked = self.fields["as_of"].clean(data.get("as_of", ""))
        except ValidationError:
            asked = None
        self.day: date = asked or self.today

    @property
    def is_past(self) -> bool:
        return self.day < self.today

    @property
    def past_day(self) -> date | None:
        """The day asked for; None when it is today."""
        return self.day if self.is_past else None

    @property
    def sentences(self) -> list[str]:
        return [text for errors in self.errors.values() for text in errors]
