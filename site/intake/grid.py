"""The cells of a table laid out in rows and columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from intake.pieces import Merge
from intake.safety import MAX_TABLE_CELLS


@dataclass(frozen=True)
class Cell:
    """The words of one cell and how many rows and columns it covers."""

    text: str
    rowspan: int = 1
    colspan: int = 1


class TooManyCells(Exception):
    """A table larger than ``MAX_TABLE_CELLS``; it is not laid out."""


Grid = tuple[tuple[tuple[str, ...], ...], tuple[Merge, ...]]


def lay_out(rows: Sequence[Sequence[Cell]]) -> Grid:
    """The words row by row, and the merges; merged cells cover empty ones.

    No merge covers a cell that another one took, or leaves the table; a column in
    which no cell begins is none. Raises TooManyCells before a large table is laid out:
    one long row widens all the others.
    """
    taken: dict[tuple[int, int], str] = {}
    merges: list[Merge] = []
    width = 0
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            if (column + cell.colspan) * len(rows) > MAX_TABLE_CELLS:
                raise TooManyCells
            merge = _free(taken, row, column, cell, len(rows))
            for covered_row in range(row, row + merge.rowspan):
                for covered in range(column, column + merge.colspan):
                    taken[covered_row, covered] = ""
            taken[row, column] = cell.text
            merges.append(merge)
            width = max(width, column + 1)
            column += merge.colspan
    texts = tuple(
        tuple(taken.get((row, column), "") for column in range(width))
        for row in range(len(rows))
    )
    cut = (
        replace(merge, colspan=min(merge.colspan, width - merge.col))
        for merge in merges
    )
    kept = tuple(merge for merge in cut if merge.rowspan > 1 or merge.colspan > 1)
    return (texts if width else ()), kept


def _free(
    taken: dict[tuple[int, int], str], row: int, column: int, cell: Cell, height: int
) -> Merge:
    """As much of what the cell wants to cover as nobody covers yet."""
    colspan = 1
    while colspan < cell.colspan and (row, column + colspan) not in taken:
        colspan += 1
    return Merge(row, column, min(cell.rowspan, height - row), colspan)
