"""Years that nobody knows for certain, kept as they are written.

The machine form is EDTF (ISO 8601-2:2019, levels 0 and 1): 2005, 202X, 2005~, 2005?,
2003/2005, /2005 (some year up to 2005). What cannot be read has none: a year is never
guessed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from intake.chinese_numerals import to_int

_CENTURIES = r"(?:1[89]|20)"
_CERTAIN = re.compile(rf"{_CENTURIES}\d\d")
_MASKED = re.compile(rf"({_CENTURIES})(\d[X_?*□○]|[X_?*□○]{{2}})", re.I)
_DECADE = re.compile(rf"({_CENTURIES}\d)0年代")
_ABOUT = re.compile(rf"(?:约({_CENTURIES}\d\d)|({_CENTURIES}\d\d)(?:年?(?:前后|左右)))")
_DOUBTED = re.compile(rf"({_CENTURIES}\d\d)年?\?")
_SPAN = re.compile(rf"({_CENTURIES}\d\d)年?(?:[-–—~～/至])+({_CENTURIES}\d\d)")
_UP_TO = re.compile(rf"({_CENTURIES}\d\d)年?(?:以前|及以前|或以前)")
_IN_HANZI = re.compile(r"[〇○零一二三四五六七八九]{4}")
_DIGITS = re.compile(r"\d{4}|\d{3}X|\d{2}XX")


@dataclass(frozen=True)
class WrittenYear:
    """A year as it is written, in EDTF, and as a number where it is certain."""

    text: str
    edtf: str = ""
    year: int | None = None


def read_year(text: str, not_after: date | None = None) -> WrittenYear:
    """What a written year says. ``not_after`` is the day of a source that already
    speaks of the thing.

    Such a day bounds a year that is not certain: where the words would make it later
    than the source (202_年 in a report of 2005), they cannot be read as they stand,
    and all that is known is /2005.
    """
    edtf = _edtf(text)
    if edtf.isdecimal():
        return WrittenYear(text, edtf, int(edtf))
    if not_after and (not edtf or earliest(edtf) > not_after.year):
        edtf = f"/{not_after.year}"
    return WrittenYear(text, edtf)


def earliest(edtf: str) -> int:
    """The first year that an EDTF of this module may mean; 0 for an open start."""
    if edtf.startswith("/"):
        return 0
    match = _DIGITS.match(edtf)
    return int(match[0].replace("X", "0")) if match else 0


def _edtf(text: str) -> str:
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    bare = plain.removesuffix("年度").removesuffix("年")
    if _IN_HANZI.fullmatch(bare):
        bare = str(to_int(bare) or "")
    if _CERTAIN.fullmatch(bare):
        return bare
    if match := _MASKED.fullmatch(bare):
        return match[1] + "".join(
            sign if sign.isdecimal() else "X" for sign in match[2]
        )
    if match := _DECADE.fullmatch(plain):
        return f"{match[1]}X"
    if match := _ABOUT.fullmatch(bare):
        return f"{match[1] or match[2]}~"
    if match := _DOUBTED.fullmatch(bare):
        return f"{match[1]}?"
    if match := _SPAN.fullmatch(bare):
        return f"{match[1]}/{match[2]}" if match[1] < match[2] else ""
    if match := _UP_TO.fullmatch(plain):
        return f"/{match[1]}"
    return ""
