"""How a paragraph of a Word file looks, its styles resolved (ISO/IEC 29500-1 17.7)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TypeVar
from xml.etree.ElementTree import Element

from intake.pieces import Looks
from intake.word_names import W, descendant, number_or, switched_on, value

DEFAULT_SIZE = 10.0
_Counted = TypeVar("_Counted", str, float)
_MAX_STYLE_DEPTH = 20
_HEADING_NAME = re.compile(r"^(?:heading|标题)\s*([1-9])$")
_T = f"{W}t"
_TITLE_NAMES = ("title", "标题")


class StyleSheet:
    """The styles part of a file; asks every property of the nearest that says it."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default_paragraph = ""
        self._defaults: Element | None = None
        if root is None:
            return
        self._defaults = root.find(f"{W}docDefaults")
        for style in root.iter(f"{W}style"):
            identity = style.get(f"{W}styleId", "")
            self._styles[identity] = style
            is_default = style.get(f"{W}default", "0") not in ("0", "false")
            if is_default and style.get(f"{W}type") == "paragraph":
                self._default_paragraph = identity

    def name(self, style_id: str | None) -> str:
        return value(self._styles.get(style_id or ""), "name") or ""

    def chain(self, style_id: str | None) -> Iterator[Element]:
        """A style and what it is based on, nearest first."""
        for _ in range(_MAX_STYLE_DEPTH):
            style = self._styles.get(style_id or "")
            if style is None:
                return
            yield style
            style_id = value(style, "basedOn")

    def paragraph_property(self, paragraph: Element, path: str) -> Element | None:
        """The nearest element under pPr: the paragraph's own, then its styles'."""
        for holder in self._paragraph_holders(paragraph):
            found = descendant(holder, f"pPr/{path}")
            if found is not None:
                return found
        return descendant(self._defaults, f"pPrDefault/pPr/{path}")

    def run_property(
        self, paragraph: Element, run: Element, path: str
    ) -> Element | None:
        """The nearest element under rPr: the run's own, then its styles'."""
        holders = [run, *self.chain(value(run, "rPr/rStyle"))]
        holders += list(self._paragraph_holders(paragraph))[1:]
        for holder in holders:
            found = descendant(holder, f"rPr/{path}")
            if found is not None:
                return found
        return descendant(self._defaults, f"rPrDefault/rPr/{path}")

    def looks(self, paragraph: Element) -> Looks:
        """The looks of a paragraph; of its runs, those of most of its words."""
        style_id = value(paragraph, "pPr/pStyle")
        sizes: Counter[float] = Counter()
        fonts: Counter[str] = Counter()
        colours: Counter[str] = Counter()
        bold: set[bool] = set()
        for run, length in _worded_runs(paragraph):
            sizes[self._size(paragraph, run)] += length
            fonts[self._font(paragraph, run)] += length
            colours[self._colour(paragraph, run)] += length
            bold.add(switched_on(self.run_property(paragraph, run, "b")))
        alignment = self.paragraph_property(paragraph, "jc")
        return Looks(
            style=self.name(style_id),
            alignment="" if alignment is None else alignment.get(f"{W}val", ""),
            size=_commonest(sizes),
            bold=bold == {True},
            font=_commonest(fonts) or "",
            colour=_commonest(colours) or "",
            indent=self._indent(paragraph),
            level=self._level(paragraph, style_id),
            new_page=switched_on(descendant(paragraph, "pPr/pageBreakBefore")),
        )

    def _paragraph_holders(self, paragraph: Element) -> Iterator[Element]:
        yield paragraph
        style_id = value(paragraph, "pPr/pStyle")
        if style_id not in self._styles:
            style_id = self._default_paragraph
        yield from self.chain(style_id)

    def _size(self, paragraph: Element, run: Element) -> float:
        found = self.run_property(paragraph, run, "sz")
        half_points = number_or(None if found is None else found.get(f"{W}val"), 0)
        return half_points / 2 if half_points else DEFAULT_SIZE

    def _font(self, paragraph: Element, run: Element) -> str:
        found = self.run_property(paragraph, run, "rFonts")
        if found is None:
            return ""
        return found.get(f"{W}eastAsia") or found.get(f"{W}ascii") or ""

    def _colour(self, paragraph: Element, run: Element) -> str:
        found = self.run_property(paragraph, run, "color")
        return "" if found is None else found.get(f"{W}val", "").upper()

    def _indent(self, paragraph: Element) -> int:
        found = self.paragraph_property(paragraph, "ind")
        if found is None:
            return 0
        return number_or(found.get(f"{W}left") or found.get(f"{W}start"), 0)

    def _level(self, paragraph: Element, style_id: str | None) -> int | None:
        for style in self.chain(style_id):
            name = (value(style, "name") or "").lower()
            if name in _TITLE_NAMES:
                return 0
            if match := _HEADING_NAME.match(name):
                return int(match.group(1))
        outline = self.paragraph_property(paragraph, "outlineLvl")
        level = 9 if outline is None else number_or(outline.get(f"{W}val"), 9)
        return level + 1 if level < 9 else None


def _worded_runs(paragraph: Element) -> Iterator[tuple[Element, int]]:
    for child in paragraph:
        if child.tag == f"{W}r":
            length = sum(len((text.text or "").strip()) for text in child.findall(_T))
            if length:
                yield child, length
        elif child.tag != f"{W}del":
            yield from _worded_runs(child)


def _commonest(counted: Counter[_Counted]) -> _Counted | None:
    return counted.most_common(1)[0][0] if counted else None
