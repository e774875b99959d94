"""Which lines are the titles of articles: by style, by looks, by the contents.

Offices seldom use styles. A title is short, without a full stop, usually centred,
larger or bolder than the text, and alike to the other titles of the issue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.recognition.contents import is_listed, section_name
from bulletin.recognition.contributed import take_contributed
from bulletin.recognition.wording import squeezed
from intake.captions import may_be_caption_line
from intake.numbering_prefix import prefix_level
from intake.pieces import Paragraph, Piece

MAX_TITLE = 60
THRESHOLD = 3
_LISTED = 4
_STYLED = 3
_CENTRED = 2
_LARGER = 2
_BOUNDARY = 2
_HEAVY = 1
_SHORT = 1
_SHORT_LENGTH = 40
_NOTABLY_LARGER = 1.5
_HEAVY_FONTS = ("小标宋", "大标宋", "黑体", "SimHei")
_NEVER_LAST = tuple("。；;，,、：:")
_RARELY_LAST = tuple("！？!?")
_SUBTITLE_MARKS = ("——", "—", "──", "－－", "--", "–")


@dataclass(frozen=True)
class Title:
    """A title over the pieces from start up to end (two when set in two lines)."""

    start: int
    end: int
    text: str


def find_titles(
    pieces: Sequence[Piece], entries: Sequence[str], body_size: float | None
) -> list[Title]:
    """The titles in their order; ``entries`` is the list of contents, if any."""
    scores = {
        index: score
        for index in range(len(pieces))
        if (score := _score(pieces, index, entries, body_size)) >= THRESHOLD
    }
    if not scores:
        return []
    listed = {index for index in scores if is_listed(pieces[index].text, entries)}
    models = listed or {max(scores, key=lambda index: (scores[index], -index))}
    best = min(scores[index] for index in models)
    alike = {_signature(pieces[index]) for index in models}
    chosen = [
        index
        for index in sorted(scores)
        if index in listed
        or _signature(pieces[index]) in alike
        or (not listed and scores[index] >= best)
    ]
    return _joined(pieces, chosen, listed, entries)


def is_subtitle(piece: Piece) -> bool:
    """Whether a line opens with the dash of a subtitle (——以快递行业为例)."""
    return (
        isinstance(piece, Paragraph)
        and len(piece.text) <= MAX_TITLE
        and piece.text.startswith(_SUBTITLE_MARKS)
    )


def is_contributed(piece: Piece) -> bool:
    return bool(take_contributed(piece)[1])


def may_be_title(piece: Piece) -> bool:
    """Whether a line could be a title at all, whatever it looks like."""
    if not isinstance(piece, Paragraph) or piece.item is not None or piece.origin:
        return False
    text = piece.text.strip()
    return (
        0 < len(squeezed(text)) <= MAX_TITLE
        and not text.endswith(_NEVER_LAST)
        and (piece.looks.centred or not text.endswith(_RARELY_LAST))
        and "。" not in text
        and not text.startswith(("（", "(", "编者按", "【编者按"))
        and prefix_level(text) is None
        and section_name(piece) is None
        and not piece.looks.right
        and not may_be_caption_line(piece)
        and not is_subtitle(piece)
        and not is_contributed(piece)
    )


def _score(
    pieces: Sequence[Piece],
    index: int,
    entries: Sequence[str],
    body_size: float | None,
) -> int:
    piece = pieces[index]
    if isinstance(piece, Paragraph) and is_listed(piece.text, entries):
        return _LISTED + THRESHOLD + _looks_score(piece, body_size)
    if not may_be_title(piece):
        return 0
    score = _looks_score(piece, body_size)
    if _after_boundary(pieces, index):
        score += _BOUNDARY
    if len(piece.text) <= _SHORT_LENGTH:
        score += _SHORT
    return score


def _looks_score(piece: Piece, body_size: float | None) -> int:
    looks = piece.looks
    score = 0
    if looks.level in (0, 1):
        score += _STYLED
    if looks.centred:
        score += _CENTRED
    if looks.size and body_size and looks.size >= body_size + _NOTABLY_LARGER:
        score += _LARGER
    if looks.bold or any(font in looks.font for font in _HEAVY_FONTS):
        score += _HEAVY
    return score


def _after_boundary(pieces: Sequence[Piece], index: int) -> bool:
    if index == 0 or pieces[index].looks.new_page:
        return True
    before = pieces[index - 1]
    return section_name(before) is not None or is_contributed(before)


def _signature(piece: Piece) -> tuple[bool, float | None, int | None]:
    return piece.looks.centred, piece.looks.size, piece.looks.level


def _joined(
    pieces: Sequence[Piece],
    chosen: Sequence[int],
    listed: set[int],
    entries: Sequence[str],
) -> list[Title]:
    """Titles set in two lines put together: alike, adjacent, no list between."""
    titles: list[Title] = []
    for index in chosen:
        text = pieces[index].text.strip()
        last = titles[-1] if titles else None
        if (
            last is not None
            and last.end == index
            and _is_second_line(pieces, last, index, listed, entries)
        ):
            titles[-1] = Title(last.start, index + 1, last.text + text)
        else:
            titles.append(Title(index, index + 1, text))
    return titles


def _is_second_line(
    pieces: Sequence[Piece],
    last: Title,
    index: int,
    listed: set[int],
    entries: Sequence[str],
) -> bool:
    whole = last.text + pieces[index].text.strip()
    if len(whole) > MAX_TITLE:
        return False
    if is_listed(whole, entries) and index not in listed:
        return True
    same = _signature(pieces[last.start]) == _signature(pieces[index])
    return same and index not in listed and pieces[index].looks.centred
