"""A part of a Word file made plain before mammoth reads it.

Mammoth reads runs, links, fields, tables and notes, but knows nothing of resolved
styles, of the numbers Word shows, of text boxes in DrawingML or of hidden words.
Here each paragraph gets a mark (a bookmark) under which those facts are kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from intake.pieces import TEXTBOX, ListItem, Looks
from intake.report import CHANGED, DROPPED, Loss, paragraph_place
from intake.word_drawings import resolve_alternates
from intake.word_inline import Inline, Surroundings
from intake.word_names import W, descendant, holds, number_or, switched_on, words
from intake.word_numbering import Numbering

PARAGRAPH_MARK = "paragraph-"
MAX_COLUMNS = 63
_WRAPPERS = (f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}sdtContent")
_FOREIGN = {f"{W}altChunk": "插入的其他文件", f"{W}subDoc": "子文档"}


@dataclass(frozen=True)
class ParagraphFacts:
    """What is known of a marked paragraph beside its words."""

    looks: Looks
    item: ListItem | None = None
    number: int = 0
    origin: str = ""


@dataclass
class Prepared:
    """The facts by mark, the losses and the counts of the whole file."""

    facts: dict[str, ParagraphFacts] = field(default_factory=dict)
    headers: set[int] = field(default_factory=set)
    losses: list[Loss] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    paragraphs: int = 0
    tables: int = 0
    blanks: int = 0


@dataclass
class Preparer:
    """Rewrites the paragraphs and tables of one part in place."""

    around: Surroundings
    numbering: Numbering
    into: Prepared
    story: str = ""

    def container(self, parent: Element, within: str = "", origin: str = "") -> None:
        """Rewrite the blocks under a body, cell, note or text box.

        ``within`` names the place when paragraphs are not counted there.
        """
        resolve_alternates(parent)
        blocks = list(_joined(_unwrapped(parent)))
        parent[:] = [
            prepared
            for block in blocks
            for prepared in self._block(block, within, origin)
        ]

    def _block(self, block: Element, within: str, origin: str) -> list[Element]:
        if block.tag == f"{W}p":
            return self._paragraph(block, within, origin)
        if block.tag == f"{W}tbl":
            return [self._table(block, within)]
        if block.tag in _FOREIGN:
            detail = "没有读入，请打开后复制到正文里"
            self._add(Loss(_FOREIGN[block.tag], DROPPED, within, detail))
        return []

    def _paragraph(self, paragraph: Element, within: str, origin: str) -> list[Element]:
        inline = Inline(self.around, paragraph)
        looks = self.around.styles.looks(paragraph)
        inline.read()
        text = words(paragraph)
        item = self.numbering.item(paragraph) if text.strip() else None
        number = self._number(text) if not within else 0
        if not text.strip() and not _holds_more(paragraph, inline):
            self.into.blanks += not within
            return []
        place = within or paragraph_place(max(number, self.into.paragraphs), text)
        for loss in inline.losses:
            self._add(replace(loss, place=place))
        if inline.new_page:
            looks = replace(looks, new_page=True)
        self._mark(paragraph, ParagraphFacts(looks, item, number, origin))
        lifted: list[Element] = []
        for box in inline.lifted:
            self.container(box, within, origin or TEXTBOX)
            lifted.extend(box)
        return [paragraph, *lifted]

    def _number(self, text: str) -> int:
        if not text.strip():
            return 0
        self.into.paragraphs += 1
        self.into.counts["段落"] += 1
        return self.into.paragraphs

    def _mark(self, paragraph: Element, facts: ParagraphFacts) -> None:
        name = f"{PARAGRAPH_MARK}{len(self.into.facts)}"
        self.into.facts[name] = facts
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            paragraph.remove(properties)
        paragraph.insert(0, Element(f"{W}bookmarkStart", {f"{W}name": name}))

    def _add(self, loss: Loss) -> None:
        place = f"{self.story}{loss.place}" if self.story else loss.place
        self.into.losses.append(replace(loss, place=place))

    def _table(self, table: Element, within: str) -> Element:
        if within.startswith("表格"):
            place = within
            detail = "表格里的表格并为单元格里的文字"
            self._add(Loss("嵌套表格", CHANGED, place, detail))
        else:
            self.into.tables += 1
            self.into.counts["表格"] += 1
            place = f"表格{self.into.tables}"
        rows = [row for row in _unwrapped(table) if row.tag == f"{W}tr"]
        table[:] = [row for row in rows if self._row(row, place)]
        if rows and _is_header(rows[0]) and place != within:
            self.into.headers.add(self.into.tables)
        return table

    def _row(self, row: Element, place: str) -> bool:
        """Rewrite a row; False when it is tracked as deleted."""
        if descendant(row, "trPr/del") is not None:
            text = words(row)
            self._add(Loss("修订", CHANGED, place, "按接受修订处理：删去一行", 1, text))
            return False
        row[:] = [cell for cell in _unwrapped(row) if cell.tag == f"{W}tc"]
        for cell in row:
            properties = cell.find(f"{W}tcPr")
            self.container(cell, place)
            if properties is not None:
                _limit_span(properties)
                cell.insert(0, properties)
        return True


def _holds_more(paragraph: Element, inline: Inline) -> bool:
    """Whether a paragraph without words held a picture, a text box or a break."""
    return bool(inline.lifted or inline.losses) or holds(paragraph, f"{W}bookmarkStart")


def _is_header(row: Element) -> bool:
    return switched_on(descendant(row, "trPr/tblHeader"))


def _limit_span(properties: Element) -> None:
    """Keep a cell's width in columns within what Word itself allows."""
    span = properties.find(f"{W}gridSpan")
    if span is not None:
        columns = number_or(span.get(f"{W}val"), 1)
        span.set(f"{W}val", str(min(max(columns, 1), MAX_COLUMNS)))


def _unwrapped(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag == f"{W}sdt":
            content = child.find(f"{W}sdtContent")
            yield from () if content is None else _unwrapped(content)
        elif child.tag in _WRAPPERS:
            yield from _unwrapped(child)
        else:
            yield child


def _joined(blocks: Iterable[Element]) -> Iterator[Element]:
    """Paragraphs whose mark is tracked as deleted run into the next (17.13.5.15)."""
    waiting: Element | None = None
    for block in blocks:
        if waiting is not None and block.tag == f"{W}p":
            runs = [child for child in waiting if child.tag != f"{W}pPr"]
            has_properties = len(block) > 0 and block[0].tag == f"{W}pPr"
            start = 1 if has_properties else 0
            block[start:start] = runs
            waiting = None
        elif waiting is not None and block.tag == f"{W}tbl":
            yield waiting
            waiting = None
        if block.tag == f"{W}p" and _mark_deleted(block):
            waiting = block
            continue
        yield block
    if waiting is not None:
        yield waiting


def _mark_deleted(paragraph: Element) -> bool:
    return descendant(paragraph, "pPr/rPr/del") is not None
