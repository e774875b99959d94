"""The manuscripts behind the demo essays, as their authors would have typed them."""

import io
from itertools import groupby
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from intake.numbering_prefix import prefix_level

TITLE, SUBTITLE, BYLINE, TEXT = 22, 16, 14, 16
CENTRE = WD_ALIGN_PARAGRAPH.CENTER
LONGEST_HEADING = 30


def manuscript(essay: dict[str, Any]) -> bytes:
    """A .docx with direct formatting: title, authors, abstract, keywords, text."""
    document = docx.Document()
    line(document, essay["title"], TITLE, centred=True, bold=True)
    if subtitle := essay.get("subtitle"):
        line(document, f"——{subtitle}", SUBTITLE, centred=True)
    for unit, people in groupby(essay["authors"], key=lambda one: one.get("unit", "")):
        names = "　".join(one["name"] for one in people)
        line(document, f"{unit}　{names}".strip(), BYLINE, centred=True)
    line(document, f"摘要：{essay['abstract']}", BYLINE)
    line(document, f"关键词：{'；'.join(essay['keywords'])}", BYLINE)
    text = essay.get("text", "").split("\n")
    for is_row, lines in groupby(
        filter(None, text), key=lambda one: one.startswith("|")
    ):
        if is_row:
            table(document, [row.strip("|").split("|") for row in lines])
        else:
            for words in lines:
                paragraph(document, words)
    if references := essay.get("references"):
        line(document, "参考文献", TEXT, bold=True)
        for words in references:
            line(document, words, BYLINE)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def paragraph(document, words: str) -> None:
    if words.startswith("表："):
        line(document, words, BYLINE, centred=True)
        return
    is_heading = prefix_level(words) is not None and len(words) <= LONGEST_HEADING
    line(document, words if is_heading else f"　　{words}", TEXT, bold=is_heading)


def line(document, words: str, size: int, *, centred=False, bold=False) -> None:
    made = document.add_paragraph()
    run = made.add_run(words)
    run.font.size, run.bold = Pt(size), bold
    if centred:
        made.alignment = CENTRE


def table(document, rows: list[list[str]]) -> None:
    made = document.add_table(rows=len(rows), cols=len(rows[0]))
    for drawn, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(drawn.cells, texts, strict=True):
            cell.text = text
