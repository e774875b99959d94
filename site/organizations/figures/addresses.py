"""Where the lists behind figures are read."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.http import urlencode


def lists_of_day(day: date) -> str:
    """As the records now give them."""
    asked = urlencode({"as_of": day.isoformat()})
    return f"{reverse('organization_figure_list')}?{asked}"


def lists_of_report(year: int, version: int) -> str:
    """As they were frozen."""
    address = reverse("annual_report_list", args=[year])
    return f"{address}?{urlencode({'version': version})}"
