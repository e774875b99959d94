"""The rows of an .xlsx or .xls file, with what was left out on the way."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from intake.errors import IntakeError
from intake.sheets.cell_text import Cell, CellError, is_empty, shown, squeezed
from intake.sheets.columns import Column, HeaderMatcher
from intake.sheets.dates import names_month
from intake.sheets.formulas import NOT_CALCULATED, Place, not_calculated
from intake.sheets.headers import (
    Header,
    Merge,
    check_forbidden,
    check_header,
    check_required,
    find_header,
    repeats_header,
)
from intake.sheets.neutral import plain
from intake.sheets.private import check_private_numbers
from intake.sheets.rows import Fault, Row
from intake.sheets.safety import check_sheet_file, damaged_sentence, password_sentence

MAX_ROWS = 20_000
WIDE_NOTE = 3  # columns that a merged line of notes spans at least
EXAMPLES = ("示例", "例", "例如", "样例", "示范", "举例")
_TOTAL = re.compile(r"(?:合计|总计|小计|共计)(?:[:：(（].*|\d.*)?")
_NOT_CALCULATED_SENTENCE = (
    "单元格里是公式，没有计算结果，请在表格里另存一次或改成数字、文字"
)
_FORMULA_FAULT = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)")


@dataclass
class SheetRead:
    """The rows that hold data; ``remarks`` say in sentences what was not read."""

    rows: list[Row] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[Fault]:
        return [fault for row in self.rows for fault in row.faults]


@dataclass
class _Sheet:
    """One worksheet from its cell A1 on: place 0 is row 1 of Excel."""

    name: str
    is_hidden: bool
    grid: list[list[Cell]]
    merges: list[Merge]


def read_sheet(data: bytes, name: str, columns: Sequence[Column]) -> SheetRead:
    """The first visible sheet with known headers; ``name`` is that of the file.

    Raises IntakeError when the file as a whole cannot be taken; faults of single
    cells stand with their rows.
    """
    check_sheet_file(data, name)
    sheets = _open(data, name)
    if not sheets:
        raise IntakeError(damaged_sentence(name))
    headers = {
        sheet.name: find_header(sheet.grid, sheet.merges, columns) for sheet in sheets
    }
    for sheet in sheets:
        header = headers[sheet.name]
        check_forbidden(sheet.grid, header, columns, sheet.name, name)
        check_private_numbers(sheet.grid, header, sheet.name, name)
    shown_sheets = [sheet for sheet in sheets if not sheet.is_hidden]
    chosen = next((one for one in shown_sheets if headers[one.name]), None)
    if chosen is None:
        raise IntakeError(_no_header_sentence(name, columns))
    header = headers[chosen.name]
    assert header is not None  # noqa: S101
    check_header(header, chosen.grid, chosen.merges, name)
    check_required(header, columns, name)
    _mark_formulas(chosen.grid, header, not_calculated(data, chosen.name))
    read = SheetRead(remarks=[*_sheets_left(sheets, chosen), *header.remarks])
    _read_rows(chosen, header, columns, read)
    if len(read.rows) > MAX_ROWS:
        raise IntakeError(
            f"文件“{name}”有{len(read.rows)}行，超过{MAX_ROWS}行的上限。"
            "请分成几个文件上传。"
        )
    if not read.rows:
        raise IntakeError(
            f"文件“{name}”的工作表“{chosen.name}”只有表头，没有可以导入的行。"
            "请填好以后再上传。"
        )
    return read


def _open(data: bytes, name: str) -> list[_Sheet]:
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            return [
                _load(workbook, meta.name, meta.visible != SheetVisibleEnum.Visible)
                for meta in workbook.sheets_metadata
                if meta.typ == SheetTypeEnum.WorkSheet
            ]
    except PasswordError as error:
        raise IntakeError(password_sentence(name)) from error
    except (CalamineError, ValueError, OSError) as error:
        raise IntakeError(damaged_sentence(name)) from error


def _load(workbook: CalamineWorkbook, name: str, is_hidden: bool) -> _Sheet:
    sheet = workbook.get_sheet_by_name(name)
    grid = sheet.to_python(skip_empty_area=False) if sheet.start else []
    merges = [
        (start, (min(end[0], len(grid) - 1), end[1]))
        for start, end in sheet.merged_cell_ranges or []
        if start[0] < len(grid)
    ]
    _fill(grid, merges)
    return _Sheet(name, is_hidden, grid, merges)


def _fill(grid: list[list[Cell]], merges: Sequence[Merge]) -> None:
    """What stands in a merged cell stands in every cell that it covers."""
    for (top, left), (bottom, right) in merges:
        width = len(grid[top])
        if left >= width:
            continue
        cell = grid[top][left]
        for row in grid[top : bottom + 1]:
            row[left : right + 1] = [cell] * (min(right + 1, width) - left)


def _mark_formulas(
    grid: list[list[Cell]], header: Header, places: Sequence[Place]
) -> None:
    """In the columns that are read; the grid ends where the last result stands."""
    for place, index in places:
        if place > header.last and index in header.columns:
            width = len(grid[header.row])
            grid += ([None] * width for _ in range(place + 1 - len(grid)))
            grid[place][index] = NOT_CALCULATED


def _no_header_sentence(name: str, columns: Sequence[Column]) -> str:
    wanted = [column for column in columns if column.required] or columns
    titles = "、".join(f"“{column.header}”" for column in wanted[:4])
    return (
        f"文件“{name}”里没有找到表头：前10行里应有一行写着{titles}等列名。"
        "请下载模板，照模板的表头填写。"
    )


def _sheets_left(sheets: Sequence[_Sheet], chosen: _Sheet) -> list[str]:
    """A remark on each sheet that has something in it and was not read."""
    return [
        f"{'隐藏的' if sheet.is_hidden else ''}工作表“{sheet.name}”没有读取，"
        f"只读了“{chosen.name}”。"
        for sheet in sheets
        if sheet is not chosen and sheet.grid and sheet.name != "填写说明"
    ]


def _read_rows(
    sheet: _Sheet, header: Header, columns: Sequence[Column], read: SheetRead
) -> None:
    matcher, parser = HeaderMatcher(columns), _Parser(header)
    notes = _wide_notes(sheet)
    for place in range(header.last + 1, len(sheet.grid)):
        cells = sheet.grid[place]
        remark = _reason_to_skip(place, cells, header, notes)
        if remark is None and not repeats_header(cells, header, matcher):
            read.rows.append(parser.row(place + 1, cells))
        elif remark:
            read.remarks.append(remark)


def _wide_notes(sheet: _Sheet) -> set[int]:
    """Rows with nothing in them but one cell merged over several columns."""
    wide: set[int] = set()
    for (top, left), (bottom, right) in sheet.merges:
        if right - left + 1 >= WIDE_NOTE:
            for place in range(top, bottom + 1):
                row = sheet.grid[place]
                others = [*row[:left], *row[right + 1 :]]
                if all(is_empty(cell) for cell in others):
                    wide.add(place)
    return wide


def _reason_to_skip(
    place: int, cells: Sequence[Cell], header: Header, notes: set[int]
) -> str | None:
    """Why a row holds no data: a remark, "" when nothing need be said, else None."""
    filled = [cell for cell in cells if not is_empty(cell)]
    if not filled:
        return ""
    number = cells[header.number] if header.number is not None else None
    starts = [squeezed(shown(cell)) for cell in (number, filled[0])]
    if any(start in EXAMPLES for start in starts):
        return ""
    if any(_TOTAL.fullmatch(start) for start in starts):
        return f"第{place + 1}行是合计，没有读取。"
    if place in notes:
        return f"第{place + 1}行是“{_excerpt(filled[0])}”，没有读取。"
    if any(not is_empty(cells[index]) for index in header.columns):
        return None
    others = [cell for cell in filled if cell is not number]
    if number is not None and isinstance(number, str) and not number.strip().isdigit():
        others.append(number)
    if not others:
        return ""
    return f"第{place + 1}行只有“{_excerpt(others[0])}”，没有读取。"


def _excerpt(cell: Cell) -> str:
    words = shown(cell)
    return words if len(words) <= 20 else f"{words[:20]}……"


@dataclass(frozen=True)
class _Read:
    """What a cell says, or why it says nothing."""

    value: Any = None
    fault: str = ""
    is_month: bool = False


class _Parser:
    """Reads the cells of a sheet; what stands in a column many times is read once."""

    def __init__(self, header: Header) -> None:
        self._header = header
        self._known: dict[tuple[str, type, Cell], _Read] = {}

    def row(self, number: int, cells: Sequence[Cell]) -> Row:
        row = Row(number, {})
        for index, column in self._header.columns.items():
            read = self._read(column, cells[index])
            row.values[column.key] = read.value
            if read.fault:
                row.faults.append(Fault(number, column.header, read.fault))
            if read.is_month:
                row.months.add(column.key)
        return row

    def _read(self, column: Column, cell: Cell) -> _Read:
        """Of equal cells only those of one type say the same: 1 and True do not."""
        key = column.key, type(cell), cell
        if key not in self._known:
            self._known[key] = _read(cell, column)
        return self._known[key]


def _read(cell: Cell, column: Column) -> _Read:
    if cell == NOT_CALCULATED:
        return _Read(fault=_NOT_CALCULATED_SENTENCE)
    if isinstance(cell, str) and _FORMULA_FAULT.fullmatch(cell.strip()):
        return _Read(fault=f"公式出错（{cell.strip()}），请改填数值或文字")
    try:
        value = column.parse(plain(cell))
    except CellError as error:
        return _Read(fault=str(error))
    if column.is_mandatory and value is None:
        return _Read(fault="没有填写，这一项必填")
    return _Read(value, is_month=isinstance(value, date) and names_month(cell))
