"""Working days of the public service: weekdays, but for what the State Council
arranges for each year: holidays on weekdays, and weekend days worked instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import islice

WEEKDAYS = "一二三四五六日"
SATURDAY = 5
ONE_DAY = timedelta(days=1)

# A day of the arrangement: True when it is worked.
Arrangement = Mapping[date, bool]


def is_working_day(day: date, arrangement: Arrangement) -> bool:
    return arrangement.get(day, day.weekday() < SATURDAY)


def working_days_from(start: date, arrangement: Arrangement) -> Iterator[date]:
    """Working days without end, ``start`` the first when it is one."""
    day = start
    while True:
        if is_working_day(day, arrangement):
            yield day
        day += ONE_DAY


def working_days(start: date, count: int, arrangement: Arrangement) -> list[date]:
    """The days of a period of ``count`` working days; the first counts."""
    return list(islice(working_days_from(start, arrangement), count))


def period_end(start: date, count: int, arrangement: Arrangement) -> date:
    """The last of them: the period lasts until 24:00 of this day."""
    return working_days(start, count, arrangement)[-1]


def counted(start: date, end: date, arrangement: Arrangement) -> list[date]:
    """The working days from the one day to the other, both counted."""
    days = (start + timedelta(days=number) for number in range((end - start).days + 1))
    return [day for day in days if is_working_day(day, arrangement)]


def years_without(days: Iterable[date], arranged: Iterable[int]) -> list[int]:
    """Years into which the days fall and for which nothing is arranged: for these
    only weekends are known."""
    return sorted({day.year for day in days} - set(arranged))
