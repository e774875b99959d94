"""What a clerk typed into a cell, as a value.

Every parser takes the cell as it was read and gives None for an empty one. It
raises ``CellError`` with what was read and what is expected.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any

from intake.cleaning import INVISIBLE
from intake.sheets.cell_text import (
    FIRST_LOST_DIGIT,
    Cell,
    CellError,
    is_empty,
    shown,
    squeezed,
)
from intake.sheets.dates import assumed, day, period, same_month

__all__ = [
    "Cell",
    "CellError",
    "assumed",
    "day",
    "long_text",
    "one_of",
    "period",
    "phone",
    "same_month",
    "text",
    "whole_number",
    "yes_no",
]

LARGEST_NUMBER = 999_999_999
_WIDE = {
    **{code: code - 0xFEE0 for code in range(ord("０"), ord("９") + 1)},
    **{code: code - 0xFEE0 for code in range(ord("Ａ"), ord("Ｚ") + 1)},
    **{code: code - 0xFEE0 for code in range(ord("ａ"), ord("ｚ") + 1)},
}
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE]\+?\d{2}")
_BETWEEN_HANZI = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.0+)?")
_WHOLE = re.compile(r"(\d+)(?:\.0+)?")
_UNIT = re.compile(r"[人名个家户份次条项件]$")
_PHONE = re.compile(r"[+(]?\d[\d\-()转]{4,}(?:[、,;/][+(]?\d[\d\-()转]{4,})*")
_MOBILE = re.compile(r"(?<!\d)(?:\+?86-?)?1[3-9]\d(?:-?\d{4}){2}(?!\d)")
_YES = {"是", "有", "√", "✓", "✔", "☑", "对", "y", "yes", "true", "1"}
_NO = {"否", "无", "×", "✗", "✘", "☐", "□", "没有", "x", "n", "no", "false", "0"}


def text(cell: Cell) -> str | None:
    """One line of words, with half-width digits and letters.

    Spaces that only push hanzi apart (李　明) are left out. A number too long for
    Excel is refused: its last digits are lost.
    """
    typed = _typed(cell)
    line = _BETWEEN_HANZI.sub("", " ".join(typed.split()))
    return line or None


def long_text(cell: Cell) -> str | None:
    """Words in several lines, each without the spaces around it."""
    lines = [" ".join(line.split()) for line in _typed(cell).splitlines()]
    return "\n".join(line for line in lines if line) or None


def whole_number(cell: Cell) -> int | None:
    """A number of people or things: 38, 38.0, “1,200”, “３８人”."""
    if is_empty(cell):
        return None
    if isinstance(cell, bool | datetime.date):
        raise CellError(f"“{shown(cell)}”不是整数，请只填阿拉伯数字，如38")
    if isinstance(cell, int | float):
        return _in_range(cell)
    packed = squeezed(str(cell))
    digits = _UNIT.sub("", packed)
    if _THOUSANDS.fullmatch(digits):
        digits = digits.replace(",", "")
    if found := _WHOLE.fullmatch(digits):
        return _in_range(int(found[1]))
    if re.fullmatch(r"-\d+", digits):
        raise CellError(f"“{shown(cell)}”小于0，请核对")
    raise CellError(f"“{shown(cell)}”不是整数，请只填阿拉伯数字，如38")


def yes_no(cell: Cell) -> bool | None:
    """是 and 否, or any of the marks that offices put for them."""
    if isinstance(cell, bool) or is_empty(cell):
        return cell if isinstance(cell, bool) else None
    word = squeezed(shown(cell)).lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise CellError(f"“{shown(cell)}”看不懂，请填“是”或“否”")


def phone(cell: Cell) -> str | None:
    """The number of an office; a personal mobile number is refused."""
    typed = _typed(cell)
    number = squeezed(typed).replace("—", "-").replace("–", "-")
    if not number:
        return None
    if _MOBILE.search(number):
        raise CellError("这是个人手机号，不能导入，请改填单位的座机号码")
    if not _PHONE.fullmatch(number):
        raise CellError(f"“{shown(cell)}”不像电话号码，请填区号和号码，如0872-3120000")
    return number


def one_of(mapping: Mapping[str, Any], what: str) -> Callable[[Cell], Any]:
    """A parser that knows the words of a list; ``what`` is the name of the list.

    Width, spaces and the kind of brackets make no difference. Several words may mean
    the same value; a refusal offers the first word of each value.
    """
    known = {squeezed(word).lower(): value for word, value in mapping.items()}
    offered: dict[Any, str] = {}
    for word, value in mapping.items():
        offered.setdefault(value, word)

    def parse(cell: Cell) -> Any:
        if is_empty(cell):
            return None
        word = squeezed(shown(cell)).lower()
        if word not in known:
            choices = "、".join(offered.values())
            raise CellError(f"没有“{shown(cell)}”这种{what}，可以填：{choices}")
        return known[word]

    return parse


def _typed(cell: Cell) -> str:
    """The characters of a cell; digits and letters in half width."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if abs(cell) >= FIRST_LOST_DIGIT:
            raise CellError(_lost_digits(cell))
        return shown(cell)
    if not isinstance(cell, str):
        return shown(cell)
    typed = cell if cell.isascii() else INVISIBLE.sub("", cell).translate(_WIDE)
    if _SCIENTIFIC.fullmatch(typed.strip()):
        raise CellError(_lost_digits(typed.strip()))
    return typed


def _lost_digits(number: float | str) -> str:
    written = f"{number:.2E}" if isinstance(number, int | float) else number
    return (
        f"表格软件把它变成了数字{written}，末尾几位已经丢失，"
        "请把这一列的格式改成“文本”后重新填写"
    )


def _in_range(number: float) -> int:
    if number != int(number):
        raise CellError(f"“{shown(number)}”不是整数，请只填阿拉伯数字，如38")
    if number < 0:
        raise CellError(f"“{shown(number)}”小于0，请核对")
    if number > LARGEST_NUMBER:
        raise CellError(f"“{shown(number)}”太大，请核对")
    return int(number)
