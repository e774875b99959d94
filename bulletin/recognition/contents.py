"""The list of contents at the head of an issue (本期要目)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bulletin.recognition.wording import bare, squeezed
from intake.numbering_prefix import without_prefix
from intake.pieces import Paragraph, Piece
from intake.report import CHANGED, Loss

SECTIONS = (
    "要闻",
    "基层动态",
    "经验交流",
    "调查研究",
    "领导讲话",
    "劳模风采",
    "简讯",
)
MAX_BEFORE = 8
MAX_ENTRY = 70
MAX_LINES = 60
_HEADINGS = ("本期要目", "本期目录", "目录", "要目", "本期导读", "本期内容", "导读")
_BULLETS = "●○◆◇■□▲△▶►★☆※◎·•*"
_LEADER = re.compile(r"[\s.．·…⋯\-—_]+[（(]?\d{0,3}[）)]?$")
_MIN_SHARED = 8


def take_contents(pieces: Sequence[Piece]) -> tuple[list[str], list[Piece], list[Loss]]:
    """The titles listed, the pieces without the list and the entry saying so.

    A line belongs to the list when it has a bullet or list number, is styled as
    a table of contents, or returns below as a line of its own. It has ``MAX_LINES``
    at most; what follows is text.
    """
    start = _heading_index(pieces)
    if start is None:
        return [], list(pieces), []
    end = start + 1
    last = min(len(pieces), end + MAX_LINES)
    lines = _last_places(pieces, start)
    entries: list[str] = []
    while end < last and _is_entry(pieces, end, lines):
        entry = entry_title(pieces[end].text)
        if entry and section_name(pieces[end]) is None:
            entries.append(entry)
        end += 1
    if not entries:
        return [], list(pieces), []
    text = "\n".join(piece.text for piece in pieces[start:end])
    detail = "目录由网站按文章标题自动生成"
    loss = Loss("目录", CHANGED, pieces[start].place, detail, len(entries), text)
    return entries, [*pieces[:start], *pieces[end:]], [loss]


def entry_title(line: str) -> str:
    """A line of the list without bullet, number, leader and page number."""
    text = line.strip().lstrip(_BULLETS).strip()
    text = without_prefix(text)
    return _LEADER.sub("", text).strip()


def section_name(piece: Piece) -> str | None:
    """The section a line names (要闻, 基层动态, 【…】), or None."""
    if not isinstance(piece, Paragraph) or piece.item is not None:
        return None
    name = bare(piece.text)
    if name in SECTIONS:
        return name
    bracketed = squeezed(piece.text)
    is_bracketed = bracketed.startswith("【") and bracketed.endswith("】")
    return name if is_bracketed and 2 <= len(name) <= 8 else None


def is_listed(title: str, entries: Sequence[str]) -> bool:
    """Whether the list of contents names a title, full or cut short."""
    wanted = squeezed(title)
    return any(_alike(wanted, squeezed(entry)) for entry in entries)


def _alike(first: str, second: str) -> bool:
    if first == second:
        return True
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) >= _MIN_SHARED and longer.startswith(shorter)


def _heading_index(pieces: Sequence[Piece]) -> int | None:
    for index, piece in enumerate(pieces[:MAX_BEFORE]):
        if isinstance(piece, Paragraph) and bare(piece.text) in _HEADINGS:
            return index
    return None


def _last_places(pieces: Sequence[Piece], start: int) -> dict[str, int]:
    """The lines of words from start on, squeezed, each with its last place."""
    return {
        squeezed(piece.text): index
        for index, piece in enumerate(pieces[start:], start)
        if isinstance(piece, Paragraph)
    }


def _is_entry(pieces: Sequence[Piece], index: int, lines: Mapping[str, int]) -> bool:
    piece = pieces[index]
    if not isinstance(piece, Paragraph) or len(piece.text) > MAX_ENTRY:
        return False
    if piece.item is not None or piece.text[:1] in _BULLETS:
        return True
    if piece.looks.style.lower().startswith("toc"):
        return True
    wanted = squeezed(entry_title(piece.text))
    if not wanted:
        return False
    if lines.get(wanted, 0) > index:
        return True
    return any(place > index and _alike(wanted, line) for line, place in lines.items())
