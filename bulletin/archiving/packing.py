"""An issue as it goes into a bag: its text, number, prints and originals."""

from __future__ import annotations

from functools import partial
from typing import Any

from archive.bags.bodies import Attachments
from archive.bags.fields import values
from archive.bags.names import safe_name
from archive.bags.pages import page_html
from archive.bags.sources import BagFile, BagRecord
from archive.bags.units import unit_content
from archive.description import PUBLIC
from bulletin.archiving.description import (
    described,
    public_keys,
    series_by_path,
    series_of,
    status_of,
)
from bulletin.models import BulletinIssuePage

SERIES_FIELDS = (
    "title", "slug", "summary", "publisher_line", "first_year", "first_number",
    "overall_before", "others_take_overall", "copies",
)  # fmt: skip
NUMBER_FIELDS = (
    "series_name", "kind", "year", "number", "overall", "backfilled", "drawn_at",
)  # fmt: skip
ISSUE_FIELDS = (
    "summary", "source", "kind", "sign_date", "issue_date", "edited_by", "reviewed_by",
    "signed_by", "report_to", "send_to", "distribute_to", "extra_distribution",
    "copies", "proposed_number", "proposed_overall", "archive_number", "import_report",
    "import_acknowledged",
)  # fmt: skip
ARTICLE_FIELDS = ("section", "title", "subtitle", "contributor_names", "is_brief")


def records(year: int):
    """Every issue numbered in that year, the withdrawn among them."""
    issues = BulletinIssuePage.objects.issued().filter(entry__year=year)
    issues = issues.order_by("entry__series", "entry__kind", "entry__number")
    public, series = public_keys(issues), series_by_path()
    whole = issues.select_related("entry", "lead_image", "original_scan", "original")
    for issue in whole.iterator(chunk_size=20):
        yield record(issue, series_of(issue, series), status_of(issue, public))


def record(issue, series, status: str) -> BagRecord:
    attachments = Attachments()
    releases = list(issue.releases.order_by("version").select_related("revision"))
    content = content_of(issue, series, releases, attachments)
    description = described(issue, series, status)
    return BagRecord(
        id=f"{series.slug}-{issue.slug}",
        description=description,
        content=content,
        files=[
            *originals(issue),
            *(print_file(one, releases[-1]) for one in releases),
            *attachments.files(),
        ],
        page=partial(page, issue, series, description, attachments),
    )


def page(issue, series, description, attachments) -> str:
    context = {
        "title": issue.title,
        "mark": "" if description.status == PUBLIC else description.status,
        "page": issue,
        "series": series,
        "entry": issue.entry,
        "articles": issue.numbered_articles(),
    }
    template = "bulletin/archive_page.html"
    return page_html(template, context, description.address, attachments)


def content_of(issue, series, releases, attachments) -> dict[str, Any]:
    """All that ``restoring`` needs; what was printed earlier with its own text."""
    text = text_of(issue, attachments)
    content = {
        "series": values(series, SERIES_FIELDS)
        | {"publisher": unit_content(series.publisher)},
        "slug": issue.slug,
        "title": issue.title,
        "number": values(issue.entry, NUMBER_FIELDS),
        "live": issue.live,
        "first_published_at": issue.first_published_at,
        "last_published_at": issue.last_published_at,
        "text": text,
        "releases": [release_of(one, text, attachments) for one in releases],
        "original": original_of(issue.original),
    }
    for one, release in zip(content["releases"], releases, strict=True):
        one["file"] = print_file(release, releases[-1]).path
    return content | attachments.content()


def text_of(issue, attachments) -> dict[str, Any]:
    """What an editor wrote, in one of its states."""
    return values(issue, ISSUE_FIELDS) | {
        "editor_note": attachments.rich_text(issue.editor_note),
        "lead_image": attachments.picture(issue.lead_image),
        "original_scan": attachments.document(issue.original_scan),
        "organizations": [
            {"role": link.role, "organization": unit_content(link.organization)}
            for link in issue.organization_links.all()
        ],
        "articles": [
            article_of(article, attachments) for article in issue.articles.all()
        ],
    }


def article_of(article, attachments) -> dict[str, Any]:
    return values(article, ARTICLE_FIELDS) | {
        "body": attachments.body(article.body),
        "contributions": [
            {
                "organization": unit_content(entry.organization),
                "printed_name": entry.printed_name,
            }
            for entry in article.contributions.all()
        ],
    }


def release_of(release, text, attachments) -> dict[str, Any]:
    """A frozen print; ``text`` is None where it is what the issue says today."""
    printed = text_of(release.revision.as_object(), attachments)
    return {
        "version": release.version,
        "frozen_at": release.frozen_at,
        "text": None if printed == text else printed,
    }


def print_file(release, newest) -> BagFile:
    path = f"releases/v{release.version}.pdf"
    if release == newest:
        path = "access.pdf"
    pdf = release.pdf
    return BagFile(path, partial(pdf.storage.open, pdf.name), release.sha256)


def original_of(received) -> dict[str, Any] | None:
    """The Word file that the issue was made from."""
    return received and {
        "file": original_path(received),
        "name": received.name,
        "received_at": received.received_at,
    }


def original_path(received) -> str:
    return f"original/{safe_name(received.name)}"


def originals(issue) -> list[BagFile]:
    received = issue.original
    if received is None:
        return []
    file = received.file
    opened = partial(file.storage.open, file.name)
    path = original_path(received)
    return [BagFile(path, opened, received.sha256, received.name)]
