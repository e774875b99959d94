"""Tables of a web page: those that tell something, and those that only lay it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from intake.errors import IntakeError
from intake.grid import Cell, TooManyCells, lay_out
from intake.html_flow import Flow
from intake.pieces import Paragraph, Picture, Piece, Table
from intake.report import CHANGED, Loss
from intake.safety import MAX_TABLE_CELLS

LONG_CELL = 500  # characters
LONG_CELL_PARAGRAPHS = 3
LONG_CELL_SHARE = 0.8
MAX_SPAN = 1000  # as browsers do


@dataclass
class OpenCell:
    """A cell being read."""

    flow: Flow
    rowspan: int
    colspan: int
    is_header: bool


@dataclass
class OpenTable:
    """A table being read; the rows of tables inside its cells are not its own."""

    rows: list[list[OpenCell]] = field(default_factory=list)
    caption: list[Piece] = field(default_factory=list)
    header_rows: int = 0

    def add(self, cell: OpenCell) -> None:
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(cell)

    @property
    def cells(self) -> list[OpenCell]:
        return [cell for row in self.rows for cell in row]

    @property
    def only_lays_out(self) -> bool:
        """One column, or nearly all of a long text in one cell."""
        if all(len(row) <= 1 for row in self.rows):
            return True
        lengths = [sum(map(len, _lines(cell.flow.pieces))) for cell in self.cells]
        longest = max(lengths)
        cell = self.cells[lengths.index(longest)]
        paragraphs = sum(isinstance(piece, Paragraph) for piece in cell.flow.pieces)
        return (
            longest >= LONG_CELL
            and paragraphs >= LONG_CELL_PARAGRAPHS
            and longest >= LONG_CELL_SHARE * sum(lengths)
        )


def closed(table: OpenTable, number: int) -> tuple[list[Piece], list[Loss]]:
    """What stands where the table stood, and what was changed in it.

    Raises IntakeError for a table that is too large.
    """
    contents = [piece for cell in table.cells for piece in cell.flow.pieces]
    losses = [loss for cell in table.cells for loss in cell.flow.losses]
    if table.only_lays_out:
        if contents:
            detail = "只用来排版的表格去掉，内容留在正文里"
            losses.append(Loss("排版表格", CHANGED, "", detail))
        return [*table.caption, *contents], losses
    pictures = list(_pictures(contents))
    if not any(_lines(contents)):
        return [*table.caption, *pictures], losses
    place = f"表格{number}"
    losses = [replace(loss, place=place) for loss in losses]
    losses += [
        Loss("图片", CHANGED, place, "表格里的图片移到表格后面") for _ in pictures
    ]
    if any(isinstance(piece, Table) for piece in contents):
        detail = "表格里的表格并为单元格里的文字"
        losses.append(Loss("嵌套表格", CHANGED, place, detail))
    if any(span.href for piece in contents for span in piece.spans):
        losses.append(Loss("链接", CHANGED, place, "表格里的链接只保留文字"))
    return [*table.caption, _grid(table, number), *pictures], losses


def _grid(table: OpenTable, number: int) -> Table:
    rows = [
        [Cell("\n".join(_lines(c.flow.pieces)), c.rowspan, c.colspan) for c in row]
        for row in table.rows
    ]
    try:
        texts, merges = lay_out(rows)
    except TooManyCells as error:
        raise IntakeError(
            f"正文的第{number}个表格超过{MAX_TABLE_CELLS}格，没有读入。"
            "请把它拆小，或者另存为Excel文件作附件。"
        ) from error
    return Table(texts, merges, _has_header(table), number)


def _has_header(table: OpenTable) -> bool:
    return table.header_rows > 0 or all(cell.is_header for cell in table.rows[0])


def _lines(pieces: Sequence[Piece]) -> list[str]:
    """The lines of a cell; a table inside it gives one line for each row."""
    lines: list[str] = []
    for piece in pieces:
        if isinstance(piece, Table):
            rows = ("　".join(filter(None, row)) for row in piece.rows)
            lines += [" ".join(row.split("\n")) for row in rows if row]
        elif isinstance(piece, Paragraph):
            label = piece.item.label if piece.item else ""
            lines.append(f"{label}{piece.text}")
    return [line.strip() for line in lines if line.strip()]


def _pictures(pieces: Sequence[Piece]) -> Iterator[Picture]:
    return (piece for piece in pieces if isinstance(piece, Picture))


def span_of(value: str | None) -> int:
    """A colspan or rowspan attribute; what is no number covers one."""
    text = (value or "").strip()
    return min(max(int(text), 1), MAX_SPAN) if text.isdecimal() else 1
