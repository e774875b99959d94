"""What the State Council arranges for each year: data, not code."""

from __future__ import annotations

from datetime import date

from django.db import models


class HolidayQuerySet(models.QuerySet):
    def arrangement(self) -> dict[date, bool]:
        """Day by day, whether it is worked (``honors.working_days``)."""
        return dict(self.values_list("day", "is_workday"))

    def years(self) -> list[int]:
        """The years for which anything is arranged."""
        return [first.year for first in self.dates("day", "year")]


class Holiday(models.Model):
    """A holiday, or a day of a weekend that is worked in exchange for one."""

    day = models.DateField(
        "日期",
        unique=True,
        error_messages={"unique": "这一天已经登记，请在原来的记录里修改。"},
    )
    name = models.CharField("节日", max_length=20)
    is_workday = models.BooleanField(
        "调休上班",
        default=False,
        help_text="周末改成上班的日子勾选；放假的日子不勾选。",
    )

    objects = HolidayQuerySet.as_manager()

    class Meta:
        verbose_name = "节假日安排"
        verbose_name_plural = "节假日安排"
        ordering = ["-day"]

    def __str__(self):
        return f"{self.day:%Y-%m-%d} {self.name}{self.what}"

    @property
    def what(self) -> str:
        return "调休上班" if self.is_workday else "放假"
