"""An essay in the words of search engines, harvesters and archivists."""

from __future__ import annotations

from typing import Any

from archive.description import INTERNAL, PUBLIC, WITHDRAWN, Description
from honors.citations.work import Form
from honors.essays.enums import AuthorRole

TEXT_TYPE = "text/html"
SERVED_AS = {Form.REPORT: "citation_technical_report_institution"}


def highwire(essay, address: str, original_address: str) -> list[tuple[str, str]]:
    """The ``citation_*`` metas that Google Scholar and Zotero read, in their order.

    A date is given only where the year is certain, the PDF only where anybody may
    have it.
    """
    work = essay.as_work(address)
    first, last = work.first_and_last_page
    journal = work.host if work.form in (Form.JOURNAL, Form.NEWSPAPER) else ""
    volume = work.host if work.form == Form.PROCEEDINGS else ""
    said = [
        ("citation_title", work.full_title),
        *_highwire_authors(essay),
        ("citation_publication_date", _highwire_date(essay)),
        ("citation_conference_title", volume or work.event),
        ("citation_journal_title", journal),
        ("citation_volume", work.volume),
        ("citation_issue", work.issue),
        ("citation_firstpage", first),
        ("citation_lastpage", last),
        ("citation_publisher", work.publisher if work.form not in SERVED_AS else ""),
        (SERVED_AS.get(work.form, ""), work.publisher),
        ("citation_keywords", "; ".join(work.keywords)),
        ("citation_language", "zh" if work.is_chinese else "en"),
        ("citation_abstract_html_url", address),
        ("citation_fulltext_html_url", address if essay.shows_full_text else ""),
        ("citation_pdf_url", original_address),
    ]
    return [(name, content) for name, content in said if name and content]


def _highwire_authors(essay) -> list[tuple[str, str]]:
    """Each author, followed by the unit the certificate gives."""
    authors = [one for one in essay.authors.all() if one.is_author]
    if not authors:
        return [("citation_author", name) for name in essay.cited_authors]
    return [
        pair
        for one in authors
        for pair in (
            ("citation_author", one.name),
            ("citation_author_institution", one.unit),
        )
    ]


def _highwire_date(essay) -> str:
    day = essay.event.last_day if essay.event else None
    if day and essay.year == day.year:
        return day.strftime("%Y/%m/%d")
    return str(essay.year) if essay.year else ""


def scholarly_article(essay, address: str) -> dict[str, Any]:
    """schema.org/ScholarlyArticle; empty values are left out."""
    work = essay.as_work(address)
    values = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": work.full_title,
        "author": [_person(one) for one in essay.authors.all() if one.is_author]
        or [{"@type": "Organization", "name": name} for name in essay.cited_authors],
        "contributor": [
            _person(one) for one in essay.authors.all() if not one.is_author
        ],
        "sourceOrganization": _organization(essay.unit),
        "datePublished": str(essay.year) if essay.year else "",
        "abstract": essay.abstract,
        "keywords": essay.keyword_list,
        "inLanguage": "zh-CN" if work.is_chinese else "en",
        "award": essay.prize_said,
        "isPartOf": _part_of(work),
        "pagination": work.pages,
        "identifier": essay.archive_number,
        "usageInfo": essay.rights_statement,
        "isAccessibleForFree": essay.shows_full_text,
        "url": address,
    }
    return {name: value for name, value in values.items() if value not in ("", [], {})}


def _person(author) -> dict[str, Any]:
    person: dict[str, Any] = {"@type": "Person", "name": author.name}
    if author.unit:
        person["affiliation"] = _organization(author.unit)
    return person


def _organization(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name} if name else {}


def _part_of(work) -> dict[str, str]:
    if work.host:
        periodical = work.form in (Form.JOURNAL, Form.NEWSPAPER)
        kind = "Periodical" if periodical else "Book"
        return {"@type": kind, "name": work.host}
    return {"@type": "Event", "name": work.event} if work.event else {}


def description(essay, address: str, *, is_withdrawn: bool = False) -> Description:
    """Dublin Core and DA/T 46; reads authors, event and original."""
    original, event = essay.original, essay.event
    kept = original if original and not original.is_removed else None
    status = INTERNAL if essay.is_internal else WITHDRAWN if is_withdrawn else PUBLIC
    names = [one.name for one in essay.authors.all() if one.role == AuthorRole.ADVISER]
    return Description(
        title=essay.title,
        alternative=essay.as_work().plain_subtitle,
        address=address,
        archive_number=essay.archive_number,
        creators=essay.cited_authors,
        contributors=[*names, *([event.organizers] if event else [])],
        publisher=essay.unit,
        date=_w3c_date(essay),
        year=essay.year_text.removesuffix("年"),
        kind=essay.get_kind_display(),
        abstract=essay.abstract,
        keywords=essay.keyword_list,
        formats=[TEXT_TYPE, *([kept.media_type] if kept else [])],
        size=kept.size if kept else 0,
        part_of=essay.prize_said,
        source=kept.name if kept else "",
        rights=f"{essay.public_range}；{essay.rights_statement}",
        status=status,
    )


def _w3c_date(essay) -> str:
    """The last day of the event, or the year; empty where the year is not certain."""
    day = essay.event.last_day if essay.event else None
    if day and essay.year in (None, day.year):
        return day.isoformat()
    return str(essay.year) if essay.year else ""
