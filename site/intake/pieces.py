"""The pieces a read file consists of, before they become body blocks.

Every importer (Word, plain text, a web page) hands over the same pieces, so that
cleaning, headings and the recognition of an issue are written once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from html import escape

from intake.report import Loss, paragraph_place
from library.pictures import PictureFile

TEXTBOX, QUOTE = "textbox", "quote"


@dataclass(frozen=True)
class Span:
    """Words of one appearance within a paragraph; ``vertical`` is sup, sub or ""."""

    text: str
    bold: bool = False
    italic: bool = False
    vertical: str = ""
    href: str = ""

    def html(self) -> str:
        marked = escape(self.text, quote=False)
        if self.vertical:
            marked = f"<{self.vertical}>{marked}</{self.vertical}>"
        if self.italic:
            marked = f"<i>{marked}</i>"
        if self.bold:
            marked = f"<b>{marked}</b>"
        if self.href:
            marked = f'<a href="{escape(self.href)}">{marked}</a>'
        return marked

    def looks_like(self, other: Span) -> bool:
        return replace(self, text="") == replace(other, text="")


@dataclass(frozen=True)
class Looks:
    """How a paragraph looks, styles resolved.

    ``size`` is in points (None when unknown), ``level`` the outline level of its
    style (0 the title of the document, 1–9 headings, None text), ``font`` the East
    Asian typeface of most of its words, ``bold`` whether all of it is bold.
    """

    style: str = ""
    alignment: str = ""
    size: float | None = None
    bold: bool = False
    font: str = ""
    colour: str = ""
    indent: int = 0
    level: int | None = None
    new_page: bool = False

    @property
    def centred(self) -> bool:
        return self.alignment == "center"

    @property
    def right(self) -> bool:
        return self.alignment in ("right", "end")


@dataclass(frozen=True)
class ListItem:
    """Membership of a list; ``label`` is the number Word shows, such as "3."."""

    ordered: bool
    level: int = 0
    number: int = 0
    label: str = ""


@dataclass(frozen=True)
class Note:
    """A footnote or endnote with its number through the whole file."""

    number: int
    spans: tuple[Span, ...]


class Piece:
    """What every piece answers: a picture has no words, a table no looks."""

    spans: tuple[Span, ...] = ()
    looks: Looks = Looks()
    item: ListItem | None = None
    origin: str = ""
    notes: tuple[Note, ...] = ()

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    @property
    def html(self) -> str:
        return "".join(span.html() for span in merged_spans(self.spans))

    @property
    def place(self) -> str:
        return ""


@dataclass(frozen=True)
class Paragraph(Piece):
    """A paragraph; ``number`` counts the source's paragraphs that have words, from 1.

    ``origin`` is TEXTBOX for words lifted out of a text box, QUOTE for a quotation.
    """

    spans: tuple[Span, ...]
    looks: Looks = Looks()
    item: ListItem | None = None
    number: int = 0
    origin: str = ""
    notes: tuple[Note, ...] = ()

    @property
    def place(self) -> str:
        return paragraph_place(self.number, self.text)

    def with_spans(self, spans: Iterable[Span]) -> Paragraph:
        return replace(self, spans=tuple(span for span in spans if span.text))


@dataclass(frozen=True)
class Merge:
    """Cells merged into one; row and column of the first, counted from 0."""

    row: int
    col: int
    rowspan: int
    colspan: int


@dataclass(frozen=True)
class Table(Piece):
    """A table as a full grid of texts; covered cells are empty."""

    rows: tuple[tuple[str, ...], ...]
    merges: tuple[Merge, ...] = ()
    header_row: bool = False
    number: int = 0
    notes: tuple[Note, ...] = ()

    @property
    def place(self) -> str:
        return f"表格{self.number}"

    @property
    def lines(self) -> list[str]:
        """Every cell's lines in reading order."""
        return [
            line
            for row in self.rows
            for cell in row
            for line in cell.split("\n")
            if line
        ]


@dataclass(frozen=True)
class Picture(Piece):
    """A place where a picture stands; ``index`` points into the file's pictures."""

    index: int
    alt: str = ""


@dataclass(frozen=True)
class Rule(Piece):
    """A line drawn between two parts."""


@dataclass(frozen=True)
class ReadDocument:
    """All that was read from one file, in its order, and what was lost on the way."""

    name: str
    pieces: tuple[Piece, ...]
    pictures: tuple[PictureFile, ...] = ()
    losses: tuple[Loss, ...] = ()
    source_counts: dict[str, int] = field(default_factory=dict)


def merged_spans(spans: Iterable[Span]) -> list[Span]:
    """Neighbouring spans of one appearance put together."""
    merged: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        if merged and merged[-1].looks_like(span):
            merged[-1] = replace(merged[-1], text=merged[-1].text + span.text)
        else:
            merged.append(span)
    return merged


def parted_spans(spans: Iterable[Span], borders: Sequence[int]) -> list[list[Span]]:
    """The spans cut at ascending positions: one part more than borders."""
    parts: list[list[Span]] = [[]]
    position = 0
    for span in spans:
        start = 0
        end = position + len(span.text)
        while len(parts) <= len(borders) and borders[len(parts) - 1] <= end:
            cut = borders[len(parts) - 1] - position
            parts[-1].extend(sliced_spans([span], start, cut))
            parts.append([])
            start = cut
        parts[-1].extend(sliced_spans([span], start, len(span.text)))
        position = end
    return parts


def sliced_spans(spans: Iterable[Span], start: int, end: int) -> list[Span]:
    """The spans of the characters from start up to end."""
    kept: list[Span] = []
    position = 0
    for span in spans:
        text = span.text[max(0, start - position) : max(0, end - position)]
        if text:
            kept.append(replace(span, text=text))
        position += len(span.text)
    return kept
