"""What stands beside the body of a Word file: comments, headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from intake.report import DROPPED, KEPT, Loss, excerpt
from intake.word_drawings import resolve_alternates
from intake.word_names import PIC, V, W, holds, words
from intake.word_package import Relationship, WordPackage

_PAGE_NUMBER = re.compile(r"[\s\d\-—–－·第页共/]*")
_TITLES = {"header": "页眉", "footer": "页脚"}


def comment_texts(root: Element | None) -> dict[str, str]:
    """The words of every comment by its id."""
    if root is None:
        return {}
    return {
        comment.get(f"{W}id", ""): words(comment)
        for comment in root.iter(f"{W}comment")
    }


def part_of_kind(
    package: WordPackage, relationships: dict[str, Relationship], kind: str
) -> str:
    """The part of a kind (styles, numbering, …) that a document refers to, or ""."""
    for relationship in relationships.values():
        if relationship.kind == kind and package.has(relationship.target):
            return relationship.target
    return ""


def margin_losses(
    package: WordPackage, relationships: dict[str, Relationship]
) -> list[Loss]:
    """What becomes of headers and footers: page numbers stay, the rest leaves."""
    losses: list[Loss] = []
    for relationship in relationships.values():
        title = _TITLES.get(relationship.kind)
        root = package.xml(relationship.target) if title else None
        if title and root is not None:
            resolve_alternates(root)
            losses.extend(_losses(root, title))
    return list(dict.fromkeys(losses))


def _losses(root: Element, title: str) -> Iterator[Loss]:
    text = words(root).strip()
    if text and not _PAGE_NUMBER.fullmatch(text):
        yield Loss(title, DROPPED, title, f"“{excerpt(text)}”不进入正文", 1, text)
    elif _has_page_number(root) or text:
        yield Loss("页码", KEPT, title, "页码由版式自动编排", 1, text)
    for path in root.iter(f"{V}textpath"):
        mark = path.get("string", "").strip()
        yield Loss("水印", DROPPED, title, f"水印“{excerpt(mark)}”不进入正文", 1, mark)
    if holds(root, f"{PIC}pic") or holds(root, f"{V}imagedata"):
        yield Loss("图片", DROPPED, title, f"{title}里的图片不进入正文")


def _has_page_number(root: Element) -> bool:
    codes = "".join(code.text or "" for code in root.iter(f"{W}instrText"))
    simple = "".join(code.get(f"{W}instr", "") for code in root.iter(f"{W}fldSimple"))
    return "PAGE" in (codes + simple).upper()
