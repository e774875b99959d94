"""A roll as an office files it: a list for Word and a list for Excel.

Word's has the faces of GB/T 9704 by name (小标宋, 仿宋, 黑体); a computer without them
shows its own.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from honors.enums import Recipient
from intake.sheets.neutral import neutral
from pages.dates import in_chinese

TITLE, BODY, HEADER = "方正小标宋简体", "仿宋_GB2312", "黑体"
MARGINS = {"top": 37, "bottom": 35, "left": 28, "right": 26}
# By the keys of ``lines``: the words above a column, and its width in millimetres.
PERSON = {
    "name": ("姓名", 26),
    "sex": ("性别", 14),
    "ethnicity": ("民族", 22),
    "unit": ("单位", 70),
    "post": ("职务", 38),
}
TEAM = {"name": ("集体", 70), "unit": ("所在单位", 86)}
UNIT = {"name": ("单位", 156)}
NUMBER_WIDTH = 14
_THIN = Side(style="thin")


@dataclass
class List:
    """The title, the lines under it, the columns and the cells of a list."""

    title: str
    notes: list[str]
    columns: dict[str, tuple[str, int]]
    rows: list[dict[str, str]]

    @property
    def headers(self) -> list[str]:
        return ["序号", *(label for label, _ in self.columns.values())]

    def cells(self) -> list[list[str]]:
        return [
            [str(number), *(row[key] for key in self.columns)]
            for number, row in enumerate(self.rows, start=1)
        ]


def list_of(page: Any, awards: Sequence[Any], order_label: str) -> List:
    """The list of a roll: ``awards`` in their order."""
    recipient = page.honor.recipient
    columns = {Recipient.PERSON: PERSON, Recipient.TEAM: TEAM}.get(recipient, UNIT)
    documents = dict.fromkeys(
        f"{one.document_number}，{in_chinese(one.decision_date)}"
        for one in awards
        if one.document_number and one.decision_date
    )
    notes = [f"（共{len(awards)}{'人' if columns is PERSON else '个'}，{order_label}）"]
    if documents:
        notes.append(f"表彰决定：{'；'.join(documents)}")
    return List(page.title, notes, columns, [line(one, recipient) for one in awards])


def line(award: Any, recipient: str) -> dict[str, str]:
    worker = award.worker
    return {
        "name": award.team if recipient == Recipient.TEAM else award.holder,
        "sex": worker.get_sex_display() if worker else "",
        "ethnicity": worker.ethnicity if worker else "",
        "unit": award.unit_at_award,
        "post": award.post_at_award,
    }


def docx_bytes(listed: List) -> bytes:
    """An A4 page of Word with the list as a table; its header repeats on each page."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, millimetres in MARGINS.items():
        setattr(section, f"{side}_margin", Mm(millimetres))
    write(document.add_paragraph(), listed.title, TITLE, 22)
    for note in listed.notes:
        write(document.add_paragraph(), note, BODY, 14)
    table = document.add_table(rows=1, cols=len(listed.headers))
    table.style, table.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    fill(table.rows[0], listed.headers, HEADER)
    repeat_on_each_page(table.rows[0])
    for cells in listed.cells():
        fill(table.add_row(), cells, BODY)
    widths = [NUMBER_WIDTH, *(width for _, width in listed.columns.values())]
    for column, width in zip(table.columns, widths, strict=True):
        for cell in column.cells:
            cell.width = Mm(width)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def fill(row: Any, cells: Sequence[str], face: str) -> None:
    for cell, text in zip(row.cells, cells, strict=True):
        write(cell.paragraphs[0], text, face, 12)


def write(paragraph: Any, text: str, face: str, points: float) -> None:
    """Centred words; Chinese characters have a face of their own in Word."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.font.name, run.font.size = face, Pt(points)
    run._element.rPr.rFonts.set(qn("w:eastAsia"), face)


def repeat_on_each_page(row: Any) -> None:
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(repeated)


def xlsx_bytes(listed: List) -> bytes:
    """One sheet: title, notes, headers, lines; no cell is taken for a formula."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "名单"
    width = len(listed.headers)
    for text in (listed.title, *listed.notes):
        sheet.append([neutral(text)])
        row = sheet.max_row
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
        sheet.cell(row, 1).alignment = Alignment(horizontal="center")
    sheet["A1"].font = Font(bold=True, size=16)
    first = sheet.max_row + 1
    for cells in (listed.headers, *listed.cells()):
        sheet.append([neutral(text) for text in cells])
    for cells in sheet.iter_rows(min_row=first):
        for cell in cells:
            cell.border = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
            cell.alignment = Alignment(vertical="center", wrap_text=True)
            cell.font = Font(bold=cell.row == first)
    widths = [NUMBER_WIDTH, *(one for _, one in listed.columns.values())]
    for place, millimetres in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = millimetres / 2
    sheet.freeze_panes = sheet.cell(first + 1, 1)
    sheet.print_title_rows = f"{first}:{first}"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
