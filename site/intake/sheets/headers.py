"""Which row of a sheet is its header, and which headers are never let in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from intake.errors import IntakeError
from intake.sheets.cell_text import Cell, shown
from intake.sheets.columns import Column, HeaderMatcher, letter, normalized

SEARCHED_ROWS = 10
LEAST_MATCHES = 2
SECOND_TIERS = 2  # rows that a header may have below its first
NUMBER_HEADERS = ("序号", "编号", "序")
# Personal particulars that never come into the system (个人信息保护法 §28).
FORBIDDEN = (
    "身份证", "证件号", "手机", "移动电话", "银行卡", "银行账号", "银行帐号", "卡号",
    "住址", "家庭地址",
)  # fmt: skip
LONGEST_HEADER = 20
_HINT = re.compile(f"[{''.join(sorted({word[0] for word in FORBIDDEN}))}]")

Grid = Sequence[Sequence[Cell]]
Merge = tuple[tuple[int, int], tuple[int, int]]


@dataclass
class Header:
    """The header of one sheet; all indexes are counted from 0.

    ``columns`` says which column of the importer stands where. ``last`` is the last
    row of the header, below which the data begin. ``number`` is where 序号 stands.
    """

    row: int
    last: int
    columns: dict[int, Column]
    number: int | None = None
    remarks: list[str] = field(default_factory=list)


def find_header(
    grid: Grid, merges: Sequence[Merge], columns: Sequence[Column]
) -> Header | None:
    """The row among the first ten that has the most known headers, at least two."""
    matcher = HeaderMatcher(columns)
    best, most = None, min(LEAST_MATCHES, len(columns)) - 1
    for place, row in enumerate(grid[:SEARCHED_ROWS]):
        known = {column.key for column in map(matcher.column, row) if column}
        if len(known) > most:
            best, most = place, len(known)
    if best is None:
        return None
    below = [
        end_row
        for (start_row, _), (end_row, _) in merges
        if start_row <= best < end_row <= best + SECOND_TIERS
    ]
    header = Header(best, max(below, default=best), {})
    for index, cell in enumerate(grid[best]):
        column = matcher.column(cell)
        if column is not None:
            header.columns[index] = column
        elif normalized(shown(cell)) in NUMBER_HEADERS and header.number is None:
            header.number = index
    return header


def check_header(
    header: Header, grid: Grid, merges: Sequence[Merge], name: str
) -> None:
    """Refuse a header with a column twice; say which columns are not read.

    Raises IntakeError.
    """
    places: dict[str, list[int]] = {}
    for index, column in header.columns.items():
        if not _covered(header.row, index, merges):
            places.setdefault(column.header, []).append(index)
    for title, indexes in places.items():
        if len(indexes) > 1:
            letters = "列和第".join(letter(index) for index in indexes)
            raise IntakeError(
                f"文件“{name}”的第{letters}列都是“{title}”，不知道该读哪一列。"
                "请删去一列后再上传。"
            )
    header.columns = {
        index: column
        for index, column in header.columns.items()
        if index in places[column.header]
    }
    for index, cell in enumerate(grid[header.row]):
        title = shown(cell)
        if not title or index in header.columns or index == header.number:
            continue
        reason = "不认识"
        if _covered(header.row, index, merges):
            reason = "的标题与左边的列合并在一起"
        header.remarks.append(f"第{letter(index)}列“{title}”{reason}，没有读取。")


def check_required(header: Header, columns: Sequence[Column], name: str) -> None:
    """Raises IntakeError when a required column is not there."""
    there = {column.key for column in header.columns.values()}
    missing = [
        f"“{column.header}”"
        for column in columns
        if column.required and column.key not in there
    ]
    if missing:
        raise IntakeError(
            f"文件“{name}”缺少必填的列：{'、'.join(missing)}。请对照模板补上后再上传。"
        )


def check_forbidden(
    grid: Grid, header: Header | None, columns: Sequence[Column], sheet: str, name: str
) -> None:
    """Refuse the whole file when a column is meant for personal particulars.

    Every row that looks like a header is searched, hidden columns too.
    Raises IntakeError that names column and letter.
    """
    matcher = HeaderMatcher(columns)
    found: dict[int, str] = {}
    for place, row in enumerate(grid):
        here = {
            index: shown(cell) for index, cell in enumerate(row) if _is_forbidden(cell)
        }
        if here and _looks_like_header(row, place, header, matcher):
            found = here | found
    if not found:
        return
    named = "、".join(f"第{letter(index)}列“{title}”" for index, title in found.items())
    raise IntakeError(
        f"文件“{name}”的工作表“{sheet}”里有{named}，属于个人信息，不能上传。"
        "请把这些列整列删除（不是隐藏），保存后再上传。"
    )


def repeats_header(row: Sequence[Cell], header: Header, matcher: HeaderMatcher) -> bool:
    """Whether a row says the headers again, as at the top of a printed page."""
    return len(header.columns) > 1 and all(
        matcher.column(row[index]) is column for index, column in header.columns.items()
    )


def _looks_like_header(
    row: Sequence[Cell], place: int, header: Header | None, matcher: HeaderMatcher
) -> bool:
    if header is not None and header.row <= place <= header.last:
        return True
    if sum(1 for cell in row if matcher.column(cell)) >= LEAST_MATCHES:
        return True
    is_above = place < (header.row if header is not None else SEARCHED_ROWS)
    words = {shown(cell) for cell in row if shown(cell)}
    return is_above and len(words) > 1 and all(isinstance(c, str) for c in row if c)


def _is_forbidden(cell: Cell) -> bool:
    if not isinstance(cell, str) or not _HINT.search(cell):
        return False
    title = normalized(cell)
    return len(title) <= LONGEST_HEADER and any(word in title for word in FORBIDDEN)


def _covered(row: int, column: int, merges: Sequence[Merge]) -> bool:
    """Whether a cell only shows what stands to the left of it in a merged one."""
    return any(
        start_row <= row <= end_row and start_column < column <= end_column
        for (start_row, start_column), (end_row, end_column) in merges
    )
