"""Sheets for the office: templates to fill in, exports, and plain CSV."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from intake.sheets.columns import Column
from intake.sheets.importer import SheetImporter
from intake.sheets.neutral import neutral

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NUMBER_HEADER = "序号"
NOTES_SHEET = "填写说明"
CHOICES_SHEET = "选项"
FIRST_ROW, LAST_ROW = 3, 20_003  # rows that get the drop-downs
LONGEST_LIST = 255  # characters of a drop-down that Excel keeps in the cell
DATE_FORMAT = 'yyyy"年"m"月"d"日"'
_THIN = Side(style="thin", color="BFBFBF")
_FRAME = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_TITLE, _BOLD = Font(bold=True, size=16), Font(bold=True)
_HEADER_FILL = PatternFill("solid", fgColor="F2DCDB")
_EXAMPLE_FONT = Font(italic=True, color="808080")


def template(importer: SheetImporter) -> bytes:
    """An .xlsx to fill in: title, headers, one example row, drop-downs, notes."""
    book = _book(importer.title, importer.columns)
    sheet = book.worksheets[0]
    example = ["示例", *(column.example for column in importer.columns)]
    _write_row(sheet, FIRST_ROW, importer.columns, example)
    for cell in sheet[3]:
        cell.font = _EXAMPLE_FONT
    _text_columns(sheet, importer.columns)
    _drop_downs(book, sheet, importer.columns)
    _notes(book, importer.columns)
    return _saved(book)


def workbook(
    title: str, columns: Sequence[Column], rows: Iterable[Mapping[str, Any]]
) -> bytes:
    """An .xlsx with the records as they would be typed; reads back unchanged."""
    book = _book(title, columns)
    sheet = book.worksheets[0]
    for number, row in enumerate(rows, start=FIRST_ROW):
        values = [_typed(row, column) for column in columns]
        _write_row(sheet, number, columns, [number - FIRST_ROW + 1, *values])
    _text_columns(sheet, columns)
    _drop_downs(book, sheet, columns)
    _notes(book, columns)
    return _saved(book)


def plain_workbook(
    sheet_name: str,
    heading: str,
    headers: Sequence[str],
    rows: Iterable[Sequence[Any]],
    widths: Sequence[int],
) -> bytes:
    """An .xlsx to read, not to fill in: a heading, the headers, the rows."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = sheet_name
    sheet.append([neutral(heading)])
    sheet.append([neutral(header) for header in headers])
    for row in rows:
        sheet.append([neutral(cell) for cell in row])
    sheet["A1"].font = Font(bold=True, size=14)
    for cell in sheet[2]:
        cell.font = _BOLD
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "C3"
    return _saved(book)


def csv_bytes(headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """CSV that Excel opens as UTF-8."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([neutral(header) for header in headers])
    writer.writerows([neutral(value) for value in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def _typed(row: Mapping[str, Any], column: Column) -> Any:
    value = row.get(column.key)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value) if column.text else value


def _book(title: str, columns: Sequence[Column]) -> Workbook:
    """The first two rows: a merged title and the headers, required ones with *."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title[:31]
    sheet.append([title])
    sheet.merge_cells(
        start_row=1, start_column=1, end_row=1, end_column=len(columns) + 1
    )
    sheet["A1"].font, sheet["A1"].alignment = _TITLE, _CENTRED
    sheet.row_dimensions[1].height = 30
    headers = [
        f"{column.header}*" if column.required else column.header for column in columns
    ]
    sheet.append([NUMBER_HEADER, *headers])
    for cell in sheet[2]:
        cell.font, cell.fill = _BOLD, _HEADER_FILL
        cell.alignment, cell.border = _CENTRED, _FRAME
    sheet.freeze_panes = "C3"
    sheet.print_title_rows = "2:2"
    sheet.page_setup.orientation = "landscape"
    _widths(sheet, columns)
    return book


def _widths(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """In characters of Excel; a hanzi takes two."""
    sheet.column_dimensions["A"].width = 6
    for place, column in enumerate(columns, start=2):
        longest = max(len(column.header) + 1, len(column.example))
        width = min(max(8, 2 * longest), 40)
        sheet.column_dimensions[get_column_letter(place)].width = width


def _write_row(
    sheet: Worksheet, number: int, columns: Sequence[Column], values: Sequence[Any]
) -> None:
    """One row, 序号 first; long codes are text, dates look like dates."""
    for place, value in enumerate(values, start=1):
        if value is None or value == "":
            continue
        cell = sheet.cell(number, place, neutral(value))
        if place > 1 and columns[place - 2].text:
            cell.number_format = "@"
        elif isinstance(value, datetime.date):
            cell.number_format = DATE_FORMAT


def _text_columns(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Long codes stay text in the rows to come, too."""
    for place, column in enumerate(columns, start=2):
        if column.text:
            sheet.column_dimensions[get_column_letter(place)].number_format = "@"


def _drop_downs(book: Workbook, sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Lists too long for a cell stand on a hidden sheet."""
    for place, column in enumerate(columns, start=2):
        if not column.choices:
            continue
        listed = ",".join(column.choices)
        formula = f'"{listed}"'
        if len(listed) > LONGEST_LIST or any("," in word for word in column.choices):
            formula = _list_on_sheet(book, column.choices)
        rule = DataValidation(type="list", formula1=formula, allow_blank=True)
        rule.showErrorMessage = False
        letters = get_column_letter(place)
        rule.add(f"{letters}{FIRST_ROW}:{letters}{LAST_ROW}")
        sheet.add_data_validation(rule)


def _list_on_sheet(book: Workbook, choices: Sequence[str]) -> str:
    if CHOICES_SHEET in book.sheetnames:
        lists = book[CHOICES_SHEET]
        place = lists.max_column + 1
    else:
        lists = book.create_sheet(CHOICES_SHEET)
        lists.sheet_state, place = "hidden", 1
    for row, word in enumerate(choices, start=1):
        lists.cell(row, place, word)
    letters = get_column_letter(place)
    return f"{quote_sheetname(CHOICES_SHEET)}!${letters}$1:${letters}${len(choices)}"


def _notes(book: Workbook, columns: Sequence[Column]) -> None:
    """One line for each column: what it takes, and an example."""
    sheet = book.create_sheet(NOTES_SHEET, 1)
    sheet.append(["列名", "是否必填", "怎样填", "示例"])
    for column in columns:
        hint = column.hint
        if column.choices:
            hint = "；".join(filter(None, [hint, f"可填：{'、'.join(column.choices)}"]))
        required = "必填" if column.is_mandatory else "选填"
        sheet.append(
            [neutral(word) for word in (column.header, required, hint, column.example)]
        )
    for letters, width in zip("ABCD", (24, 10, 70, 30), strict=True):
        sheet.column_dimensions[letters].width = width
    for cell in sheet[1]:
        cell.font, cell.fill = _BOLD, _HEADER_FILL
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)


def _saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
