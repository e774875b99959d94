"""The numbers that Word shows but does not write into the text (17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from intake import chinese_numerals
from intake.pieces import ListItem
from intake.word_looks import StyleSheet
from intake.word_names import W, number_or, value

MAX_LEVEL = 8
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CHINESE = (
    "chineseCounting",
    "chineseCountingThousand",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "japaneseCounting",
    "ideographDigital",
)


@dataclass(frozen=True)
class Level:
    """One level of a numbering: ``pattern`` holds %1 … %9 where numbers go."""

    kind: str
    pattern: str
    start: int


class Numbering:
    """Counts the numbered paragraphs of a file in their order."""

    def __init__(self, root: Element | None, styles: StyleSheet) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract_of: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._seen: set[str] = set()
        if root is not None:
            self._read(root)

    def item(self, paragraph: Element) -> ListItem | None:
        """The list item a paragraph is, or None; every call counts it once."""
        num_id, depth = self._place(paragraph)
        abstract = self._abstract_of.get(num_id or "")
        level = self._levels.get(abstract or "", {}).get(depth)
        if num_id is None or abstract is None or level is None:
            return None
        if level.kind == "bullet":
            return ListItem(False, depth)
        number = self._count(num_id, abstract, depth, level)
        if level.kind == "none" and "%" not in level.pattern.replace("%%", ""):
            return None
        return ListItem(True, depth, number, self._label(abstract, level))

    def _read(self, root: Element) -> None:
        for abstract in root.iter(f"{W}abstractNum"):
            identity = abstract.get(f"{W}abstractNumId", "")
            self._levels[identity] = dict(map(_level, abstract.iter(f"{W}lvl")))
        for num in root.findall(f"{W}num"):
            num_id = num.get(f"{W}numId", "")
            abstract_id = value(num, "abstractNumId") or ""
            self._abstract_of[num_id] = abstract_id
            self._starts[num_id] = {
                number_or(override.get(f"{W}ilvl"), 0): number_or(start, 1)
                for override in num.iter(f"{W}lvlOverride")
                if (start := value(override, "startOverride")) is not None
            }

    def _place(self, paragraph: Element) -> tuple[str | None, int]:
        num_id = self._styles.paragraph_property(paragraph, "numPr/numId")
        if num_id is None or num_id.get(f"{W}val", "0") == "0":
            return None, 0
        depth = self._styles.paragraph_property(paragraph, "numPr/ilvl")
        level = number_or(None if depth is None else depth.get(f"{W}val"), 0)
        return num_id.get(f"{W}val"), min(max(level, 0), MAX_LEVEL)

    def _count(self, num_id: str, abstract: str, depth: int, level: Level) -> int:
        counters = self._counters.setdefault(abstract, {})
        if num_id not in self._seen:
            self._seen.add(num_id)
            for started, start in self._starts.get(num_id, {}).items():
                counters[started] = start - 1
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for deeper in [other for other in counters if other > depth]:
            del counters[deeper]
        return counters[depth]

    def _label(self, abstract: str, level: Level) -> str:
        counters = self._counters[abstract]
        levels = self._levels[abstract]

        def written(match: re.Match[str]) -> str:
            depth = int(match.group(1)) - 1
            shown = levels.get(depth, level)
            return written_number(counters.get(depth, shown.start), shown.kind)

        return re.sub(r"%([1-9])", written, level.pattern)


def _level(element: Element) -> tuple[int, Level]:
    return number_or(element.get(f"{W}ilvl"), 0), Level(
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        number_or(value(element, "start"), 1),
    )


def written_number(number: int, kind: str) -> str:
    """A number as one of Word's number formats writes it; decimal when unknown."""
    if not 0 < number < 10000:
        return str(number)
    return _FORMATS.get(kind, str)(number)


def _letters(number: int) -> str:
    letter = chr(ord("A") + (number - 1) % 26)
    return letter * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    steps = (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    )  # fmt: skip
    written = ""
    for amount, sign in steps:
        written += sign * (number // amount)
        number %= amount
    return written


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if number <= 20 else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda number: "",
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate(
        {ord("0") + digit: ord("０") + digit for digit in range(10)}
    ),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "ideographTraditional": lambda number: _STEMS[(number - 1) % 10],
} | dict.fromkeys(_CHINESE, chinese_numerals.from_int)
