"""The characters of a cell, whatever Excel has made of them."""

from __future__ import annotations

import datetime
import unicodedata

from intake.cleaning import INVISIBLE
from pages.dates import in_chinese

Cell = str | int | float | bool | datetime.date | datetime.datetime | None

FIRST_LOST_DIGIT = 10**15  # Excel keeps 15 digits of a number


class CellError(ValueError):
    """A cell that cannot be understood; ``str()`` says why, without a full stop."""


def shown(cell: Cell) -> str:
    """A cell as a sentence quotes it."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, datetime.date):
        return in_chinese(cell)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < FIRST_LOST_DIGIT:
        return str(int(cell))
    return "" if cell is None else " ".join(str(cell).split())[:60]


def is_empty(cell: Cell) -> bool:
    """Whether there is nothing to see in a cell: spaces, zero-width characters."""
    if not isinstance(cell, str):
        return cell is None
    words = cell.strip()
    return not words or (not words[0].isprintable() and not squeezed(words))


def squeezed(typed: str) -> str:
    """Half width throughout and without any space or invisible character."""
    if typed.isascii():
        return "".join(typed.split())
    narrow = unicodedata.normalize("NFKC", INVISIBLE.sub("", typed))
    return "".join(narrow.split())
