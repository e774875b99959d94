"""The lines below a title that say who wrote the text.

漾濞县总工会　杨素梅　尹志远; 杨素梅（漾濞县总工会）; 作者：杨素梅　单位：漾濞县总工会;
课题组组长：字建华　执笔：左丽芳; （漾濞县总工会，云南漾濞 672500）.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from intake.names_in_lines import is_unit, units_and_persons

AUTHOR, WRITER, LEADER, ADVISER = "author", "writer", "leader", "adviser"
MAX_LINE = 90
_ROLES = (
    (LEADER, r"课题组?(?:组长|负责人)|组长|主持人|课题负责人"),
    (WRITER, r"执\s*笔(?:人)?"),
    (ADVISER, r"指导(?:老师|教师|人)?"),
    (AUTHOR, r"作\s*者|撰稿人?|成员|课题组成员|参与人?"),
    ("unit", r"(?:作者)?单\s*位|工作单位|报送单位|选送单位"),
)
_LABEL = re.compile(
    "|".join(f"(?P<{name}>{words})" for name, words in _ROLES).join(
        ("(?:", r")\s*[:：]\s*")
    )
)
_MARKS = re.compile(r"[*＊†①②③④⑤¹²³⁴⁵]|\[\d\]|(?<=[\u4e00-\u9fff])\d(?=$|[\s，,、])")
_BRACKETED = re.compile(r"[（(]([^（）()]{2,60})[）)]")
_POSTCODE = re.compile(r"[,，\s]*(?:云南)?[\u4e00-\u9fff]{0,8}\s*\d{6}")
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z.'’-]*(?:,? [A-Z][A-Za-z.'’-]*){1,3}")
_CHINESE_NAME = re.compile(
    r"[\u3400-\u9fff\U00020000-\U000323af]{1,4}(?:·[\u3400-\u9fff]{1,8})*"
)
_GROUP = re.compile(r".{2,30}(?:课题组|调研组|编写组|联合调研组)")
_CLOSING = re.compile(r"[（(]?(?:作者|作者工作)?单位\s*[:：]\s*(.{3,60}?)[）)]?[。.]?")


@dataclass(frozen=True)
class Person:
    """Somebody named, with the role and the unit the lines give."""

    name: str
    role: str = AUTHOR
    unit: str = ""


@dataclass(frozen=True)
class Byline:
    """Everybody in order; ``unit`` where the lines name a unit and nobody else."""

    people: tuple[Person, ...] = ()
    unit: str = ""

    def with_unit(self, unit: str) -> Byline:
        """The unit given to whoever has none."""
        if not self.people:
            return replace(self, unit=self.unit or unit)
        people = (
            person if person.unit else replace(person, unit=unit)
            for person in self.people
        )
        return replace(self, people=tuple(people))


@dataclass
class _Reading:
    people: list[Person] = field(default_factory=list)
    units: list[str] = field(default_factory=list)

    def add(self, names: Sequence[str], role: str, unit: str) -> None:
        known = {person.name for person in self.people}
        self.people += [
            Person(name, role, unit)
            for name in dict.fromkeys(names)
            if name not in known
        ]


def is_byline(text: str) -> bool:
    """Whether a line names people or units and nothing else."""
    return len(text) <= MAX_LINE and _read_line(text, _Reading())


def read_bylines(lines: Sequence[str]) -> tuple[Byline, list[str]]:
    """Who wrote it, from all lines together, and the lines that say something else.

    A unit in a line of its own belongs to those before it who have none, else to
    those who follow.
    """
    reading = _Reading()
    unread = [line for line in lines if not _read_line(line, reading)]
    byline = Byline(tuple(reading.people))
    if reading.units:
        byline = byline.with_unit("、".join(dict.fromkeys(reading.units)))
    return byline, unread


def closing_unit(text: str) -> str:
    """The unit in （作者单位：漾濞县总工会） at the end of a text."""
    match = _CLOSING.fullmatch(text.strip())
    return match[1].strip() if match else ""


def _read_line(line: str, reading: _Reading) -> bool:
    """Take what a line says; False, and nothing taken, when it says anything else."""
    plain = _MARKS.sub("", line).strip().rstrip("。")
    if _LABEL.search(plain):
        return _read_labelled(plain, reading)
    bracketed = _BRACKETED.search(plain)
    if bracketed and _is_place(bracketed[1]):
        before = plain[: bracketed.start()].strip()
        unit = _bare_unit(bracketed[1])
        names = _names(before) if before else []
        if names is None:
            return False
        if names:
            reading.add(names, AUTHOR, unit)
        else:
            reading.units.append(unit)
        rest = plain[bracketed.end() :].strip(" 　、，,；;")
        return not rest or _read_line(rest, reading)
    return _read_row(plain, reading)


def _read_row(plain: str, reading: _Reading) -> bool:
    """Units and names in a row: the units are those of the names in that row."""
    inner = plain.strip("（）()")
    if _GROUP.fullmatch(inner):
        reading.add([inner], AUTHOR, "")
        return True
    latin = re.split(r"[;；、]|\band\b", inner)
    if all(_LATIN_NAME.fullmatch(name.strip()) for name in latin):
        reading.add([name.strip() for name in latin], AUTHOR, "")
        return True
    units, persons = units_and_persons(_POSTCODE.sub("", inner))
    if not units and not persons:
        return False
    if not all(_CHINESE_NAME.fullmatch(name) for name in persons):
        return False
    if not units and not _looks_like_names(inner, persons):
        return False
    if persons:
        reading.add(persons, AUTHOR, "、".join(units))
    else:
        reading.units += units
    return True


def _read_labelled(plain: str, reading: _Reading) -> bool:
    labels = list(_LABEL.finditer(plain))
    lead = plain[: labels[0].start()].strip(" 　（(")
    if lead and not _read_row(lead, reading):
        return False
    found: list[tuple[str, list[str], str]] = []
    for index, label in enumerate(labels):
        end = labels[index + 1].start() if index + 1 < len(labels) else len(plain)
        value = plain[label.end() : end].strip(" 　；;，,）)")
        units, persons = units_and_persons(value)
        if label.lastgroup == "unit":
            found.append(("unit", [], value))
        else:
            found.append((label.lastgroup or AUTHOR, persons, "、".join(units)))
    for role, names, unit in found:
        if role == "unit":
            reading.units.append(unit)
        else:
            reading.add(names, role, unit)
    return True


def _names(text: str) -> list[str] | None:
    """The names in a text that holds nothing else, else None."""
    units, persons = units_and_persons(text)
    if units or not all(_CHINESE_NAME.fullmatch(name) for name in persons):
        return None
    return persons


def _looks_like_names(text: str, persons: Sequence[str]) -> bool:
    """Names alone in a row: two or three characters each, nothing left over."""
    squeezed = re.sub(r"[\s　、，,；;/／]", "", text)
    return "".join(persons) == squeezed and all(
        2 <= len(name.split("·")[0]) <= 4 for name in persons
    )


def _is_place(text: str) -> bool:
    return is_unit(_bare_unit(text))


def _bare_unit(text: str) -> str:
    """漾濞县总工会，云南漾濞 672500 → 漾濞县总工会."""
    return _POSTCODE.sub("", text).strip(" 　,，")
