"""Rows as they were read, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Fault:
    """One thing that has to be corrected in the file.

    ``row`` is the number the clerk sees in Excel; None when no row is meant.
    ``message`` has no full stop.
    """

    row: int | None
    column: str
    message: str

    def __str__(self) -> str:
        """第17行 统一社会信用代码：校验位应为4"""
        if self.row is None:
            return self.message
        place = f"第{self.row}行 {self.column}".rstrip()
        return f"{place}：{self.message}"


@dataclass
class Row:
    """The values of one row by the keys of those columns that the file has.

    An empty cell, and one that could not be read, is None. ``months`` are the keys
    of those dates of which only the month was written.
    """

    number: int
    values: dict[str, Any]
    faults: list[Fault] = field(default_factory=list)
    months: set[str] = field(default_factory=set)
