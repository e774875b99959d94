"""RIS: one tag a line, lines ended by CR LF, the record closed by ER."""

from __future__ import annotations

from honors.citations.names import parted
from honors.citations.work import Form, Work

_TYPES = {
    Form.PROCEEDINGS: "CPAPER",
    Form.CONFERENCE: "CPAPER",
    Form.JOURNAL: "JOUR",
    Form.NEWSPAPER: "NEWS",
    Form.REPORT: "RPRT",
    Form.ARCHIVE: "MANSCPT",
    Form.WEB: "ELEC",
}


def ris(work: Work) -> str:
    """One record; an uncertain year stands in a note, never in the year."""
    lines = [
        f"{tag}  - {' '.join(value.split())}" for tag, value in _tags(work) if value
    ]
    return "\r\n".join([*lines, "ER  - ", ""])


def _tags(work: Work) -> list[tuple[str, str]]:
    first, last = work.first_and_last_page
    uncertain = "" if work.certain_year else work.year
    return [
        ("TY", _TYPES[work.form]),
        *(("AU", _author(author)) for author in work.authors if author.strip()),
        ("TI", work.full_title),
        ("T2", work.host or work.event),
        ("C3", work.event if work.host else ""),
        ("ED", work.editor),
        ("PY", work.certain_year),
        ("DA", work.day.strftime("%Y/%m/%d") if work.day else ""),
        ("N1", f"年份原文：{uncertain}" if uncertain else ""),
        ("VL", work.volume),
        ("IS", work.issue),
        ("SP", first),
        ("EP", last),
        ("CY", work.place or work.event_place),
        ("PB", work.publisher),
        ("M1", work.number),
        ("UR", work.url),
        ("Y2", work.accessed.strftime("%Y/%m/%d") if work.accessed else ""),
        ("AB", work.abstract),
        *(("KW", keyword) for keyword in work.keywords),
        ("LA", "zh" if work.is_chinese else "en"),
    ]


def _author(written: str) -> str:
    name = parted(written)
    return name.family if name.is_whole else f"{name.family}, {name.given}"
