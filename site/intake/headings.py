"""Which paragraphs are headings, and of which level.

A heading is a short paragraph that stands alone before what it heads: by its
number (一、（一）1.) or by a heading style. A long paragraph never is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake.numbering_prefix import prefix_level
from intake.pieces import Paragraph, Piece, sliced_spans

MAX_HEADING = 70
MAX_HEADING_SENTENCE = 30
MAX_RUN_IN = 40
_STOPS = tuple("。！？!?；;")
_NEVER_LAST = tuple("；;，,、：:")
_HEADING_FONTS = ("黑体", "楷体", "KaiTi", "SimHei", "小标宋")


def heading_levels(pieces: Sequence[Piece]) -> dict[int, int]:
    """The levels (1–3) of the headings by their position in the pieces."""
    shallowest = min(
        (_style_level(piece) for piece in pieces if _is_styled(piece)), default=1
    )
    levels: dict[int, int] = {}
    for index, piece in enumerate(pieces):
        if not isinstance(piece, Paragraph) or not may_be_heading(piece):
            continue
        numbered = prefix_level(piece.text)
        if numbered is not None and (
            _looks_like_heading(piece) or _stands_alone(pieces, index, numbered)
        ):
            levels[index] = numbered
        elif numbered is None and _is_styled(piece):
            levels[index] = min(_style_level(piece) - shallowest + 1, 3)
    return levels


def may_be_heading(paragraph: Paragraph) -> bool:
    """Whether a paragraph is short, of one sentence at most, and no list item."""
    text = paragraph.text
    if paragraph.item is not None or paragraph.origin or len(text) > MAX_HEADING:
        return False
    if text.endswith(_NEVER_LAST) or paragraph.looks.right:
        return False
    if any(stop in text[:-1] for stop in _STOPS):
        return False
    return not text.endswith(_STOPS) or len(text) <= MAX_HEADING_SENTENCE


def split_run_in(paragraph: Paragraph) -> tuple[Paragraph, Paragraph] | None:
    """A bold numbered sentence at the start of a longer paragraph, and the rest.

    None unless the bold words end with the sentence and the rest is not bold.
    """
    if prefix_level(paragraph.text) is None or paragraph.item is not None:
        return None
    length = 0
    for span in paragraph.spans:
        if not span.bold and span.text.strip():
            break
        length += len(span.text)
    head = paragraph.text[:length].rstrip()
    if not head.endswith("。") or not 0 < length < len(paragraph.text):
        return None
    if len(head) > MAX_RUN_IN or "。" in head[:-1]:
        return None
    first = sliced_spans(paragraph.spans, 0, length)
    rest = sliced_spans(paragraph.spans, length, len(paragraph.text))
    if any(span.bold for span in rest):
        return None
    return (
        replace(paragraph.with_spans(first), notes=()),
        paragraph.with_spans(rest),
    )


def _style_level(piece: Piece) -> int:
    return piece.looks.level or 0


def _is_styled(piece: Piece) -> bool:
    return (
        isinstance(piece, Paragraph)
        and piece.looks.level is not None
        and may_be_heading(piece)
    )


def _looks_like_heading(paragraph: Paragraph) -> bool:
    looks = paragraph.looks
    return (
        looks.level is not None
        or looks.bold
        or any(font in looks.font for font in _HEADING_FONTS)
    )


def _stands_alone(pieces: Sequence[Piece], index: int, level: int) -> bool:
    """Whether no neighbour is a short line numbered alike: then it is a list."""
    neighbours = [*pieces[max(0, index - 1) : index], *pieces[index + 1 : index + 2]]
    return index + 1 < len(pieces) and not any(
        isinstance(neighbour, Paragraph)
        and may_be_heading(neighbour)
        and prefix_level(neighbour.text) == level
        for neighbour in neighbours
    )
