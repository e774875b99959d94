"""What offices paste, cleaned by rules; wording and punctuation stay untouched.

Every rule takes the pieces and gives back the cleaned pieces with what it did.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from intake.numbering_prefix import prefix_level
from intake.pieces import Paragraph, Piece, ReadDocument, Table, parted_spans
from intake.report import CHANGED, DROPPED, Loss, grouped

INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f"
    "\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc\ud800-\udfff]"
    "|(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"
)
# Looking back, a run is tried from its first character only: never quadratic.
_EDGES = re.compile(r"^\s+|(?<!\s)\s+$")
_SPACE_RUNS = re.compile(r"\s{2,}|[^\S\u3000 ]")
_SENTENCE_END = tuple("。！？!?；;：:…”’』」）)》】")
_ELLIPSIS = re.compile(r"(?:(?<!\.)\.{3,}|(?<!．)．{3,}|(?<!…)…+|(?<!。)。{3,})$")
_BOILERPLATE = re.compile(
    r"版权(?:归|属于|属)[^。；;]{0,20}所有"
    r"|(?:转载|转发|引用)[^。；;，]{0,8}(?:注明|标明)[^。；;，]{0,6}(?:出处|来源|作者)"
    r"|(?:未经|不经)[^。；;]{0,16}(?:许可|授权|同意|允许)[^。；;]{0,6}(?:转载|复制|使用)"
    r"|(?:严禁|禁止|请勿|谢绝)转载"
)
# What official accounts put around an article to lead readers on.
_GUIDANCE = re.compile(
    r"点击?(?:上方|下方)?[“\"「]?蓝色?字[^。]*"
    r"|[^。]{0,12}长按[^。]{0,12}(?:二维码|识别|关注)[^。]*"
    r"|(?:点击)?(?:左下角|下方|文末)?[“\"「]?阅读原文[^。]{0,8}"
    r"|(?:扫码|扫一扫)[^。]{0,6}关注[^。]{0,12}"
)
MAX_BOILERPLATE = 60
MIN_TEASER = 10

Cleaned = tuple[list[Piece], list[Loss]]


def clean(document: ReadDocument) -> ReadDocument:
    """The document after all rules; its losses say what they did."""
    pieces = list(document.pieces)
    losses: list[Loss] = []
    for rule in RULES:
        pieces, said = rule(pieces)
        losses.extend(grouped(said))
    return replace(document, pieces=tuple(pieces), losses=(*document.losses, *losses))


def remove_invisible(pieces: Sequence[Piece]) -> Cleaned:
    """Zero-width, control and direction characters, soft hyphens, marks of order."""
    return _substituted(
        pieces, INVISIBLE, lambda found: "", "不可见字符", "零宽、控制等不可见字符去掉"
    )


def remove_indents(pieces: Sequence[Piece]) -> Cleaned:
    """Spaces typed before and after a paragraph (U+3000 pairs used as indents)."""
    return _substituted(
        pieces, _EDGES, lambda found: "", "段首段尾空格", "空格去掉，缩进由版式决定"
    )


def collapse_spaces(pieces: Sequence[Piece]) -> Cleaned:
    """Tabs and runs of spaces inside a paragraph become one space."""
    return _substituted(
        pieces, _SPACE_RUNS, _one_space, "连续空格", "制表符和连续空格并为一个空格"
    )


def drop_empty(pieces: Sequence[Piece]) -> Cleaned:
    """Paragraphs in which no word is left."""
    kept = [
        piece
        for piece in pieces
        if not isinstance(piece, Paragraph) or piece.text or piece.notes
    ]
    dropped = len(pieces) - len(kept)
    detail = "空行不保留，段距由版式决定"
    return kept, [Loss("空行", DROPPED, "", detail, dropped)] if dropped else []


def drop_boilerplate(pieces: Sequence[Piece]) -> Cleaned:
    """Lines pasted along from the web that are none of the text: notices of
    copyright, words that lead readers on. A split sentence is re-joined."""
    kept: list[Piece] = []
    losses: list[Loss] = []
    torn = False
    for piece in pieces:
        said = _boilerplate(piece)
        if said is not None:
            losses.append(said)
            torn = True
            continue
        before = kept[-1] if kept else None
        if torn and before is not None and _continues(before, piece):
            kept[-1] = _rejoined(before, piece)
            detail = "被隔断的句子重新接上"
            losses.append(Loss("断开的句子", CHANGED, before.place, detail))
        else:
            kept.append(piece)
        torn = False
    return kept, losses


def _boilerplate(piece: Piece) -> Loss | None:
    """What is said of a line that is none of the text; None for any other."""
    if not isinstance(piece, Paragraph):
        return None
    if is_boilerplate(piece.text):
        detail = "网页带来的版权说明去掉"
        return Loss("版权说明", DROPPED, piece.place, detail, 1, piece.text)
    if len(piece.text) <= MAX_BOILERPLATE and _GUIDANCE.fullmatch(piece.text):
        detail = "公众号带来的关注、扫码提示去掉"
        return Loss("关注提示", DROPPED, piece.place, detail, 1, piece.text)
    return None


def is_boilerplate(text: str) -> bool:
    """Whether a paragraph is nothing but a notice of copyright or reprinting."""
    return len(text) <= MAX_BOILERPLATE and bool(_BOILERPLATE.search(text))


def drop_teasers(pieces: Sequence[Piece]) -> Cleaned:
    """A first paragraph cut off with "..." that repeats what follows it."""
    kept: list[Piece] = []
    losses: list[Loss] = []
    for index, piece in enumerate(pieces):
        if _is_teaser(pieces, index):
            detail = "与下文开头重复、以省略号结尾的摘要去掉"
            losses.append(
                Loss("重复的摘要", DROPPED, piece.place, detail, 1, piece.text)
            )
        else:
            kept.append(piece)
    return kept, losses


RULES: tuple[Callable[[Sequence[Piece]], Cleaned], ...] = (
    remove_invisible,
    remove_indents,
    drop_empty,
    drop_boilerplate,
    drop_teasers,
    collapse_spaces,
)


def _substituted(
    pieces: Sequence[Piece],
    pattern: re.Pattern[str],
    replacement: Callable[[re.Match[str]], str],
    element: str,
    detail: str,
) -> Cleaned:
    cleaned: list[Piece] = []
    losses: list[Loss] = []
    for piece in pieces:
        result, count = piece, 0
        if isinstance(piece, Paragraph):
            result, count = substituted(piece, pattern, replacement)
        elif isinstance(piece, Table):
            result, count = _substituted_cells(piece, pattern, replacement)
        cleaned.append(result)
        if count:
            place = (
                f"第{piece.number}段" if isinstance(piece, Paragraph) else piece.place
            )
            losses.append(Loss(element, CHANGED, place, detail, count))
    return cleaned, losses


def substituted(
    paragraph: Paragraph,
    pattern: re.Pattern[str],
    replacement: Callable[[re.Match[str]], str],
) -> tuple[Paragraph, int]:
    """A paragraph with every match replaced, its spans kept, and how many."""
    matches = list(pattern.finditer(paragraph.text))
    if not matches:
        return paragraph, 0
    borders = [border for match in matches for border in match.span()]
    first, *parts = parted_spans(paragraph.spans, borders)
    spans = list(first)
    for match, found, kept in zip(matches, parts[::2], parts[1::2], strict=True):
        spans += [replace(found[0], text=replacement(match)), *kept]
    return paragraph.with_spans(spans), len(matches)


def _substituted_cells(
    table: Table,
    pattern: re.Pattern[str],
    replacement: Callable[[re.Match[str]], str],
) -> tuple[Table, int]:
    count = 0
    rows = []
    for row in table.rows:
        cells = []
        for cell in row:
            lines = [pattern.subn(replacement, line) for line in cell.split("\n")]
            count += sum(found for _, found in lines)
            cells.append("\n".join(line for line, _ in lines))
        rows.append(tuple(cells))
    return replace(table, rows=tuple(rows)), count


def _one_space(found: re.Match[str]) -> str:
    return "\u3000" if "\u3000" in found.group() else " "


def _continues(before: Piece, after: Piece) -> bool:
    """Whether two paragraphs are halves of one sentence."""
    return (
        isinstance(before, Paragraph)
        and isinstance(after, Paragraph)
        and before.item is None
        and after.item is None
        and not before.text.endswith(_SENTENCE_END)
        and prefix_level(before.text) is None
        and prefix_level(after.text) is None
        and before.looks.alignment == after.looks.alignment
        and not before.looks.centred
    )


def _rejoined(before: Piece, after: Piece) -> Paragraph:
    return Paragraph(
        (*before.spans, *after.spans),
        before.looks,
        number=getattr(before, "number", 0),
        origin=before.origin,
        notes=before.notes + after.notes,
    )


def _is_teaser(pieces: Sequence[Piece], index: int) -> bool:
    stem, cut = _ELLIPSIS.subn("", pieces[index].text)
    stem = "".join(stem.split())
    if not cut or len(stem) < MIN_TEASER:
        return False
    told = ""
    for place in range(index + 1, len(pieces)):
        piece = pieces[place]
        if not isinstance(piece, Paragraph) or len(told) >= len(stem):
            break
        told += "".join(piece.text.split())
    return told.startswith(stem)
