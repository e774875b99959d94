"""Pieces into the blocks of the body vocabulary.

Pictures are not in the library yet: an image block names its place in the file's
pictures as ``picture:0``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from intake.captions import captions_in
from intake.headings import heading_levels, split_run_in
from intake.lists import list_html, with_typed_numbers
from intake.pieces import (
    QUOTE,
    Note,
    Paragraph,
    Picture,
    Piece,
    Rule,
    Span,
    Table,
    merged_spans,
)
from intake.report import CHANGED, KEPT, Loss

Block = dict[str, Any]

_NUMBER_CELL = re.compile(r"[\d.,，．％%\s—–-]+")


@dataclass
class Body:
    """Blocks of one text, what was changed in making them, and what they hold."""

    blocks: list[Block] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    kept: Counter[str] = field(default_factory=Counter)


def picture_reference(index: int) -> str:
    """What stands for a library image until the picture is in the library."""
    return f"picture:{index}"


def picture_index(reference: str) -> int:
    """The place in ``ReadDocument.pictures`` that a reference stands for."""
    return int(reference.removeprefix("picture:"))


def build_body(pieces: Sequence[Piece], body_size: float | None = None) -> Body:
    """The blocks of a text in its order, footnotes in a list at its end.

    ``body_size`` is the size of running text in points, by which small centred
    lines under a picture are known for captions.
    """
    return _Builder(Body(), body_size or commonest_size(pieces)).build(pieces)


def commonest_size(pieces: Sequence[Piece]) -> float | None:
    """The size in points of most of the words, None when no size is known."""
    sizes: Counter[float] = Counter()
    for piece in pieces:
        if isinstance(piece, Paragraph) and piece.looks.size and not piece.origin:
            sizes[piece.looks.size] += len(piece.text)
    return sizes.most_common(1)[0][0] if sizes else None


@dataclass
class _Builder:
    body: Body
    body_size: float | None

    def build(self, source: Sequence[Piece]) -> Body:
        numbered, losses = with_typed_numbers(source)
        self.body.losses.extend(losses)
        pieces = self._split_run_ins(numbered)
        levels = heading_levels(pieces)
        captions = captions_in(pieces, self.body_size)
        taken = set(captions.values())
        index = 0
        while index < len(pieces):
            piece = pieces[index]
            caption = pieces[captions[index]] if index in captions else None
            end = index + 1
            if index in taken:
                pass
            elif index in levels:
                self._heading(piece, levels[index])
            elif isinstance(piece, Picture):
                self._picture(piece, caption)
            elif isinstance(piece, Table):
                self._table(piece, caption)
            elif isinstance(piece, Rule):
                self._add("divider", None)
                self.body.kept["分隔线"] += 1
            elif piece.origin == QUOTE:
                end = _quote_end(pieces, index)
                self._quote(pieces[index:end])
            elif piece.item is not None:
                end = _list_end(pieces, index)
                self._list(pieces[index:end])
            else:
                self._paragraph(piece)
            index = end
        self._notes(pieces)
        return self.body

    def _split_run_ins(self, pieces: Sequence[Piece]) -> list[Piece]:
        parted: list[Piece] = []
        for piece in pieces:
            halves = split_run_in(piece) if isinstance(piece, Paragraph) else None
            if halves is None:
                parted.append(piece)
                continue
            heading, rest = halves
            looks = replace(heading.looks, bold=True)
            parted += [replace(heading, looks=looks), rest]
            detail = "加粗的段首标题单独成段"
            self.body.losses.append(Loss("小标题", CHANGED, piece.place, detail))
        return parted

    def _add(self, kind: str, value: Any) -> None:
        self.body.blocks.append({"type": kind, "value": value})

    def _heading(self, piece: Piece, level: int) -> None:
        if any(span.href for span in piece.spans):
            detail = "标题里的链接只保留文字"
            self.body.losses.append(Loss("链接", CHANGED, piece.place, detail))
        self._add("heading", {"level": str(level), "text": piece.text})
        self.body.kept["小标题"] += 1

    def _paragraph(self, piece: Piece) -> None:
        self._append_html(f"<p>{piece.html}</p>")
        self.body.kept["段落"] += 1
        self._count_links([piece])

    def _append_html(self, html: str) -> None:
        """Add to the running text before, unless that is a list."""
        last = self.body.blocks[-1] if self.body.blocks else None
        if last and last["type"] == "paragraph" and last["value"].startswith("<p>"):
            last["value"] += html
        else:
            self._add("paragraph", html)

    def _count_links(self, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            spans = merged_spans(replace(span, bold=False) for span in piece.spans)
            links = sum(1 for span in spans if span.href)
            if links:
                self.body.kept["链接"] += links

    def _list(self, items: Sequence[Piece]) -> None:
        self._add("paragraph", list_html(items))
        self.body.kept["列表"] += 1
        self._count_links(items)

    def _quote(self, lines: Sequence[Piece]) -> None:
        """A quotation is words alone."""
        for line in lines:
            if any(span.href for span in line.spans):
                detail = "引文里的链接只保留文字"
                self.body.losses.append(Loss("链接", CHANGED, line.place, detail))
        text = "\n".join(line.text for line in lines)
        self._add("quote", {"text": text, "source": ""})
        self.body.kept["引文"] += 1

    def _picture(self, piece: Picture, caption: Piece | None) -> None:
        text = caption.text if isinstance(caption, Paragraph) else ""
        value = {
            "image": picture_reference(piece.index),
            "caption": text,
            "credit": "",
        }
        self._add("image", value)
        self.body.kept["图片"] += 1

    def _table(self, table: Table, caption: Piece | None) -> None:
        text = caption.text if isinstance(caption, Paragraph) else ""
        self._add("table", table_value(table, text))
        self.body.kept["表格"] += 1

    def _notes(self, pieces: Sequence[Piece]) -> None:
        notes: list[Note] = []
        for piece in pieces:
            if not isinstance(piece, Picture):
                notes.extend(piece.notes)
        if not notes:
            return
        lines = ["<p>注：</p>"]
        for note in sorted(notes, key=lambda note: note.number):
            spans = _stripped(note.spans)
            html = "".join(span.html() for span in merged_spans(spans))
            lines.append(f"<p>[{note.number}] {html}</p>")
        self._add("paragraph", "".join(lines))
        self.body.kept["脚注"] += len(notes)


def table_value(table: Table, caption: str = "") -> dict[str, Any]:
    """The value of a table block (wagtail.contrib.table_block) with its merges."""
    has_header = table.header_row or _first_row_heads(table)
    return {
        "data": [list(row) for row in table.rows],
        "cell": [],
        "mergeCells": [vars(merge).copy() for merge in table.merges],
        "table_header_choice": "row" if has_header else "neither",
        "first_row_is_table_header": has_header,
        "first_col_is_header": False,
        "table_caption": caption,
    }


def kept_losses(kept: Counter[str]) -> list[Loss]:
    """One entry of the report for each kind of element that was kept."""
    return [
        Loss(element, KEPT, "", f"保留{count}处", count)
        for element, count in kept.items()
        if count
    ]


def _first_row_heads(table: Table) -> bool:
    """Whether every cell of the first row has words and none is a figure."""
    if len(table.rows) < 2:
        return False
    covered = {
        merge.col + offset
        for merge in table.merges
        if merge.row == 0
        for offset in range(1, merge.colspan)
    }
    cells = [cell for column, cell in enumerate(table.rows[0]) if column not in covered]
    return all(cell and not _NUMBER_CELL.fullmatch(cell) for cell in cells)


def _quote_end(pieces: Sequence[Piece], start: int) -> int:
    end = start
    while end < len(pieces) and pieces[end].origin == QUOTE:
        end += 1
    return end


def _list_end(pieces: Sequence[Piece], start: int) -> int:
    """Where the list ends whose first item stands at start."""
    first = pieces[start].item
    end = start + 1
    while end < len(pieces):
        item = pieces[end].item
        if first is None or item is None:
            break
        is_outer = item.level <= first.level
        begins_anew = item.ordered != first.ordered or item.number == 1
        if is_outer and begins_anew:
            break
        end += 1
    return end


def _stripped(spans: Sequence[Span]) -> list[Span]:
    """A note's spans without the spaces around the whole."""
    kept = [span for span in spans if span.text]
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return kept
