"""What a column of a sheet is called, how its cells are read and written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from intake.sheets.cell_text import Cell

_NOTE = re.compile(r"\([^()]*\)")
_DECORATION = re.compile(r"[\s*＊★☆:：]+")


@dataclass(frozen=True)
class Column:
    """One column, for reading a file, for its template and for an export.

    ``parse`` gives None for an empty cell and raises ``CellError`` with a sentence.
    ``aliases`` are other headers that mean the same. A ``required`` column must be
    there and filled in every row, unless it ``may_be_empty``. ``choices`` become a
    drop-down of the template; ``text`` columns (long codes, phones) are written as
    text cells.
    """

    key: str
    header: str
    parse: Callable[[Cell], Any]
    aliases: tuple[str, ...] = ()
    required: bool = False
    may_be_empty: bool = False
    example: str = ""
    hint: str = ""
    choices: tuple[str, ...] = ()
    text: bool = False

    @property
    def is_mandatory(self) -> bool:
        """Whether every row must fill it in."""
        return self.required and not self.may_be_empty


def normalized(header: str) -> str:
    """A header for comparing: half width, no spaces, line ends, asterisks, colons."""
    return _DECORATION.sub("", unicodedata.normalize("NFKC", header))


def bare(header: str) -> str:
    """A normalized header without its notes in brackets: 职工数(人) is 职工数."""
    return _NOTE.sub("", header)


class HeaderMatcher:
    """Finds the column that a typed header means."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._exact: dict[str, Column] = {}
        self._bare: dict[str, Column | None] = {}
        for column in columns:
            for header in (column.header, *column.aliases):
                whole = normalized(header)
                self._exact[whole] = column
                known = self._bare.setdefault(bare(whole), column)
                if known is not column:
                    self._bare[bare(whole)] = None

    def column(self, header: object) -> Column | None:
        """The column of a header cell; None when it is unknown or ambiguous."""
        if not isinstance(header, str):
            return None
        whole = normalized(header)
        return self._exact.get(whole) or self._bare.get(bare(whole))


def letter(index: int) -> str:
    """The letter of a column counted from 0, as Excel and WPS show it: 10 is K."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def place_of(letters: bytes) -> int:
    """The other way round: K is 10."""
    place = 0
    for character in letters.upper():
        place = place * 26 + character - 64
    return place - 1
