"""Lines of an issue compared as people read them: widths and spaces aside."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from intake.chinese_numerals import LONGEST, NUMERAL_CHARACTERS, to_int
from intake.pieces import Paragraph, Picture, Piece, Table

# A whole run of digits: each is looked at once, and no end of a longer one is taken.
NUMERAL = (
    rf"(?:(?<!\d)\d{{1,{LONGEST}}}(?!\d)"
    rf"|(?<![{NUMERAL_CHARACTERS}])[{NUMERAL_CHARACTERS}]{{1,{LONGEST}}}"
    rf"(?![{NUMERAL_CHARACTERS}]))"
)
_DATE = re.compile(rf"({NUMERAL})年({NUMERAL})月({NUMERAL})日")
_BRACKETS_AND_BULLETS = "【】〔〕[]〖〗《》()（）●○◆◇■□▲△★☆※◎·•*#—－-=:：|｜"
SENTENCE_END = tuple("。！？；!?;，,、")


def squeezed(text: str) -> str:
    """A line in half-width figures and brackets without any space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def bare(text: str) -> str:
    """A line without spaces, bullets and brackets around it."""
    return squeezed(text).strip(_BRACKETS_AND_BULLETS)


def lines_of(piece: Piece) -> list[str]:
    """The lines of words a piece shows; a picture has none."""
    if isinstance(piece, Paragraph):
        return [piece.text]
    if isinstance(piece, Table):
        return piece.lines
    return []


def find_date(text: str) -> tuple[date | None, str]:
    """The first date written 2026年3月16日 or 二〇二六年三月十六日, and the rest.

    A date that the calendar does not have is left in the text.
    """
    match = _DATE.search(text)
    if match is None:
        return None, text
    year, month, day = (to_int(group) or 0 for group in match.groups())
    try:
        found = date(year, month, day)
    except ValueError:
        return None, text
    return found, text[: match.start()] + text[match.end() :]


def near(piece: Piece) -> str:
    """Where a piece stands, for the report."""
    return "图片" if isinstance(piece, Picture) else piece.place
