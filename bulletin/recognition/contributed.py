"""The closing line of an article that says who sent it in: （…供稿）."""

from __future__ import annotations

import re
from dataclasses import replace

from intake.names_in_lines import units_and_persons
from intake.pieces import Paragraph, Piece, sliced_spans

MAX_LINE = 80
_WORDS = "供稿|投稿|报送|撰稿|来稿|整理"
_INNER = rf"[^（）()。]{{1,{MAX_LINE}}}?"
_BRACKETED = re.compile(
    rf"[（(](?:{_INNER}(?:{_WORDS})|(?:供稿|作者|撰稿|通讯员)(?:单位|人)?[:：\s]{_INNER})[）)]。?"
)
_UNBRACKETED = re.compile(rf"供稿(?:单位|人)?[:：].{{2,{MAX_LINE}}}")
_TRAILING = re.compile(rf"(?<=[。！？”’…]){_BRACKETED.pattern}$")
_LEAD = re.compile(r"^(?:供稿|作者|撰稿|通讯员)(?:单位|人)?[:：\s]*")
_ENDING = re.compile(rf"[\s　]*(?:联合)?(?:{_WORDS})$")


def take_contributed(paragraph: Piece) -> tuple[Paragraph | None, str]:
    """A paragraph without its closing （…供稿）, and that line; "" without one.

    The paragraph is None when it was nothing else.
    """
    if not isinstance(paragraph, Paragraph) or paragraph.item is not None:
        return (paragraph if isinstance(paragraph, Paragraph) else None), ""
    text = paragraph.text.strip()
    if _BRACKETED.fullmatch(text) or _UNBRACKETED.fullmatch(text):
        return None, text
    if paragraph.looks.right and _is_signature(text):
        return None, text
    match = _TRAILING.search(text)
    if match is None:
        return paragraph, ""
    start = paragraph.text.index(match.group())
    kept = paragraph.with_spans(sliced_spans(paragraph.spans, 0, start))
    return replace(kept, notes=paragraph.notes), match.group()


def contributors(line: str) -> tuple[list[str], list[str]]:
    """The names in a closing line as written: units, then persons."""
    inner = line.strip().rstrip("。").strip("（）()").strip()
    return units_and_persons(_ENDING.sub("", _LEAD.sub("", inner)))


def _is_signature(text: str) -> bool:
    """A bracketed line set to the right that names a unit, without the word 供稿."""
    is_bracketed = text.startswith(("（", "(")) and text.endswith(("）", ")"))
    return is_bracketed and len(text) <= 40 and bool(contributors(text)[0])
