"""What is cited, in the words the formats ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_CHINESE = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]")
_PLAIN_YEAR = re.compile(r"\d{4}")
_PAGES = re.compile(r"\s*[-–—~～至]+\s*")
_DASHES = "—─－–-：: "


class Form(StrEnum):
    """In which form a text lies before the reader who cites it."""

    PROCEEDINGS = "proceedings"
    CONFERENCE = "conference"
    JOURNAL = "journal"
    NEWSPAPER = "newspaper"
    REPORT = "report"
    ARCHIVE = "archive"
    WEB = "web"


@dataclass(frozen=True)
class Work:
    """A text with everything a reference may say of it; what is unknown is empty.

    ``year`` is written as known: ``2005``, or ``202_`` where nobody knows more.
    ``host`` is the volume, journal or newspaper it was printed in, with ``editor``,
    ``volume``, ``issue`` and ``pages``; ``publisher`` whoever printed, issued or
    keeps it, at ``place``. ``number`` is that of a report or an archived piece,
    ``day`` the day of the newspaper or report. ``online`` is the day it was put at
    ``url``, ``accessed`` the day the reader saw it there.
    """

    form: Form
    title: str
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    year: str = ""
    event: str = ""
    event_place: str = ""
    host: str = ""
    editor: str = ""
    place: str = ""
    publisher: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    number: str = ""
    day: date | None = None
    url: str = ""
    online: date | None = None
    accessed: date | None = None
    abstract: str = ""
    keywords: tuple[str, ...] = ()

    @property
    def is_chinese(self) -> bool:
        return has_chinese(self.title)

    @property
    def plain_subtitle(self) -> str:
        """The subtitle without the dash it is set with (——以快递行业为例)."""
        return self.subtitle.strip().lstrip(_DASHES)

    @property
    def full_title(self) -> str:
        """Title and subtitle as reference lists join them."""
        return ": ".join(filter(None, [self.title.strip(), self.plain_subtitle]))

    @property
    def certain_year(self) -> str:
        """The year in four digits; empty unless it is certain."""
        year = bare_year(self.year)
        return year if _PLAIN_YEAR.fullmatch(year) else ""

    @property
    def first_and_last_page(self) -> tuple[str, str]:
        """12-18 as ("12", "18"); one page alone has no last."""
        first, *rest = _PAGES.split(self.pages.strip(), maxsplit=1)
        return first, rest[0] if rest else ""


def has_chinese(text: str) -> bool:
    return bool(_CHINESE.search(text))


def bare_year(written: str) -> str:
    """A year without the word 年: 202_年 → 202_."""
    return written.strip().removesuffix("年").strip()
