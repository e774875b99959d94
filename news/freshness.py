"""Until when a column counts as kept up (国办秘函〔2019〕19号)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from news.enums import Freshness

DAYS = {Freshness.DYNAMIC: 14}
MONTHS = {
    Freshness.NOTICE: 6,
    Freshness.MONTHLY: 1,
    Freshness.QUARTERLY: 3,
    Freshness.YEARLY: 12,
    Freshness.STATIC: 12,
}


def fresh_until(freshness: str, last: date) -> date:
    """The last day on which a column with its newest item of ``last`` is fresh."""
    kind = Freshness(freshness)
    if kind in DAYS:
        return last + timedelta(days=DAYS[kind])
    return months_after(last, MONTHS[kind])


def is_stale(freshness: str, last: date, today: date) -> bool:
    """Day 15 is too late for 动态, the day after six months for 公告."""
    return today > fresh_until(freshness, last)


def months_after(day: date, months: int) -> date:
    """The same day some months on; the last of the month where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    length = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, length))
