"""Moments as OAI-PMH writes them: in UTC, to the day or to the second."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from archive.oai.errors import OaiError

GRANULARITY = "YYYY-MM-DDThh:mm:ssZ"
_DAY, _SECOND = "%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ"
_SHAPES = {
    _DAY: re.compile(r"\d{4}-\d\d-\d\d", re.A),
    _SECOND: re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.A),
}


def to_the_second(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)


def written(moment: datetime) -> str:
    """2026-03-16T02:05:00Z"""
    return moment.astimezone(UTC).strftime(_SECOND)


def span(start: str | None, end: str | None) -> tuple[datetime | None, datetime | None]:
    """The moments of ``from`` and ``until``, both included.

    Days mean whole days. Raises OaiError for what is no such date, for two of
    different granularity, and for an end before the start.
    """
    first = None if start is None else _read("from", start)
    last = None if end is None else _read("until", end)
    if start and end and len(start) != len(end):
        raise OaiError("badArgument", "from和until要么都写到日，要么都写到秒。")
    if last and len(end or "") == len("2026-03-16"):
        last += timedelta(days=1, seconds=-1)
    if first and last and first > last:
        raise OaiError("badArgument", "from不能晚于until。")
    return first, last


def _read(name: str, text: str) -> datetime:
    for pattern, shape in _SHAPES.items():
        if shape.fullmatch(text):
            try:
                return datetime.strptime(text, pattern).replace(tzinfo=UTC)
            except ValueError:
                break
    raise OaiError(
        "badArgument", f"{name}应写成2026-03-16或2026-03-16T02:05:00Z，不是“{text}”。"
    )
