"""A printed page read back: rows of characters and rules, in millimetres."""

from __future__ import annotations

import io
from collections import defaultdict
from typing import Any

import pdfplumber

from tests.typesetting.issues import PRINTED_ON, SHEET
from typesetting.press import print_pdf

MM = 72 / 25.4
BOTTOM_OF_TYPE = 262


def printed(data: dict[str, Any], pictures: dict[str, bytes] | None = None) -> bytes:
    return print_pdf(SHEET, data, pictures or {}, printed_on=PRINTED_ON)


def opened(pdf: bytes) -> pdfplumber.PDF:
    return pdfplumber.open(io.BytesIO(pdf))


def rows(page: pdfplumber.page.Page) -> list[list[dict[str, Any]]]:
    """The characters of the type area, one list for each baseline, from the top."""
    found: dict[float, list[dict[str, Any]]] = defaultdict(list)
    for char in page.chars:
        if baseline(page, char) < BOTTOM_OF_TYPE * MM:
            found[round(baseline(page, char), 1)].append(char)
    ordered = sorted(found.items())
    return [sorted(chars, key=lambda char: char["x0"]) for _place, chars in ordered]


def text(row: list[dict[str, Any]]) -> str:
    return "".join(char["text"] for char in row)


def sizes(row: list[dict[str, Any]]) -> set[float]:
    return {round(char["size"], 2) for char in row}


def faces(row: list[dict[str, Any]]) -> set[str]:
    """The fonts of a row without the tag of the subset."""
    return {char["fontname"].split("+")[-1] for char in row}


def page_with(pdf: pdfplumber.PDF, words: str) -> pdfplumber.page.Page:
    return next(
        page for page in pdf.pages if any(words in text(row) for row in rows(page))
    )


def row_with(page: pdfplumber.page.Page, words: str) -> list[dict[str, Any]]:
    return next(row for row in rows(page) if words in text(row))


def page_number(page: pdfplumber.page.Page) -> list[dict[str, Any]]:
    return [c for c in page.chars if baseline(page, c) > BOTTOM_OF_TYPE * MM]


def baseline(page: pdfplumber.page.Page, char: dict[str, Any]) -> float:
    """Points from the top of the page."""
    return float(page.height) - char["matrix"][5]


def rules(page: pdfplumber.page.Page) -> list[dict[str, float]]:
    """Horizontal rules from the top: place, width and thickness in millimetres."""
    found = [
        {
            "y": (line["top"] + line["bottom"]) / 2 / MM,
            "left": line["x0"] / MM,
            "right": line["x1"] / MM,
            "thickness": line["linewidth"] / MM,
        }
        for line in page.lines
        if abs(line["top"] - line["bottom"]) < 0.1
    ]
    return sorted(found, key=lambda line: line["y"])
