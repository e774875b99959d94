"""``?as_of=``: the day in the past on which a reader wants to see the register."""

from __future__ import annotations

from datetime import date

from django.utils.dateparse import parse_date

EARLIEST = date(1900, 1, 1)


def past_day(text: str, today: date) -> date | None:
    """The day asked for; None for today, the future, and what is no day."""
    try:
        day = parse_date(text.strip())
    except ValueError:
        return None
    return day if day and EARLIEST <= day < today else None
