"""BibTeX, in UTF-8, with every character escaped that LaTeX would take for its own."""

from __future__ import annotations

from urllib.parse import quote

from honors.citations.names import parted
from honors.citations.work import Form, Work, bare_year, has_chinese

_TYPES = {
    Form.PROCEEDINGS: "inproceedings",
    Form.CONFERENCE: "inproceedings",
    Form.JOURNAL: "article",
    Form.NEWSPAPER: "article",
    Form.REPORT: "techreport",
    Form.ARCHIVE: "misc",
    Form.WEB: "misc",
}
_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "{}$&#_%"},
    }
)
_READY = ("author", "editor", "url")  # not to be escaped again
_IN_ADDRESSES = "/:?=&#%+@,;!*()~._-[]'"


def bibtex(work: Work, key: str, edtf: str = "") -> str:
    """One entry under the key. ``edtf`` goes into the date that biblatex reads."""
    fields = [
        (name, value if name in _READY else escaped(value))
        for name, value in _fields(work, edtf)
        if value
    ]
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields)
    return f"@{_TYPES[work.form]}{{{key},\n{lines}\n}}\n"


def escaped(text: str) -> str:
    """Words on one line that LaTeX prints as they are written."""
    return " ".join(text.split()).translate(_ESCAPED)


def _fields(work: Work, edtf: str) -> list[tuple[str, str]]:
    first, last = work.first_and_last_page
    in_volume = work.form in (Form.PROCEEDINGS, Form.CONFERENCE)
    in_periodical = work.form in (Form.JOURNAL, Form.NEWSPAPER)
    issuer = "institution" if work.form == Form.REPORT else "publisher"
    year = work.certain_year or (f"[{bare_year(work.year)}]" if work.year else "")
    return [
        ("author", " and ".join(_author(one) for one in work.authors if one.strip())),
        ("title", work.full_title),
        ("booktitle", (work.host or work.event) if in_volume else ""),
        ("eventtitle", work.event if in_volume and work.host else ""),
        ("journal", work.host if in_periodical else ""),
        ("editor", _author(work.editor) if in_volume else ""),
        ("year", year),
        ("date", (work.day.isoformat() if work.day else edtf) or work.certain_year),
        ("volume", work.volume),
        ("number", work.number or work.issue),
        ("pages", f"{first}--{last}" if last else first),
        ("address", work.place or work.event_place),
        (issuer, work.publisher),
        ("url", quote(work.url, safe=_IN_ADDRESSES)),
        ("urldate", work.accessed.isoformat() if work.accessed and work.url else ""),
        ("abstract", work.abstract),
        ("keywords", ", ".join(work.keywords)),
        ("langid", "chinese" if work.is_chinese else "english"),
    ]


def _author(written: str) -> str:
    """A name in parts as BibTeX joins them; a body, and a name it might cut, in
    braces."""
    name = parted(written)
    if not name.is_whole:
        return f"{escaped(name.family)}, {escaped(name.given)}"
    cuts = not has_chinese(name.family) or " " in name.family or "," in name.family
    return f"{{{escaped(name.family)}}}" if cuts else escaped(name.family)
