"""Names in a line: which are units, which are persons.

Offices write both in a row, with spaces or commas between or with nothing at all.
"""

from __future__ import annotations

import re

_ROLES = (
    "通讯员",
    "记者",
    "作者",
    "文",
    "图",
    "文/图",
    "图/文",
    "摄影",
    "摄",
    "供稿单位",
)
_SEPARATORS = re.compile(r"[\s　、，,；;/／]+")
_UNIT_ENDINGS = (
    "工会联合会", "总工会", "联合会", "工会", "委员会", "办公室", "公司", "集团",
    "医院", "卫生院", "学校", "中学", "小学", "幼儿园", "中心", "合作社", "协会",
    "支部", "党委", "县委", "州委", "政府", "管理局", "公路段", "养护段", "工作队",
    "图书馆", "文化馆",
)  # fmt: skip
_SHORT_ENDINGS = tuple("局办股委厂站队")
_LONG_ENDINGS = tuple("科处部所院段社行室组会镇乡村园馆店校")
_GLUED = re.compile(
    r"(.+(?:工会联合会|总工会|联合会|工会|委员会|办公室|公司|医院|学校|中心))"
    r"([\u4e00-\u9fff]{2,3})"
)


def units_and_persons(line: str) -> tuple[list[str], list[str]]:
    """The names in a line as written: units, then persons.

    A unit is what ends as units do; the rest are persons. 和 joins names but also
    belongs to them (和建中, 劳动和社会保障局).
    """
    units: list[str] = []
    persons: list[str] = []
    for name in _joined_letters(_SEPARATORS.split(line)):
        for part in _parted(name):
            if is_unit(part):
                units.append(part)
            elif glued := _GLUED.fullmatch(part):
                units.append(glued.group(1))
                persons.append(glued.group(2))
            elif part and part not in _ROLES:
                persons.append(part)
    return list(dict.fromkeys(units)), list(dict.fromkeys(persons))


def is_unit(name: str) -> bool:
    """Whether a name ends as the names of units do rather than of persons."""
    if name.endswith(_UNIT_ENDINGS):
        return True
    if len(name) >= 3 and name.endswith(_SHORT_ENDINGS):
        return True
    return len(name) >= 4 and name.endswith(_LONG_ENDINGS)


def _joined_letters(names: list[str]) -> list[str]:
    """Two single characters in a row are one name set wide: 王　喆."""
    joined: list[str] = []
    half = ""
    for name in names:
        if half and len(name) == 1:
            joined.append(half + name)
            half = ""
            continue
        if half:
            joined.append(half)
        half = name if len(name) == 1 else ""
        if name and not half:
            joined.append(name)
    return [*joined, half] if half else joined


def _parted(name: str) -> list[str]:
    for match in re.finditer("[和与]", name):
        left, right = name[: match.start()], name[match.end() :]
        if len(left) < 2 or len(right) < 2:
            continue
        if is_unit(left) or not is_unit(right):
            return [*_parted(left), *_parted(right)]
    return [name]
