"""Safe HTML into pieces, read from beginning to end in one pass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path

from intake.addresses import absolute, urlsafe
from intake.folder import FileFolder
from intake.html_flow import Flow
from intake.html_markup import BLOCKS, PICTURE_SOURCES, VOID
from intake.html_pictures import HtmlPictures
from intake.html_styles import Context, within
from intake.html_tables import OpenCell, OpenTable, closed, span_of
from intake.pieces import QUOTE, ListItem, Paragraph, Picture, Piece, Rule
from intake.report import CHANGED, DROPPED, excerpt

LONGEST_QUOTE = 500  # characters: a longer one is a frame around the text
PAGES = (".htm", ".html", ".shtml", ".php", ".asp", ".aspx", ".jsp", ".do")
_MARKINGS = {
    "u": "下划线",
    "ins": "下划线",
    "s": "删除线",
    "strike": "删除线",
    "del": "删除线",
    "mark": "突出显示",
}
Attributes = dict[str, str | None]


@dataclass(frozen=True)
class LinkedFile:
    """A file that a link of the text leads to, under the words of the link."""

    path: Path
    label: str


@dataclass
class OpenList:
    """A list being read; ``number`` is that of its last item."""

    ordered: bool
    number: int = 0


@dataclass
class OpenElement:
    """An element being read; ``around`` is the context to go back to."""

    tag: str
    around: Context
    start: int = 0
    path: Path | None = None


class HtmlReader(HTMLParser):
    """Feed it what ``safe_html`` gave: every element that begins also ends."""

    def __init__(self, base: str, pictures: HtmlPictures, folder: FileFolder | None):
        super().__init__(convert_charrefs=True)
        self.base, self.pictures, self.folder = base, pictures, folder
        self.context = Context()
        self.flows = [Flow()]
        self.open: list[OpenElement] = []
        self.lists: list[OpenList] = []
        self.tables: list[OpenTable] = []
        self.table_count = 0
        self.hidden, self.label = "", ""  # words not shown, words of a link
        self.linked: list[LinkedFile] = []
        self._begin: dict[str, Callable[[Attributes, OpenElement], None]] = {
            "a": self._begin_link,
            "caption": self._begin_cell,
            "li": self._begin_item,
            "ol": self._begin_list,
            "table": self._begin_table,
            "td": self._begin_cell,
            "th": self._begin_cell,
            "thead": self._begin_head,
            "tr": self._begin_row,
            "ul": self._begin_list,
        }
        self._end: dict[str, Callable[[OpenElement], None]] = {
            "a": self._end_link,
            "blockquote": self._end_quote,
            "caption": self._end_caption,
            "li": self._end_item,
            "ol": self._end_list,
            "rp": self._end_reading,
            "rt": self._end_reading,
            "table": self._end_table,
            "td": self._end_cell,
            "th": self._end_cell,
            "ul": self._end_list,
        }

    @property
    def flow(self) -> Flow:
        return self.flows[-1]

    def read(self, html: str) -> Flow:
        """The whole text; its losses are the reader's."""
        self.feed(html)
        self.close()
        self.flow.end_paragraph()
        return self.flow

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag in VOID:
            if not self.context.hidden:
                self._void(tag, attributes)
            return
        if tag in BLOCKS:
            self.flow.end_paragraph()
        element = OpenElement(tag, self.context, len(self.flow.pieces))
        self.open.append(element)
        self.context = within(self.context, tag, attributes)
        if tag in ("rt", "rp"):
            self.context = replace(self.context, hidden=True)
        if tag in self._begin:
            self._begin[tag](attributes, element)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1].tag != tag:
            return
        element = self.open.pop()
        if tag in BLOCKS:
            self.flow.end_paragraph()
        if tag in self._end:
            self._end[tag](element)
        if tag in _MARKINGS and self.flow.has_words:
            self.flow.say("文字格式", CHANGED, f"{_MARKINGS[tag]}没有保留，文字还在")
        if self.context.hidden and not element.around.hidden:
            self._say_hidden()
        self.context = element.around

    def handle_data(self, data: str) -> None:
        if self.context.hidden:
            self.hidden += data
        else:
            self.label += data
            self.flow.add(data, self.context)

    def _say_hidden(self) -> None:
        words, self.hidden = self.hidden.strip(), ""
        if words:
            self.flow.say("隐藏文字", DROPPED, f"“{excerpt(words)}”不公开", words)

    def _void(self, tag: str, attributes: Attributes) -> None:
        if tag == "img":
            self._picture(attributes)
            return
        self.flow.end_paragraph()
        if tag == "hr" and self.flow.pieces and not self.flow.within:
            self.flow.pieces.append(Rule())

    def _picture(self, attributes: Attributes) -> None:
        sources = (attributes.get(name) for name in PICTURE_SOURCES)
        source = next((found for found in sources if found and found.strip()), "")
        if not source:
            self.flow.say("图片", DROPPED, "没有写明图片在哪里，没有迁入")
            return
        inline = source.strip()[:5].lower() == "data:"
        address = source.strip() if inline else absolute(source, self.base)
        index = self.pictures.index(address or source, f"图片，{self.flow.place}")
        if index is not None:
            self.flow.add_picture(Picture(index, attributes.get("alt") or ""))

    def _begin_link(self, attributes: Attributes, element: OpenElement) -> None:
        self.label = ""
        given = (attributes.get("href") or "").strip()
        if not given or self.context.hidden:
            return
        if given.startswith("#"):
            self.flow.say("文内链接", CHANGED, "只保留文字")
            return
        address = absolute(given, self.base)
        path = self.folder.find(address) if self.folder and address else None
        if path is not None and path.suffix.lower() not in PAGES:
            element.path = path
        elif urlsafe(address):
            self.context = replace(
                self.context, span=replace(self.context.span, href=address)
            )
        else:
            detail = f"“{given[:40]}”不是网页地址，只保留文字"
            self.flow.say("链接", CHANGED, detail)

    def _end_link(self, element: OpenElement) -> None:
        if element.path is not None:
            self.linked.append(LinkedFile(element.path, self.label.strip()))
            detail = f"链接的文件“{element.path.name}”转为附件"
            self.flow.say("链接", CHANGED, detail)

    def _begin_list(self, attributes: Attributes, element: OpenElement) -> None:
        start = (attributes.get("start") or "1").strip()
        first = int(start) if start.isdecimal() else 1
        ordered = element.tag == "ol"
        self.lists.append(OpenList(ordered, first - 1))
        if ordered and (attributes.get("type") or "1") != "1":
            self.flow.say("列表编号", CHANGED, "字母或罗马数字的编号改为1、2、3")

    def _end_list(self, element: OpenElement) -> None:
        self.lists.pop()

    def _begin_item(self, attributes: Attributes, element: OpenElement) -> None:
        around = self.lists[-1] if self.lists else OpenList(ordered=False)
        value = (attributes.get("value") or "").strip()
        around.number = int(value) if value.isdecimal() else around.number + 1
        level = max(len(self.lists) - 1, 0)
        number = around.number if around.ordered else 0
        label = f"{number}." if around.ordered else ""
        self.flow.item = ListItem(around.ordered, level, number, label)

    def _end_item(self, element: OpenElement) -> None:
        self.flow.item = None

    def _end_quote(self, element: OpenElement) -> None:
        lines = self.flow.pieces[element.start :]
        if lines and all(map(_may_be_quoted, lines)):
            length = sum(len(line.text) for line in lines)
            if length <= LONGEST_QUOTE:
                self.flow.pieces[element.start :] = map(_quoted, lines)

    def _end_reading(self, element: OpenElement) -> None:
        words, self.hidden = self.hidden.strip(), ""
        if words and element.tag == "rt" and not element.around.hidden:
            detail = f"注音“{excerpt(words)}”没有保留，文字还在"
            self.flow.say("拼音", DROPPED, detail, words)

    def _begin_table(self, attributes: Attributes, element: OpenElement) -> None:
        self.tables.append(OpenTable())

    def _begin_head(self, attributes: Attributes, element: OpenElement) -> None:
        if self.tables:
            self.tables[-1].header_rows += 1

    def _begin_row(self, attributes: Attributes, element: OpenElement) -> None:
        if self.tables:
            self.tables[-1].rows.append([])

    def _begin_cell(self, attributes: Attributes, element: OpenElement) -> None:
        if not self.tables:
            return
        cell = OpenCell(
            Flow(within="表格里"),
            span_of(attributes.get("rowspan")),
            span_of(attributes.get("colspan")),
            element.tag == "th",
        )
        self.flows.append(cell.flow)
        if element.tag != "caption":
            self.tables[-1].add(cell)

    def _end_cell(self, element: OpenElement) -> None:
        if self.tables:
            self.flows.pop()

    def _end_caption(self, element: OpenElement) -> None:
        if self.tables:
            self.tables[-1].caption = self.flows.pop().pieces

    def _end_table(self, element: OpenElement) -> None:
        table = self.tables.pop()
        if not table.cells:
            return
        self.table_count += 1
        pieces, losses = closed(table, self.table_count)
        self.flow.take_over(pieces, losses)


def _may_be_quoted(piece: Piece) -> bool:
    return (
        isinstance(piece, Paragraph)
        and piece.item is None
        and piece.looks.level is None
    )


def _quoted(piece: Piece) -> Piece:
    return replace(piece, origin=QUOTE) if isinstance(piece, Paragraph) else piece
