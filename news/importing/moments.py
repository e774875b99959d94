"""When a text was published, as old sites write it."""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import Any

from django.utils import timezone

from intake.sheets.cell_text import CellError
from intake.sheets.dates import EARLIEST, day
from news.importing.lines import BadLine

# Seconds since 1970 as most databases of old sites keep them; from 1973 on they
# cannot be taken for a day written as one number.
_SECONDS = range(100_000_000, 10_000_000_000)
_TIME = re.compile(r"[ T]*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$")


def moment(value: Any, now: datetime.datetime) -> datetime.datetime:
    """The moment, midnight where only the day is known; in our time zone where none
    is said. Raises BadLine for what is no date or still to come."""
    if value is None or value == "":
        raise BadLine("没有发布日期（published_at），请补上，如“2019-03-05”。")
    try:
        read = _read(value)
    except (CellError, OverflowError) as error:
        raise BadLine(f"发布日期（published_at）{error}。") from error
    if timezone.is_naive(read):
        read = timezone.make_aware(read)
    if read > now:
        raise BadLine(f"发布日期（published_at）“{value}”在今天以后，请核对。")
    if read.year < EARLIEST:
        raise BadLine(f"发布日期（published_at）“{value}”的年份不对，请核对。")
    return read


def optional_day(value: Any, name: str) -> datetime.date | None:
    """A date that may be missing; ``name`` is that of the field."""
    if value is None or value == "":
        return None
    try:
        return timezone.localdate(_aware(_read(value)))
    except (CellError, OverflowError) as error:
        raise BadLine(f"日期（{name}）{error}。") from error


def _aware(read: datetime.datetime) -> datetime.datetime:
    return timezone.make_aware(read) if timezone.is_naive(read) else read


def _read(value: Any) -> datetime.datetime:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise CellError(f"“{str(value)[:20]}”不是日期，请写成2019-03-05")
    if isinstance(value, int | float):
        return _of_number(value)
    text = unicodedata.normalize("NFKC", value).strip()
    if text.isdecimal() and int(text) in _SECONDS:
        return _of_number(int(text))
    if "T" in text or ":" in text:
        try:
            return datetime.datetime.fromisoformat(text)
        except ValueError:
            pass
    return _of_words(text)


def _of_number(value: float) -> datetime.datetime:
    if int(value) in _SECONDS:
        return datetime.datetime.fromtimestamp(value, datetime.UTC)
    if int(value) // 1000 in _SECONDS:
        return datetime.datetime.fromtimestamp(value / 1000, datetime.UTC)
    return _of_words(str(value))


def _of_words(text: str) -> datetime.datetime:
    written = _TIME.search(text)
    known = day(text[: written.start()] if written else text)
    if known is None:
        raise CellError(f"“{text[:20]}”不是日期，请写成2019-03-05")
    parts = written.groups() if written else ()
    hour, minute, second = (int(part or 0) for part in parts or ("0", "0", "0"))
    try:
        return datetime.datetime.combine(known, datetime.time(hour, minute, second))
    except ValueError as error:
        raise CellError(f"“{text[:30]}”的时刻不对，请核对") from error
