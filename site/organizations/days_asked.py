"""``?as_of=``: the day in the past on which a reader wants to see the register."""

from __future__ import annotations

import re
from datetime import date

DAY = re.compile(r"(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})日?")
EARLIEST = date(1900, 1, 1)


def read_day(text: str) -> date | None:
    """2005-12-31, 2005年12月31日, 2005.12.31 or 2005/12/31; None for anything else."""
    numbers = DAY.fullmatch("".join(text.split()))
    try:
        return date(*map(int, numbers.groups())) if numbers else None
    except ValueError:
        return None


def past_day(text: str, today: date) -> date | None:
    """The day asked for; None for today, the future, and what is no day."""
    day = read_day(text)
    return day if day and EARLIEST <= day < today else None


def refused_day(text: str, today: date) -> str:
    """What was asked for and is no day up to today; empty when nothing is wrong."""
    day = read_day(text)
    return text.strip()[:20] if day is None or not EARLIEST <= day <= today else ""
