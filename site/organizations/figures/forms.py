"""Which day, and which day beside it."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from pages.dates import in_chinese

FIRST_YEAR = 1949
WRITTEN = "%Y-%m-%d"


class DayField(forms.DateField):
    """A day from 1949 to today."""

    def __init__(self, *, label: str, **kwargs):
        super().__init__(
            label=label,
            input_formats=[WRITTEN],
            required=False,
            widget=forms.DateInput(
                {"type": "date", "min": f"{FIRST_YEAR}-01-01"}, format=WRITTEN
            ),
            error_messages={
                "invalid": f"“{label}”要写成2005-12-31的样子，并且确有这一天。"
            },
            **kwargs,
        )

    def validate(self, value: date | None):
        super().validate(value)
        if value is None:
            return
        today = timezone.localdate()
        if value > today:
            raise ValidationError(
                f"“{self.label}”不能晚于今天（{in_chinese(today)}）。"
            )
        if value.year < FIRST_YEAR:
            raise ValidationError(f"“{self.label}”不能早于{FIRST_YEAR}年。")


class DaysForm(forms.Form):
    """Figures of a day (today unless given), beside those of another."""

    as_of = DayField(label="截至日期")
    compare = DayField(label="对比日期")

    def clean_as_of(self):
        return self.cleaned_data["as_of"] or timezone.localdate()

    @property
    def sentences(self) -> list[str]:
        return [text for errors in self.errors.values() for text in errors]
