"""The many ways in which offices write a date.

A month alone means its first day; as the end of a period, its last. A year alone is
refused: nobody knows which day was meant.
"""

from __future__ import annotations

import calendar
import datetime
import re
import unicodedata
from collections.abc import Mapping

from intake.chinese_numerals import to_int
from intake.sheets.cell_text import Cell, CellError, is_empty, shown
from pages.dates import in_chinese

EARLIEST, LATEST = 1900, 2100
_SERIAL_START = datetime.date(1899, 12, 30)  # Excel counts a 29 February 1900
_SERIALS = range(10_000, 100_000)  # 1927 to 2173
_ZEROS = "○OoΟО0"  # what is typed for 〇, Greek and Cyrillic letters among it
_NUMERALS = f"〇零{_ZEROS}一二三四五六七八九十"
_CHINESE = re.compile(
    f"([{_NUMERALS}]{{4}})年(?:([{_NUMERALS}]{{1,3}})月(?:([{_NUMERALS}]{{1,3}})[日号])?)?"
)
_ARABIC = re.compile(
    r"(\d{4})年(?:(\d{1,2})月(?:份|(\d{1,2})[日号])?)?|"
    r"(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?[.日]?"
)
_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
_BETWEEN = re.compile(r"至|到|~|[—–―]+|--+")
_EXPECTED = "请写成2004年4月1日或2004-04-01"
_EXPECTED_PERIOD = "请写成2025-01-01至2027-12-31"

Parts = tuple[int, int, int | None]


def day(cell: Cell) -> datetime.date | None:
    """A date; a month alone is its first day."""
    if (known := _known(cell)) is not None or is_empty(cell):
        return known
    year, month, number = _parts(cell)
    return _date(year, month, number or 1, cell)


def names_month(cell: Cell) -> bool:
    """Whether a cell is a date that leaves the day of the month open."""
    try:
        return _known(cell) is None and _parts(cell)[2] is None
    except CellError:
        return False


def same_month(one: datetime.date, other: datetime.date) -> bool:
    return (one.year, one.month) == (other.year, other.month)


def assumed(days: Mapping[str, datetime.date]) -> str:
    """A remark for the preview on the days that stand for a month, by header."""
    said = (f"{header}按{in_chinese(day)}登记" for header, day in days.items())
    return f"{'，'.join(said)}（表里只写到月）。"


def period(cell: Cell) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day of “2025-01-01至2027-12-31”, both counted."""
    if is_empty(cell):
        return None
    halves = _halves(cell) if isinstance(cell, str) else []
    if len(halves) != 2:
        raise CellError(f"“{shown(cell)}”看不出起止日期，{_EXPECTED_PERIOD}")
    start, end = day(halves[0]), _last_day(halves[1])
    if start is None or end is None:
        raise CellError(f"“{shown(cell)}”只有一头的日期，{_EXPECTED_PERIOD}")
    if end < start:
        raise CellError(f"“{shown(cell)}”的结束日期早于开始日期，请核对")
    return start, end


def _halves(cell: str) -> list[str]:
    narrow = unicodedata.normalize("NFKC", cell).strip()
    halves = _BETWEEN.split(narrow)
    parts = narrow.split("-")
    if len(halves) == 1 and len(parts) % 2 == 0:
        middle = len(parts) // 2
        halves = ["-".join(parts[:middle]), "-".join(parts[middle:])]
    return [half.removesuffix("止").removesuffix("起").strip() for half in halves]


def _last_day(half: str) -> datetime.date | None:
    if not half:
        return None
    known = _known(half)
    if known is not None:
        return known
    year, month, number = _parts(half)
    first = _date(year, month, number or 1, half)
    if number:
        return first
    return first.replace(day=calendar.monthrange(year, month)[1])


def _known(cell: Cell) -> datetime.date | None:
    """A cell that is a date, or the number that Excel keeps for one."""
    if isinstance(cell, datetime.datetime):
        return cell.date()
    if isinstance(cell, datetime.date):
        return cell
    number = _number(cell)
    if number is None or int(number) not in _SERIALS:
        return None
    return _SERIAL_START + datetime.timedelta(days=int(number))


def _number(cell: Cell) -> float | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return cell
    if isinstance(cell, str):
        narrow = unicodedata.normalize("NFKC", cell).strip()
        return int(narrow) if re.fullmatch(r"[0-9]{1,8}", narrow) else None
    return None


def _parts(cell: Cell) -> Parts:
    """Year, month and, when it is given, day."""
    number = _number(cell)
    if number is not None:
        return _parts_of_number(number, cell)
    narrow = unicodedata.normalize("NFKC", str(cell)).strip()
    squeezed = "".join(_TIME.sub("", narrow).split())
    if found := _ARABIC.fullmatch(squeezed):
        numbers = [int(part) if part else None for part in found.groups()]
        year, month, date = numbers[:3] if numbers[0] else numbers[3:]
    elif found := _CHINESE.fullmatch(squeezed):
        year, month, date = (to_int(_with_zeros(part)) for part in found.groups(""))
    else:
        raise CellError(f"“{shown(cell)}”不是日期，{_EXPECTED}")
    if month is None:
        raise CellError(_year_alone(cell))
    return year or 0, month, date


def _with_zeros(numeral: str) -> str:
    return re.sub(f"[{_ZEROS}]", "〇", numeral)


def _parts_of_number(number: float, cell: Cell) -> Parts:
    """2004.4, 200404 and 20040401; a number that could mean two things is refused."""
    if number == int(number):
        whole = int(number)
        if 10**7 <= whole < 10**8:
            return whole // 10_000, whole // 100 % 100, whole % 100
        if 10**5 <= whole < 10**6:
            return whole // 100, whole % 100, None
        if EARLIEST <= whole <= LATEST:
            raise CellError(_year_alone(cell))
        raise CellError(f"“{shown(cell)}”不是日期，{_EXPECTED}")
    written = f"{number:.4f}".rstrip("0")
    year, _, month = written.partition(".")
    if month == "1":
        raise CellError(
            f"“{written}”分不清是1月还是10月，请写成{year}年1月或{year}年10月"
        )
    if len(year) != 4 or len(month) > 2:
        raise CellError(f"“{shown(cell)}”不是日期，{_EXPECTED}")
    return int(year), int(month), None


def _year_alone(cell: Cell) -> str:
    year = shown(cell).removesuffix("年")
    return f"“{shown(cell)}”只有年份，请写到月或日，如{year}年4月"


def _date(year: int, month: int, number: int, cell: Cell) -> datetime.date:
    if not EARLIEST <= year <= LATEST:
        raise CellError(f"“{shown(cell)}”的年份不对，请核对")
    if not 1 <= month <= 12:
        raise CellError(f"没有第{month}月，请核对“{shown(cell)}”")
    try:
        return datetime.date(year, month, number)
    except ValueError as error:
        sentence = f"{year}年{month}月没有{number}日，请核对“{shown(cell)}”"
        raise CellError(sentence) from error
