"""Names in order of strokes (笔画), as lists of persons are put in China.

Characters are compared one by one: number of strokes, then the strokes themselves
(横 before 竖 before 撇 before 点 before 折). Characters written with the same strokes
stand as in the 通用规范汉字表 (左右 before 上下 before 整体); its three parts (common,
less common, rare) follow one another, so this last rule does not reach across them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from honors.enums import RollOrder
from honors.name_parts import characters, compound_surname, is_hanzi

TABLE = Path(__file__).parent / "strokes" / "strokes.txt"

CharacterKey = tuple[int, str, int]
BLANK: CharacterKey = (0, "", 0)
MANY = 1000  # more strokes than any character has: the unknown sort last


def stroke_key(
    name: str, mode: str = str(RollOrder.STROKES_SURNAME)
) -> tuple[CharacterKey, ...]:
    """What to sort names by.

    按姓氏笔画: a given name of one character has a blank before it, so 田富 stands
    before 田大利. 按姓名笔画: the second characters are compared, so 田大利 stands
    first. A compound surname counts from its first character like any other.
    """
    keys = [character_key(character) for character in characters(name)]
    if mode == RollOrder.STROKES_SURNAME:
        surname = len(compound_surname(name)) or 1
        if len(keys) == surname + 1:
            keys.insert(surname, BLANK)
    return tuple(keys)


def character_key(character: str) -> CharacterKey:
    """Number of strokes, the strokes, the place among those written alike. Digits
    and Latin letters stand before all characters."""
    if not is_hanzi(character):
        return 0, "", ord(character)
    strokes, place = _table().get(character, ("", 0))
    if not strokes:
        return MANY, "", ord(character)
    return len(strokes), strokes, place


def strokes_of(character: str) -> str:
    """丁 → 12; empty when the table does not know the character."""
    return _table().get(character, ("", 0))[0]


def unknown_characters(names: Iterable[str]) -> list[str]:
    """The characters of the names that the table does not know: these sort last,
    and whoever prints the list should look at it."""
    seen = dict.fromkeys(char for name in names for char in characters(name))
    return [char for char in seen if is_hanzi(char) and not strokes_of(char)]


@cache
def _table() -> dict[str, tuple[str, int]]:
    """Read once, when the first list is sorted."""
    table = {}
    with TABLE.open(encoding="utf-8") as lines:
        for line in lines:
            strokes, _, alike = line.strip().partition(" ")
            for place, character in enumerate(alike):
                table[character] = strokes, place
    return table
