"""Numbers of private people in the cells of a file: the whole file is refused.

Every sheet is searched, hidden ones and columns that are not read too: the original
is kept, and what it holds would be kept with it (个人信息保护法 §28).
"""

from __future__ import annotations

from collections.abc import Sequence

from intake.errors import IntakeError
from intake.personal_data import MOBILE, personal_numbers
from intake.sheets.cell_text import Cell
from intake.sheets.columns import letter
from intake.sheets.headers import Header

SHORTEST = 11
MOST_NAMED = 5
# The column of office telephones says by itself which numbers it does not take.
PHONE = "phone"


def check_private_numbers(
    grid: Sequence[Sequence[Cell]], header: Header | None, sheet: str, name: str
) -> None:
    """Raises IntakeError that names the rows and columns, never the numbers."""
    places = [
        f"第{row}行{letter(index)}列（{kind}）"
        for row, cells in enumerate(grid, start=1)
        for index, cell in enumerate(cells)
        for kind in kinds_in(cell)
        if not (kind == MOBILE and is_phone(header, index))
    ]
    if not places:
        return
    more = f"等{len(places)}处" if len(places) > MOST_NAMED else ""
    raise IntakeError(
        f"文件“{name}”的工作表“{sheet}”里有个人号码："
        f"{'、'.join(places[:MOST_NAMED])}{more}。个人号码不能上传，请删去后再上传。"
    )


def kinds_in(cell: Cell) -> list[str]:
    """Which private numbers stand in a cell: of every kind one mention."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if not isinstance(cell, str | int) or len(text := str(cell)) < SHORTEST:
        return []
    return list(dict.fromkeys(kind for kind, _ in personal_numbers(text)))


def is_phone(header: Header | None, index: int) -> bool:
    column = header.columns.get(index) if header else None
    return column is not None and column.key == PHONE
