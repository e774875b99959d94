"""GB/T 7714 信息与文献 参考文献著录规则: the editions of 2015 and 2025.

The edition of 2025 replaced that of 2015 on 2026-07-01. What is different here: western
family names are no longer set in capitals; a paper of a conference names the
conference and its year behind ``//`` and no longer place and publisher; a report
has its date instead of place and publisher; the day of access is given for
web pages only.

Known at second hand, not from the printed standard of 2025: that a printed volume of
proceedings is cited by its conference like any other paper, and that a subtitle
follows a colon as before. Names of Chinese people in pinyin are to keep their given
names whole in 2025; they cannot be told from others here and are cut to initials.

A year nobody knows for certain stands in brackets as it is written ([202_]): what is
in brackets is said by whoever cites, not by the source.
"""

from __future__ import annotations

from enum import StrEnum

from honors.citations.names import named
from honors.citations.work import Form, Work, bare_year

_MARKS = {
    Form.PROCEEDINGS: "C",
    Form.CONFERENCE: "C",
    Form.JOURNAL: "J",
    Form.NEWSPAPER: "N",
    Form.REPORT: "R",
    Form.ARCHIVE: "A",
    Form.WEB: "EB",
}
_UNKNOWN_PLACE = {True: "[出版地不详]", False: "[S.l.]"}
_UNKNOWN_PUBLISHER = {True: "[出版者不详]", False: "[s.n.]"}
_UNKNOWN_YEAR = {True: "[出版年不详]", False: "[n.d.]"}


class Edition(StrEnum):
    """The editions that readers can choose between."""

    OF_2015 = "2015"
    OF_2025 = "2025"


def reference(work: Work, edition: Edition) -> str:
    """The whole reference, with its closing full stop."""
    is_new = edition == Edition.OF_2025
    authors = named(work.authors, upper_case=not is_new)
    source = (_source_2025 if is_new else _source_2015)(work)
    joint = "" if source.startswith("//") else ". "
    description = f"{_title(work)}{_mark(work)}{joint}{source}".removesuffix(joint)
    dates = _dates(work) if not is_new or work.form == Form.WEB else ""
    if dates and not source:
        dates = f". {dates}"
    parts = [_with_stop(authors), f"{description}{dates}", work.url]
    return " ".join(_with_stop(part) for part in parts if part)


def _with_stop(text: str) -> str:
    """Ended by a full stop; et al. has one already."""
    return text if not text or text.endswith(".") else f"{text}."


def _title(work: Work) -> str:
    """Reports and archived pieces carry their number behind the title."""
    has_number = work.form in (Form.REPORT, Form.ARCHIVE) and work.number
    return f"{work.full_title}: {work.number}" if has_number else work.full_title


def _mark(work: Work) -> str:
    return f"[{_MARKS[work.form]}/OL]" if work.url else f"[{_MARKS[work.form]}]"


def _dates(work: Work) -> str:
    """(the day it was put on the web)[the day it was seen]."""
    if not work.url:
        return ""
    put = f"({work.online.isoformat()})" if work.online else ""
    seen = f"[{work.accessed.isoformat()}]" if work.accessed else ""
    return put + seen


def _source_2015(work: Work) -> str:
    if work.form == Form.PROCEEDINGS and work.host:
        host = "".join(f"{part}. " for part in (work.editor, work.host) if part)
        return f"//{host}{_published(work)}"
    if work.form == Form.CONFERENCE and work.event:
        return ", ".join(filter(None, [work.event, work.event_place, _year(work)]))
    if work.form in (Form.JOURNAL, Form.NEWSPAPER):
        return _in_periodical(work)
    return "" if work.form == Form.WEB else _published(work)


def _source_2025(work: Work) -> str:
    if work.form in (Form.PROCEEDINGS, Form.CONFERENCE):
        meeting = work.event or work.host
        if not meeting:
            return _published(work)
        year = _year(work)
        said = meeting if year in meeting else f"{meeting}, {year}"
        return f"//{_paged(said, work)}"
    if work.form in (Form.JOURNAL, Form.NEWSPAPER):
        return _in_periodical(work)
    if work.form == Form.REPORT:
        return _paged(work.day.isoformat() if work.day else _year(work), work)
    return "" if work.form == Form.WEB else _published(work)


def _published(work: Work) -> str:
    """Place: publisher, year: pages. On the web nothing is said where nothing is
    known; on paper each gap is named."""
    if work.url and not (work.place or work.publisher or work.year):
        return ""
    place = work.place or _UNKNOWN_PLACE[work.is_chinese]
    publisher = work.publisher or _UNKNOWN_PUBLISHER[work.is_chinese]
    return _paged(f"{place}: {publisher}, {_year(work)}", work)


def _in_periodical(work: Work) -> str:
    """Journal, year, volume(issue): pages; newspaper, day(page)."""
    if work.form == Form.NEWSPAPER:
        day = work.day.isoformat() if work.day else _year(work)
        return f"{work.host}, {day}" + (f"({work.pages})" if work.pages else "")
    numbered = f", {work.volume}" if work.volume else ""
    numbered += f"({work.issue})" if work.issue else ""
    return _paged(f"{work.host}, {_year(work)}{numbered}", work)


def _paged(text: str, work: Work) -> str:
    first, last = work.first_and_last_page
    pages = f"{first}-{last}" if last else first
    return f"{text}: {pages}" if pages else text


def _year(work: Work) -> str:
    if work.certain_year:
        return work.certain_year
    written = bare_year(work.year)
    return f"[{written}]" if written else _UNKNOWN_YEAR[work.is_chinese]
