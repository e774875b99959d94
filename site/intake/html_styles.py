"""What surrounds words on a web page and how that makes them look."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from intake.html_markup import HEADINGS
from intake.pieces import Looks, Span

PLAIN = Span("")
BOLD_FROM = 600
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(px|pt)")
_POINTS = {"px": 0.75, "pt": 1.0}
_ALIGNMENTS = {"center", "right", "end", "left", "start", "justify"}
_BOLD = ("b", "strong")
_ITALIC = ("i", "em", "cite")
_SYMBOL_FONTS = ("wingdings", "symbol", "webdings")
_LIST_LEVEL = re.compile(r"\blevel(\d)\b")


@dataclass(frozen=True)
class Context:
    """What the open elements say of the words in them.

    ``span`` has no words: it is the appearance of those that follow. ``marker`` is
    the number or bullet that Word writes out before the words of a list item.
    """

    span: Span = PLAIN
    alignment: str = ""
    size: float | None = None
    level: int | None = None
    style: str = ""
    hidden: bool = False
    preformatted: bool = False
    marker: bool = False
    symbols: bool = False
    word_list: int | None = None

    @property
    def looks(self) -> Looks:
        return Looks(
            style=self.style,
            alignment=self.alignment,
            size=self.size,
            level=self.level,
        )


def declarations(style: str | None) -> dict[str, str]:
    """The declarations of a style attribute, in lower case."""
    pairs = (part.partition(":") for part in (style or "").lower().split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value.strip()}


def within(context: Context, tag: str, attributes: dict[str, str | None]) -> Context:
    """The context inside an element."""
    inside = _of_tag(context, tag)
    if attributes.get("align"):
        inside = _aligned(inside, attributes["align"] or "")
    declared = declarations(attributes.get("style"))
    return _of_style(inside, declared) if declared else inside


def _of_tag(context: Context, tag: str) -> Context:
    if tag in _BOLD:
        return replace(context, span=replace(context.span, bold=True))
    if tag in _ITALIC:
        return replace(context, span=replace(context.span, italic=True))
    if tag in ("sup", "sub"):
        return replace(context, span=replace(context.span, vertical=tag))
    if tag in HEADINGS:
        return replace(context, level=HEADINGS[tag])
    if tag in ("figcaption", "caption"):
        return replace(context, style="caption")
    if tag == "center":
        return replace(context, alignment="center")
    if tag == "pre":
        return replace(context, preformatted=True)
    return context


def _of_style(context: Context, declared: dict[str, str]) -> Context:
    span = context.span
    weight = declared.get("font-weight", "")
    if weight:
        span = replace(span, bold=_is_bold(weight, span.bold))
    if "font-style" in declared:
        span = replace(span, italic=declared["font-style"].startswith(("ital", "obl")))
    vertical = declared.get("vertical-align", "")
    if vertical in ("super", "sub"):
        span = replace(span, vertical="sup" if vertical == "super" else "sub")
    context = replace(context, span=span)
    if "text-align" in declared:
        context = _aligned(context, declared["text-align"])
    if size := _SIZE.match(declared.get("font-size", "")):
        context = replace(context, size=float(size[1]) * _POINTS[size[2]])
    if declared.get("display", "").startswith("none"):
        context = replace(context, hidden=True)
    font = declared.get("font-family", "") + declared.get("font", "")
    if any(name in font for name in _SYMBOL_FONTS):
        context = replace(context, symbols=True)
    return _of_word_list(context, declared.get("mso-list", ""))


def _of_word_list(context: Context, listed: str) -> Context:
    if listed.startswith("ignore"):
        return replace(context, marker=True)
    if level := _LIST_LEVEL.search(listed):
        return replace(context, word_list=int(level[1]) - 1)
    return context


def _is_bold(weight: str, now: bool) -> bool:
    if weight.isdecimal():
        return int(weight) >= BOLD_FROM
    return {"bold": True, "bolder": True, "normal": False}.get(weight, now)


def _aligned(context: Context, alignment: str) -> Context:
    known = alignment.lower()
    return replace(context, alignment=known) if known in _ALIGNMENTS else context
