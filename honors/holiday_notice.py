"""The State Council's yearly notice on holidays, read as days.

It says, holiday by holiday: 春节：2月15日（周日）至23日（周一）放假调休，共9天。2月14日
（周六）、2月28日（周六）上班。
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from honors.working_days import WEEKDAYS

_DAY = r"(?:(?:(\d{4})年)?(\d{1,2})月)?(\d{1,2})日(?:\(([^()]*)\))?"
_SPAN = re.compile(rf"{_DAY}(?:至{_DAY})?")
_NAME = re.compile(r"^(?:[一二三四五六七八九十]+[、.])?\s*([^:\d]{2,20}):")
_WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")
LONGEST_HOLIDAY = 15


class NoticeError(ValueError):
    """Why the text cannot be read, in a whole sentence."""


@dataclass(frozen=True)
class ArrangedDay:
    """A day of the arrangement and the holiday for whose sake it is arranged."""

    day: date
    name: str
    is_workday: bool


def read_notice(text: str, year: int) -> list[ArrangedDay]:
    """Every day that the text arranges, in their order.

    Raises NoticeError for a text without any, for a day that does not exist, and
    for a weekday that is not the day's: the year is then most likely wrong.
    """
    found: dict[date, ArrangedDay] = {}
    name = ""
    for line in unicodedata.normalize("NFKC", text).splitlines():
        if heading := _NAME.match("".join(line.split())):
            name = heading[1]
        for sentence in re.split("[。;]", "".join(line.split())):
            for arranged in _read_sentence(sentence, name, year):
                _enter(found, arranged)
    if not found:
        raise NoticeError(
            "没有找到放假和上班的日期，请把通知里“元旦：1月1日至3日放假”这样的段落"
            "原样粘贴过来。"
        )
    return [found[day] for day in sorted(found)]


def _read_sentence(sentence: str, name: str, year: int) -> Iterator[ArrangedDay]:
    is_workday = "上班" in sentence
    if not (is_workday or "放假" in sentence or "休息" in sentence):
        return
    if not name:
        raise NoticeError(
            f"“{sentence[:30]}”前面没有节日名称，请连同“元旦：”一起粘贴。"
        )
    month = None
    for span in _SPAN.finditer(sentence.partition(":")[2] or sentence):
        first = _day(span.groups()[:4], year, month)
        last, month = first, first.month
        if span[7]:
            last = _day(span.groups()[4:], first.year, month)
            month = last.month
        if not timedelta() <= last - first <= timedelta(days=LONGEST_HOLIDAY):
            raise NoticeError(f"“{span[0]}”的起止日期不对，请核对。")
        for number in range((last - first).days + 1):
            yield ArrangedDay(first + timedelta(days=number), name, is_workday)


def _day(parts: tuple[str | None, ...], year: int, month: int | None) -> date:
    """A month said before holds for the days that follow it."""
    said_year, said_month, number, note = parts
    year = int(said_year) if said_year else year
    month = int(said_month) if said_month else month
    if month is None:
        raise NoticeError(f"“{number}日”没有写月份，请补上。")
    try:
        day = date(year, month, int(number or 0))
    except ValueError as error:
        raise NoticeError(f"{year}年{month}月没有{number}日，请核对。") from error
    weekday = _WEEKDAY.search(note or "")
    said = weekday[1].replace("天", "日") if weekday else ""
    if said and said != WEEKDAYS[day.weekday()]:
        raise NoticeError(
            f"{year}年{month}月{day.day}日是周{WEEKDAYS[day.weekday()]}，"
            f"粘贴的内容写的是周{said}，请核对年份。"
        )
    return day


def _enter(found: dict[date, ArrangedDay], arranged: ArrangedDay) -> None:
    known = found.setdefault(arranged.day, arranged)
    if known.is_workday != arranged.is_workday:
        day = arranged.day
        raise NoticeError(f"{day.month}月{day.day}日既写了放假又写了上班，请核对。")
