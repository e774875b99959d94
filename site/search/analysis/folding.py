"""One writing for every way of writing the same (domain rules of the public search).

Full width is half width, capitals are small, traditional characters are simplified
ones, 第三期 is 第3期, 二〇二四 is 2024. Quotation marks, name dots and spaces between
Chinese characters are not written at all; what parts sentences stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from opencc import OpenCC

from intake.chinese_numerals import NUMERAL_CHARACTERS, to_int

HAN = "㐀-䶿一-鿿豈-﫿𠀀-𲎯〇々"
_HAN_RANGES = ((0x3400, 0x4DC0), (0x4E00, 0xA000))
# What a reader leaves out when he types a name or a title.
_UNWRITTEN = (
    "《》〈〉“”‘’\"'「」『』〔〕【】·•‧・‐‑–—―﹣-_*＊\u200b\u200c\u200d\ufeff\u00ad"
)
_MARKS = re.compile(f"[{re.escape(_UNWRITTEN)}]")
_DIGITS = "〇零○一二三四五六七八九"
_COUNTED = re.compile(f"第([{NUMERAL_CHARACTERS}]{{1,9}})(?=[期届次号条章名个轮批])")
_YEAR = re.compile(
    f"(?<![{NUMERAL_CHARACTERS}])(?:[{_DIGITS}]{{4}}(?=年)|(?:一九|二[〇零○])[{_DIGITS}]{{2}}"
    f"(?![{NUMERAL_CHARACTERS}]))"
)
# 5·1, a day written with a dot, is 5.1; elsewhere a dot only parts names.
_DAY_DOT = re.compile(r"(?<=\d)[·•‧・](?=\d)")
_BETWEEN_HAN = re.compile(f"(?<=[{HAN}])[ \u3000\t]+(?=[{HAN}])")


@cache
def _simplified() -> dict[int, int]:
    """Traditional characters to simplified ones, one for one: the length of a text
    never changes."""
    converter = OpenCC("t2s")
    table = {}
    for first, last in _HAN_RANGES:
        for code in range(first, last):
            character = chr(code)
            simple = converter.convert(character)
            if simple != character and len(simple) == 1:
                table[code] = ord(simple)
    return table


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().translate(_simplified())


def folded(text: str) -> str:
    """The text in its one writing.

    The same text folds to the same, and folding twice changes nothing.
    """
    plain = _MARKS.sub("", _DAY_DOT.sub(".", _plain(text)))
    plain = _BETWEEN_HAN.sub("", plain)
    plain = _COUNTED.sub(_counted, plain)
    return _YEAR.sub(_year, plain)


def _counted(match: re.Match[str]) -> str:
    number = to_int(match[1])
    return match[0] if number is None else f"第{number}"


def _year(match: re.Match[str]) -> str:
    number = to_int(match[0])
    return match[0] if number is None else str(number)


def folded_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters where in the text it began."""
    characters, places = [], []
    for place, character in enumerate(text):
        for one in _plain(character):
            characters.append(one)
            places.append(place)
    plain = "".join(characters)
    for pattern, put in (
        (_DAY_DOT, "."),
        (_MARKS, ""),
        (_BETWEEN_HAN, ""),
        (_COUNTED, _counted),
        (_YEAR, _year),
    ):
        plain, places = _substituted(pattern, put, plain, places)
    return plain, places


def _substituted(
    pattern: re.Pattern[str],
    put: str | Callable[[re.Match[str]], str],
    text: str,
    places: list[int],
) -> tuple[str, list[int]]:
    """As ``pattern.sub``; what is put in place of a match begins where that began."""
    written: list[str] = []
    kept: list[int] = []
    at = 0
    for match in pattern.finditer(text):
        new = put if isinstance(put, str) else put(match)
        written += [text[at : match.start()], new]
        kept += places[at : match.start()]
        kept += [places[match.start()]] * len(new)
        at = match.end()
    return "".join([*written, text[at:]]), kept + places[at:]
