"""An essay recognized in a read file: title, authors, abstract, keywords, text.

Everything is looked for, nothing is required: a plain text has neither title nor
authors and is all body. What stands before the text and is neither is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from honors.essays.bylines import Byline, closing_unit, is_byline, read_bylines
from intake.blocks import Block, build_body, commonest_size, kept_losses
from intake.cleaning import clean
from intake.numbering_prefix import prefix_level
from intake.personal_data import personal_numbers
from intake.pieces import (
    Paragraph,
    Picture,
    Piece,
    ReadDocument,
    Span,
    sliced_spans,
)
from intake.report import CHANGED, DROPPED, KEPT, Loss, excerpt, grouped

MAX_TITLE = 60
MAX_FRONT = 16  # pieces before the text in which its head is looked for
MAX_ABSTRACT = 6  # paragraphs
RUNNING = 60  # characters of a paragraph that is text already
_DASHES = ("——", "—", "──", "－－", "--", "–")
_ABSTRACT = re.compile(
    r"[【〔\[（(]?\s*(?:内\s*容\s*)?(?:摘\s*要|提\s*要)\s*[】〕\])）]?\s*[:：]?\s*"
)
_KEYWORDS = re.compile(
    r"[【〔\[（(]?\s*(?:关\s*键\s*[词字]|主\s*题\s*词)\s*[】〕\])）]?\s*[:：]?\s*"
)
_LABELLED_LATIN = re.compile(r"(?:Abstract|Key ?words?)\b", re.I)
_REFERENCES = re.compile(
    r"[【\[]?\s*(?:主要)?参\s*考\s*(?:文\s*献|资\s*料|书\s*目)\s*[】\]]?\s*[:：]?"
)
_WORD = re.compile(r"\w+")
_SEPARATORS = re.compile(r"[；;，,、]+|\s+")


@dataclass
class RecognizedEssay:
    """What was read; every field may be empty, none is invented. Pictures in blocks
    point into the file's."""

    title: str = ""
    subtitle: str = ""
    byline: Byline = field(default_factory=Byline)
    abstract: str = ""
    keywords: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)


def recognize_essay(document: ReadDocument) -> RecognizedEssay:
    """The essay in a document, cleaned, with the whole loss report."""
    cleaned = clean(document)
    pieces = list(cleaned.pieces)
    size = commonest_size(pieces)
    essay = RecognizedEssay(losses=list(cleaned.losses))
    head = _head_end(pieces)
    rest = pieces[head:]
    _read_head(pieces[:head], essay, size)
    rest = _take_abstract(rest, essay)
    rest = _take_keywords(rest, essay)
    rest = _take_closing_unit(rest, essay)
    body = build_body([_as_heading(piece) for piece in rest], size)
    essay.blocks = body.blocks
    essay.losses += [*body.losses, *kept_losses(body.kept), *_missing(essay)]
    essay.losses += _personal(cleaned.pieces)
    essay.losses = grouped(essay.losses)
    return essay


def _head_end(pieces: Sequence[Piece]) -> int:
    """Where title and authors end: at the abstract, the keywords, the first heading
    or the first paragraph of running text. Many short lines are no head."""
    for index, piece in enumerate(pieces[:MAX_FRONT]):
        if not isinstance(piece, Paragraph) or _begins_text(piece, index):
            return index
    return len(pieces) if len(pieces) <= MAX_FRONT else 0


def _begins_text(piece: Paragraph, index: int) -> bool:
    text = piece.text.strip()
    if _ABSTRACT.match(text) or _KEYWORDS.match(text) or _LABELLED_LATIN.match(text):
        return True
    if index and not text.startswith(_DASHES) and _is_heading(piece):
        return True
    is_line = len(text) <= RUNNING and not text.endswith(("。", "；", "！"))
    return piece.item is not None or not (is_line or is_byline(text))


def _is_heading(piece: Paragraph) -> bool:
    return prefix_level(piece.text.strip()) is not None or bool(piece.looks.level)


def _read_head(
    head: Sequence[Piece], essay: RecognizedEssay, body_size: float | None
) -> None:
    """The lines before the text: title (in one line or two), subtitle, authors."""
    lines = [piece for piece in head if isinstance(piece, Paragraph)]
    start = _title_start(lines)
    title = _title_lines(lines[start:], body_size)
    essay.title = "".join(piece.text.strip() for piece in title)
    rest = lines[start + len(title) :]
    if rest and rest[0].text.startswith(_DASHES):
        essay.subtitle = rest.pop(0).text.strip().lstrip("—─－-–").strip()
    others = [*lines[:start], *rest]
    essay.byline, unread = read_bylines([piece.text.strip() for piece in others])
    if title:
        essay.losses.append(Loss("题名", KEPT, "文首", "填入题名"))
    for text in unread:
        detail = f"“{excerpt(text)}”没有认出是什么，没有导入，请核对"
        essay.losses.append(Loss("文首文字", DROPPED, "文首", detail, 1, text))


def _title_start(lines: Sequence[Paragraph]) -> int:
    """The largest line; the first one where no sizes are known."""
    sizes = [line.looks.size or 0 for line in lines]
    return sizes.index(max(sizes)) if sizes else 0


