"""The pieces between masthead and tail parted into articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from bulletin.recognition.contents import section_name
from bulletin.recognition.contributed import contributors, take_contributed
from bulletin.recognition.issue import RecognizedArticle
from bulletin.recognition.titles import Title, is_subtitle
from intake.blocks import Block, build_body
from intake.pieces import Paragraph, Piece, sliced_spans
from intake.report import CHANGED, Loss, excerpt

MIN_RUNNING_TEXT = 30
_NOTE_LABEL = re.compile(
    r"[【〔\[（(]?\s*编\s*者\s*(?:按|的话)\s*[】〕\])）]?\s*[：:]?\s*"
)


@dataclass
class Part:
    """The pieces of one article before they become blocks."""

    title: str = ""
    section: str = ""
    pieces: list[Piece] = field(default_factory=list)
    contributed: str = ""

    @property
    def has_running_text(self) -> bool:
        return any(
            isinstance(piece, Paragraph) and len(piece.text) >= MIN_RUNNING_TEXT
            for piece in self.pieces
        )


@dataclass
class Parted:
    """The articles of an issue with its 编者按, and what was lost or kept."""

    editor_note: list[Block] = field(default_factory=list)
    articles: list[RecognizedArticle] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    kept: Counter[str] = field(default_factory=Counter)


def part_articles(
    pieces: Sequence[Piece], titles: Sequence[Title], body_size: float | None
) -> Parted:
    """Articles begin at titles and end at their （…供稿） line."""
    parted = Parted()
    first = titles[0].start if titles else len(pieces)
    note_end = _note_end(pieces, first, bool(titles))
    if note_end:
        body = build_body(_without_label(pieces[:note_end]), body_size)
        parted.editor_note = body.blocks
        parted.losses += body.losses
        parted.kept += body.kept
    for part in _settled(_parts(pieces, note_end, titles)):
        _add_article(parted, part, body_size)
    return parted


def _note_end(pieces: Sequence[Piece], first_title: int, has_titles: bool) -> int:
    """Where the note that opens the issue ends; 0 when there is none.

    It runs on to the section or title of the first article; without any title it
    is its own paragraph, with the next one when the label stands alone.
    """
    if not pieces or not _is_note(pieces[0]):
        return 0
    if not has_titles:
        label = _NOTE_LABEL.match(pieces[0].text)
        alone = label is not None and label.end() == len(pieces[0].text)
        return min(2 if alone else 1, len(pieces))
    for index in range(1, first_title):
        if section_name(pieces[index]) is not None:
            return index
    return first_title


def _is_note(piece: Piece) -> bool:
    return isinstance(piece, Paragraph) and bool(_NOTE_LABEL.match(piece.text))


def _without_label(pieces: Sequence[Piece]) -> list[Piece]:
    """The note without its label, which the printed form sets itself."""
    first = pieces[0]
    if not isinstance(first, Paragraph):
        return list(pieces)
    label = _NOTE_LABEL.match(first.text)
    start = label.end() if label else 0
    rest = first.with_spans(sliced_spans(first.spans, start, len(first.text)))
    return [*([rest] if rest.text else []), *pieces[1:]]


def _parts(pieces: Sequence[Piece], start: int, titles: Sequence[Title]) -> list[Part]:
    parts: list[Part] = []
    at = {title.start: title for title in titles}
    section = ""
    index = start
    while index < len(pieces):
        piece = pieces[index]
        title = at.get(index)
        name = section_name(piece)
        if title is not None:
            parts.append(Part(title.text, section))
            index = title.end
            continue
        if name is not None:
            section = name
            if index + 1 not in at:
                parts.append(Part(name, section))
        else:
            if not parts or parts[-1].contributed:
                parts.append(Part("", section))
            _take(parts[-1], piece)
        index += 1
    return parts


def _take(part: Part, piece: Piece) -> None:
    rest, line = take_contributed(piece)
    if line:
        part.contributed = line
        if rest is not None:
            part.pieces.append(rest)
    else:
        part.pieces.append(piece)


def _settled(parts: Sequence[Part]) -> list[Part]:
    """Untitled remains without running text (a picture after the closing line)
    go to the article before them."""
    settled: list[Part] = []
    for part in parts:
        is_remain = not part.title and not part.contributed and settled
        if is_remain and not part.has_running_text:
            settled[-1].pieces.extend(part.pieces)
        else:
            settled.append(part)
    return settled


def _add_article(parted: Parted, part: Part, body_size: float | None) -> None:
    pieces = list(part.pieces)
    subtitle = ""
    if pieces and part.title and is_subtitle(pieces[0]):
        subtitle = pieces.pop(0).text.strip().lstrip("—─－-–").strip()
    body = build_body(pieces, body_size)
    units, persons = contributors(part.contributed) if part.contributed else ([], [])
    parted.articles.append(
        RecognizedArticle(
            part.title,
            subtitle,
            part.section,
            body.blocks,
            part.contributed,
            units,
            persons,
        )
    )
    parted.losses += body.losses
    parted.kept += body.kept
    parted.kept["标题"] += bool(part.title) + bool(subtitle)
    parted.kept["供稿"] += bool(part.contributed)
    if not part.title:
        number = len(parted.articles)
        parted.losses.append(
            Loss("标题", CHANGED, f"第{number}篇", _untitled_detail(pieces))
        )


def _untitled_detail(pieces: Sequence[Piece]) -> str:
    first = next((piece for piece in pieces if isinstance(piece, Paragraph)), None)
    opening = f"（“{excerpt(first.text)}”）" if first is not None else ""
    return f"没有认出标题{opening}，请填写标题"
