"""A table of the body vocabulary as a node to print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

ALIGNMENTS = {"htLeft": "left", "htCenter": "center", "htRight": "right"}
# A taller head would leave no room for what it heads on the following pages.
TALLEST_HEAD = 4

Place = tuple[int, int]


def table_nodes(value: dict[str, Any] | None) -> list[dict[str, Any]]:
    """One table node, or none for a table without a word in it.

    The node: caption, number of columns and rows, how many rows head the table (0
    to 4), and its cells, each with row, col, rowspan, colspan, text, header and align
    ("" when the editor chose none). Cells hidden by a merged one are left out.
    """
    rows = [[_text(cell) for cell in row] for row in (value or {}).get("data") or []]
    columns = max(map(len, rows), default=0)
    if value is None or not any(text for row in rows for text in row):
        return []
    rows = [row + [""] * (columns - len(row)) for row in rows]
    spans = _spans(value.get("mergeCells") or [], len(rows), columns)
    heads = _heads(value)
    aligned = _alignments(value.get("cell") or [])
    head_rows = _head_rows(spans, len(rows)) if "row" in heads else 0
    return [
        {
            "kind": "table",
            "caption": (value.get("table_caption") or "").strip(),
            "columns": columns,
            "rows": len(rows),
            "header_rows": head_rows if head_rows <= TALLEST_HEAD else 0,
            "cells": [
                {
                    "row": row,
                    "col": col,
                    "rowspan": height,
                    "colspan": width,
                    "text": rows[row][col],
                    "header": row < head_rows or ("column" in heads and col == 0),
                    "align": aligned.get((row, col), ""),
                }
                for (row, col), (height, width) in _visible(spans, len(rows), columns)
            ],
        }
    ]


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell).strip()


def _heads(value: dict[str, Any]) -> set[str]:
    choice = value.get("table_header_choice")
    if choice == "both":
        return {"row", "column"}
    if choice in ("row", "column", "neither"):
        return {choice}
    flags = {"row": "first_row_is_table_header", "column": "first_col_is_header"}
    return {head for head, flag in flags.items() if value.get(flag)}


def _spans(merged: list[dict[str, int]], rows: int, columns: int) -> dict[Place, Place]:
    """Height and width of each merged cell, cut to the table, none over another."""
    spans: dict[Place, Place] = {}
    taken: set[Place] = set()
    for merge in merged:
        row, col = merge["row"], merge["col"]
        height = min(merge["rowspan"], rows - row)
        width = min(merge["colspan"], columns - col)
        places = set(_places(row, col, height, width))
        if row < 0 or col < 0 or not places or places & taken:
            continue
        spans[row, col] = (height, width)
        taken |= places
    return spans


def _places(row: int, col: int, height: int, width: int) -> Iterator[Place]:
    for down in range(height):
        for right in range(width):
            yield row + down, col + right


def _visible(
    spans: dict[Place, Place], rows: int, columns: int
) -> Iterator[tuple[Place, Place]]:
    hidden = {
        place
        for (row, col), (height, width) in spans.items()
        for place in _places(row, col, height, width)
        if place != (row, col)
    }
    for place in _places(0, 0, rows, columns):
        if place not in hidden:
            yield place, spans.get(place, (1, 1))


def _head_rows(spans: dict[Place, Place], rows: int) -> int:
    """The first row and every row that a cell merged from it reaches."""
    last = 1
    for (row, _col), (height, _width) in sorted(spans.items()):
        if row < last:
            last = max(last, row + height)
    return min(last, rows)


def _alignments(cells: list[dict[str, Any]]) -> dict[Place, str]:
    found = {}
    for cell in cells:
        for name in (cell.get("className") or "").split():
            if name in ALIGNMENTS:
                found[cell["row"], cell["col"]] = ALIGNMENTS[name]
    return found
