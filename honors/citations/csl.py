"""CSL-JSON, which Zotero and other reference managers read."""

from __future__ import annotations

from datetime import date
from typing import Any

from honors.citations.names import parted
from honors.citations.work import Form, Work

_TYPES = {
    Form.PROCEEDINGS: "paper-conference",
    Form.CONFERENCE: "paper-conference",
    Form.JOURNAL: "article-journal",
    Form.NEWSPAPER: "article-newspaper",
    Form.REPORT: "report",
    Form.ARCHIVE: "manuscript",
    Form.WEB: "webpage",
}


def csl_item(work: Work, key: str) -> dict[str, Any]:
    """One item; empty values are left out, an uncertain year is a literal."""
    first, last = work.first_and_last_page
    values = {
        "id": key,
        "type": _TYPES[work.form],
        "title": work.full_title,
        "author": [_author(one) for one in work.authors if one.strip()],
        "container-title": work.host,
        "editor": [_author(work.editor)] if work.editor else [],
        "event-title": work.event,
        "event-place": work.event_place,
        "issued": _issued(work),
        "volume": work.volume,
        "issue": work.issue,
        "page": f"{first}-{last}" if last else first,
        "publisher-place": work.place,
        "publisher": work.publisher,
        "number": work.number,
        "URL": work.url,
        "accessed": _day(work.accessed) if work.url else {},
        "abstract": work.abstract,
        "keyword": ", ".join(work.keywords),
        "language": "zh-CN" if work.is_chinese else "en",
    }
    return {name: value for name, value in values.items() if value}


def _author(written: str) -> dict[str, str]:
    name = parted(written)
    if name.is_whole:
        return {"literal": name.family}
    return {"family": name.family, "given": name.given}


def _issued(work: Work) -> dict[str, Any]:
    if work.day:
        return _day(work.day)
    if work.certain_year:
        return {"date-parts": [[int(work.certain_year)]]}
    return {"literal": work.year} if work.year else {}


def _day(day: date | None) -> dict[str, Any]:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else {}
