"""Word's automatic numbers: simple lists stay lists, other numbers become text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from intake.pieces import ListItem, Paragraph, Piece, Span
from intake.report import KEPT, Loss

_PLAIN_LABEL = re.compile(r"\d+[.．、]")


def with_typed_numbers(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Loss]]:
    """The pieces with every number written out that a list could not show.

    A list on the web counts 1, 2, 3: a number such as 一、 or （二）, a run that
    does not start at 1, and a numbered line standing alone (a heading) are
    written into the text as Word shows them.
    """
    typed = list(pieces)
    losses: list[Loss] = []
    for start, end in _runs(pieces):
        if _counts_from_one(pieces[start:end]):
            continue
        for index in range(start, end):
            piece = typed[index]
            if isinstance(piece, Paragraph) and piece.item and piece.item.label:
                typed[index] = _typed(piece, piece.item.label)
                detail = f"编号“{piece.item.label}”写成文字"
                losses.append(Loss("自动编号", KEPT, piece.place, detail))
    return typed, losses


def list_html(items: Sequence[Piece]) -> str:
    """Consecutive list items as one list, deeper levels nested."""
    entries = [(piece.item, piece.html) for piece in items if piece.item is not None]
    html, index = "", 0
    while index < len(entries):
        list_part, index = _nested(entries, index)
        html += list_part
    return html


def _nested(entries: Sequence[tuple[ListItem, str]], start: int) -> tuple[str, int]:
    """The list that begins at start, and where it ends."""
    first = entries[start][0]
    tag = "ol" if first.ordered else "ul"
    html = f"<{tag}>"
    index = start
    while index < len(entries) and entries[index][0].level >= first.level:
        html += f"<li>{entries[index][1]}"
        index += 1
        while index < len(entries) and entries[index][0].level > first.level:
            inner, index = _nested(entries, index)
            html += inner
        html += "</li>"
    return f"{html}</{tag}>", index


def _runs(pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """Where ordered items stand in a row, unordered ones among them."""
    runs = []
    start = None
    for index, piece in enumerate([*pieces, None]):
        inside = isinstance(piece, Paragraph) and piece.item is not None
        if inside and start is None:
            start = index
        elif not inside and start is not None:
            runs.append((start, index))
            start = None
    return runs


def _counts_from_one(run: Sequence[Piece]) -> bool:
    """Whether every ordered level counts 1, 2, 3 in plain figures, two at least."""
    counters: dict[int, int] = {}
    items = [piece.item for piece in run if piece.item is not None]
    for item in items:
        for deeper in [level for level in counters if level > item.level]:
            del counters[deeper]
        if not item.ordered:
            counters.pop(item.level, None)
            continue
        expected = counters.get(item.level, 0) + 1
        if item.number not in (expected, 1) or not _PLAIN_LABEL.fullmatch(item.label):
            return False
        counters[item.level] = item.number
    is_styled = any(piece.looks.level is not None for piece in run)
    return not is_styled and sum(item.ordered for item in items) != 1


def _typed(paragraph: Paragraph, label: str) -> Paragraph:
    gap = " " if label[-1:].isalnum() else ""
    first = paragraph.spans[0] if paragraph.spans else Span("")
    typed = replace(first, text=f"{label}{gap}", href="")
    return replace(paragraph.with_spans([typed, *paragraph.spans]), item=None)
