"""Mammoth's document tree into pieces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from mammoth import documents

from intake.addresses import urlsafe
from intake.errors import IntakeError
from intake.grid import Cell, Grid, TooManyCells, lay_out
from intake.pieces import Note, Paragraph, Picture, Piece, Span, Table
from intake.report import CHANGED, DROPPED, Loss
from intake.safety import large_table_sentence
from intake.word_inline import PICTURE_MARK
from intake.word_prepare import PARAGRAPH_MARK, ParagraphFacts, Prepared

_STRONG = {"superscript": "sup", "subscript": "sub"}


@dataclass
class Line:
    """One line of a paragraph: its words, the pictures standing in it, its notes."""

    spans: list[Span] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass
class Flow:
    """A paragraph taken apart; pictures are those before any word and the others."""

    facts: ParagraphFacts
    lines: list[Line] = field(default_factory=lambda: [Line()])
    first_pictures: list[int] = field(default_factory=list)
    later_pictures: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)


@dataclass
class TreeReader:
    """Walks the tree once; ``losses`` and ``numbers`` grow on the way.

    ``name`` is that of the file, for its refusal: a table may be too large.
    """

    name: str
    prepared: Prepared
    notes: documents.Notes
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    losses: list[Loss] = field(default_factory=list)
    tables: int = 0

    def pieces(self, elements: Iterable[documents.Element]) -> list[Piece]:
        read: list[Piece] = []
        for element in elements:
            if isinstance(element, documents.Paragraph):
                read.extend(self._paragraph(element))
            elif isinstance(element, documents.Table):
                read.extend(self._table(element))
        return read

    def _paragraph(self, element: documents.Paragraph) -> list[Piece]:
        flow = self._flow(element)
        facts = flow.facts
        worded = [line for line in flow.lines if line.text.strip()]
        paragraphs = [
            Paragraph(
                tuple(line.spans),
                facts.looks,
                facts.item if index == 0 else None,
                facts.number,
                facts.origin,
                tuple(line.notes),
            )
            for index, line in enumerate(worded)
        ]
        if len(paragraphs) > 1:
            detail = f"换行处分成了{len(paragraphs)}段"
            self._say("手动换行", CHANGED, paragraphs[0].place, detail)
        before = [Picture(index) for index in flow.first_pictures]
        after = [Picture(index) for index in flow.later_pictures]
        return [*before, *paragraphs, *after]

    def _flow(self, element: documents.Paragraph) -> Flow:
        flow = Flow(self._facts(element))
        self._take(element.children, flow, Span(""))
        return flow

    def _facts(self, element: documents.Paragraph) -> ParagraphFacts:
        marks = [
            child.name
            for child in element.children
            if isinstance(child, documents.Bookmark)
            and child.name.startswith(PARAGRAPH_MARK)
        ]
        return self.prepared.facts[marks[-1]]

    def _take(
        self, children: Iterable[documents.Element], flow: Flow, looks: Span
    ) -> None:
        for child in children:
            if isinstance(child, documents.Run):
                self._take(child.children, flow, _run_looks(child, looks))
            elif isinstance(child, documents.Hyperlink):
                linked = replace(looks, href=self._href(child, flow))
                self._take(child.children, flow, linked)
            else:
                self._take_leaf(child, flow, looks)

    def _take_leaf(self, child: documents.Element, flow: Flow, looks: Span) -> None:
        line = flow.lines[-1]
        if isinstance(child, documents.Text):
            line.spans.append(replace(looks, text=child.value))
        elif isinstance(child, documents.Tab):
            line.spans.append(replace(looks, text="\t"))
        elif isinstance(child, documents.Break):
            flow.lines.append(Line())
        elif isinstance(child, documents.NoteReference):
            self._take_note(child, line)
        elif isinstance(child, documents.Checkbox):
            line.spans.append(replace(looks, text="☑" if child.checked else "☐"))
        elif isinstance(child, documents.Bookmark):
            self._take_picture(child.name, flow)

    def _take_picture(self, mark: str, flow: Flow) -> None:
        if mark.startswith(PICTURE_MARK):
            pictures = flow.later_pictures if flow.text.strip() else flow.first_pictures
            pictures.append(int(mark.removeprefix(PICTURE_MARK)))

    def _take_note(self, reference: documents.NoteReference, line: Line) -> None:
        key = (reference.note_type, reference.note_id)
        known = key in self.numbers
        number = self.numbers.setdefault(key, len(self.numbers) + 1)
        line.spans.append(Span(f"[{number}]", vertical="sup"))
        if not known:
            line.notes.append(Note(number, self._note_spans(reference)))

    def _note_spans(self, reference: documents.NoteReference) -> tuple[Span, ...]:
        try:
            note = self.notes.resolve(reference)
        except KeyError:
            self._say("脚注", DROPPED, "脚注", "文件里找不到这条脚注的内容")
            return ()
        spans: list[Span] = []
        for paragraph in note.body:
            if isinstance(paragraph, documents.Paragraph):
                flow = self._flow(paragraph)
                for line in flow.lines:
                    spans.extend([*line.spans, Span(" ")])
                for _ in flow.first_pictures + flow.later_pictures:
                    self._say("图片", DROPPED, "脚注", "脚注里的图片不导入")
        return tuple(spans)

    def _href(self, link: documents.Hyperlink, flow: Flow) -> str:
        href = link.href or ""
        if urlsafe(href):
            return href
        place = f"第{flow.facts.number}段"
        if href:
            detail = f"“{href[:40]}”不是网页地址，只保留文字"
            self._say("链接", CHANGED, place, detail)
        elif link.anchor and not flow.facts.looks.style.lower().startswith("toc"):
            self._say("文内链接", CHANGED, place, "只保留文字")
        return ""

    def _say(self, element: str, action: str, place: str, detail: str) -> None:
        self.losses.append(Loss(element, action, place, detail))

    def _table(self, element: documents.Table) -> list[Piece]:
        self.tables += 1
        number = self.tables
        cells = _CellReader(self, number)
        rows, merges = _grid(element, cells)
        for _ in cells.pictures:
            self._say("图片", CHANGED, f"表格{number}", "表格里的图片移到表格后面")
        table = Table(
            rows, merges, number in self.prepared.headers, number, tuple(cells.notes)
        )
        read: list[Piece] = [table] if rows else []
        return [*read, *(Picture(index) for index in cells.pictures)]


@dataclass
class _CellReader:
    """Reads the words of cells; collects the pictures and notes met in them."""

    reader: TreeReader
    number: int
    pictures: list[int] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def text(self, elements: Iterable[documents.Element]) -> str:
        lines: list[str] = []
        for element in elements:
            if isinstance(element, documents.Paragraph):
                lines.extend(self._lines(element))
            elif isinstance(element, documents.Table):
                for row in element.children:
                    texts = (self.text(cell.children) for cell in row.children)
                    lines.append("　".join(text for text in texts if text))
        return "\n".join(line for line in lines if line)

    def _lines(self, element: documents.Paragraph) -> list[str]:
        flow = self.reader._flow(element)
        self.pictures.extend(flow.first_pictures + flow.later_pictures)
        for line in flow.lines:
            self.notes.extend(line.notes)
        lines = [line.text.strip() for line in flow.lines]
        item = flow.facts.item
        if item is not None and item.label and lines:
            lines[0] = f"{item.label}{lines[0]}"
        return lines


def _grid(table: documents.Table, cells: _CellReader) -> Grid:
    """Raises IntakeError for a table that is too large."""
    rows = [
        [Cell(cells.text(cell.children), cell.rowspan, cell.colspan) for cell in row]
        for row in (element.children for element in table.children)
    ]
    try:
        return lay_out(rows)
    except TooManyCells as error:
        sentence = large_table_sentence(cells.reader.name, cells.number)
        raise IntakeError(sentence) from error


def _run_looks(run: documents.Run, looks: Span) -> Span:
    return replace(
        looks,
        bold=looks.bold or run.is_bold,
        italic=looks.italic or run.is_italic,
        vertical=_STRONG.get(run.vertical_alignment or "", looks.vertical),
    )
