"""The closing line of an article that says who sent it in: （…供稿）."""

from __future__ import annotations

import re
from dataclasses import replace

from intake.pieces import Paragraph, Piece, sliced_spans

MAX_LINE = 80
_WORDS = "供稿|投稿|报送|撰稿|来稿|整理"
_INNER = rf"[^（）()。]{{1,{MAX_LINE}}}?"
_BRACKETED = re.compile(
    rf"[（(](?:{_INNER}(?:{_WORDS})|(?:供稿|作者|撰稿|通讯员)(?:单位|人)?[:：\s]{_INNER})[）)]。?"
)
_UNBRACKETED = re.compile(rf"供稿(?:单位|人)?[:：].{{2,{MAX_LINE}}}")
_TRAILING = re.compile(rf"(?<=[。！？”’…]){_BRACKETED.pattern}$")
_LEAD = re.compile(r"^(?:供稿|作者|撰稿|通讯员)(?:单位|人)?[:：\s]*")
_ENDING = re.compile(rf"[\s　]*(?:联合)?(?:{_WORDS})$")
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


def take_contributed(paragraph: Piece) -> tuple[Paragraph | None, str]:
    """A paragraph without its closing （…供稿）, and that line; "" without one.

    The paragraph is None when it was nothing else.
    """
    if not isinstance(paragraph, Paragraph) or paragraph.item is not None:
        return (paragraph if isinstance(paragraph, Paragraph) else None), ""
    text = paragraph.text.strip()
    if _BRACKETED.fullmatch(text) or _UNBRACKETED.fullmatch(text):
        return None, text
    if paragraph.looks.right and _is_signature(text):
        return None, text
    match = _TRAILING.search(text)
    if match is None:
        return paragraph, ""
    start = paragraph.text.index(match.group())
    kept = paragraph.with_spans(sliced_spans(paragraph.spans, 0, start))
    return replace(kept, notes=paragraph.notes), match.group()


def units_and_persons(line: str) -> tuple[list[str], list[str]]:
    """The names in a closing line as written: units, then persons.

    A unit is what ends as units do; the rest are persons. 和 joins names but also
    belongs to them (和建中, 劳动和社会保障局).
    """
    inner = line.strip().rstrip("。").strip("（）()").strip()
    inner = _ENDING.sub("", _LEAD.sub("", inner))
    units: list[str] = []
    persons: list[str] = []
    for name in _joined_letters(_SEPARATORS.split(inner)):
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


def _is_signature(text: str) -> bool:
    """A bracketed line set to the right that names a unit, without the word 供稿."""
    is_bracketed = text.startswith(("（", "(")) and text.endswith(("）", ")"))
    return is_bracketed and len(text) <= 40 and bool(units_and_persons(text)[0])


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