def _title_lines(
    lines: Sequence[Paragraph], body_size: float | None
) -> list[Paragraph]:
    """The first line, and a second one set alike that goes on with it.

    Where the title is no larger than the text, names set alike are authors.
    """
    if not lines or len(lines[0].text) > MAX_TITLE:
        return []
    first, second = lines[0], lines[1] if len(lines) > 1 else None
    size = first.looks.size
    if second is None or size is None or _set_like(first) != _set_like(second):
        return [first]
    is_author = size <= (body_size or 0) and is_byline(second.text)
    is_whole = len(first.text) + len(second.text) <= MAX_TITLE
    if is_author or second.text.startswith(_DASHES) or not is_whole:
        return [first]
    return [first, second]


def _set_like(line: Paragraph) -> tuple[object, ...]:
    looks = line.looks
    return looks.size, looks.centred, looks.font, looks.bold


def _take_abstract(pieces: list[Piece], essay: RecognizedEssay) -> list[Piece]:
    """摘要 with its paragraphs; it ends at the keywords or at a heading."""
    start = _first(pieces, _ABSTRACT)
    if start is None:
        return pieces
    first = _without(pieces[start], _ABSTRACT)
    paragraphs = [first.text.strip()] if first.text.strip() else []
    end = start + 1
    while end < len(pieces) and len(paragraphs) < MAX_ABSTRACT:
        piece = pieces[end]
        if not isinstance(piece, Paragraph) or _ends_abstract(piece, paragraphs):
            break
        paragraphs.append(piece.text.strip())
        end += 1
    essay.abstract = "\n".join(paragraphs)
    essay.losses.append(Loss("摘要", KEPT, "文首", "填入摘要"))
    return [*pieces[:start], *pieces[end:]]


def _ends_abstract(piece: Paragraph, paragraphs: Sequence[str]) -> bool:
    """A label alone is followed by its text; after a line of its own nothing is."""
    text = piece.text.strip()
    if _KEYWORDS.match(text) or _LABELLED_LATIN.match(text):
        return True
    if prefix_level(text) is not None or piece.looks.level is not None:
        return True
    return bool(paragraphs)


def _take_keywords(pieces: list[Piece], essay: RecognizedEssay) -> list[Piece]:
    start = _first(pieces, _KEYWORDS)
    if start is None:
        return pieces
    words = _without(pieces[start], _KEYWORDS).text.strip().rstrip("。.")
    essay.keywords = [word for word in _SEPARATORS.split(words) if word]
    essay.losses.append(Loss("关键词", KEPT, "文首", "填入关键词"))
    return [*pieces[:start], *pieces[start + 1 :]]


def _first(pieces: Sequence[Piece], label: re.Pattern[str]) -> int | None:
    """The first paragraph near the beginning that opens with the label."""
    for index, piece in enumerate(pieces[:MAX_FRONT]):
        if isinstance(piece, Paragraph) and _is_labelled(piece.text.strip(), label):
            return index
    return None


def _is_labelled(text: str, label: re.Pattern[str]) -> bool:
    """摘要是… is a sentence: a label stands alone, in brackets, or before a colon."""
    match = label.match(text)
    if match is None:
        return False
    return (
        match.end() == len(text)
        or match[0].strip()[-1] in ":：】〕])）"
        or (match[0] != match[0].rstrip())
    )


def _without(piece: Piece, label: re.Pattern[str]) -> Paragraph:
    """The paragraph without the label it opens with."""
    paragraph = piece if isinstance(piece, Paragraph) else Paragraph(())
    indent = len(paragraph.text) - len(paragraph.text.lstrip())
    match = label.match(paragraph.text.strip())
    start = indent + (match.end() if match else 0)
    spans = sliced_spans(paragraph.spans, start, len(paragraph.text))
    return paragraph.with_spans(spans)


def _take_closing_unit(pieces: list[Piece], essay: RecognizedEssay) -> list[Piece]:
    """（作者单位：…） at the end, where the head names no unit."""
    last = pieces[-1] if pieces else None
    unit = closing_unit(last.text) if isinstance(last, Paragraph) else ""
    if not unit:
        return pieces
    essay.byline = essay.byline.with_unit(unit)
    essay.losses.append(Loss("作者单位", KEPT, "文末", "填入作者单位"))
    return pieces[:-1]


def _as_heading(piece: Piece) -> Piece:
    """参考文献： is a heading however it is set."""
    if isinstance(piece, Paragraph) and _REFERENCES.fullmatch(piece.text.strip()):
        looks = replace(piece.looks, level=1, alignment="")
        words = (Span("".join(_WORD.findall(piece.text))),)
        return replace(piece, looks=looks, spans=words)
    return piece


def _missing(essay: RecognizedEssay) -> list[Loss]:
    found = {
        "题名": essay.title,
        "作者": essay.byline.people or essay.byline.unit,
        "正文": essay.blocks,
    }
    return [
        Loss(element, CHANGED, "", f"没有认出{element}，请填写")
        for element, value in found.items()
        if not value
    ]


def _personal(pieces: Sequence[Piece]) -> list[Loss]:
    """Where numbers of private people stand; the numbers are not repeated."""
    return [
        Loss("个人信息", CHANGED, near(piece), f"这里有{kind}，公开以前请删去")
        for piece in pieces
        if not isinstance(piece, Picture)
        for kind in dict.fromkeys(kind for kind, _ in personal_numbers(words(piece)))
    ]


def near(piece: Piece) -> str:
    """The place without its words, which might be the number."""
    number = getattr(piece, "number", 0)
    return f"第{number}段" if isinstance(piece, Paragraph) else piece.place


def words(piece: Piece) -> str:
    lines = getattr(piece, "lines", None)
    return "\n".join(lines) if lines is not None else piece.text
