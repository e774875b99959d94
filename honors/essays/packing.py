"""An essay as it goes into a bag: its text, original, certificate and rights."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db.models import Q

from archive.bags.bodies import Attachments
from archive.bags.fields import values
from archive.bags.names import safe_name
from archive.bags.pages import page_html
from archive.bags.sources import BagFile, BagRecord
from archive.bags.units import unit_content
from archive.description import PUBLIC
from honors.essays.describing import description
from honors.models import EssayPage

INDEX_FIELDS = ("title", "slug", "summary")
ESSAY_FIELDS = (
    "title", "subtitle", "kind", "unit", "prize", "year_text", "attested_on",
    "document_number", "abstract", "keywords", "published_as", "published_in",
    "volume_editor", "publication_place", "publisher", "volume", "issue",
    "published_on", "pages", "rights", "has_consent", "embargo_until", "rights_holder",
    "rights_statement", "plagiarism_note", "archive_number", "import_report",
    "import_acknowledged",
)  # fmt: skip
EVENT_FIELDS = (
    "name", "session", "level", "organizers", "begins_on", "ends_on", "place",
)  # fmt: skip
AUTHOR_FIELDS = ("name", "role", "unit")


def records(year: int) -> Iterator[BagRecord]:
    """Every essay deposited in that year, the internal and the withdrawn among them.

    Old prizes come in late, and of some nobody knows the year: what counts is the day
    an essay was first put into the archive, so that each stands in one bag.
    """
    published = EssayPage.objects.filter(
        Q(live=True) | Q(first_published_at__isnull=False),
        first_published_at__year=year,
    )
    essays = published.order_by("first_published_at", "pk").select_related(
        "event__organization", "original", "certificate", "organization"
    )
    for essay in essays.iterator(chunk_size=20):
        yield record(essay)


def record(essay) -> BagRecord:
    attachments = Attachments()
    content = content_of(essay, attachments)
    address = essay.full_url or ""
    told = description(essay, address, is_withdrawn=not essay.live)
    return BagRecord(
        id=f"essay-{essay.slug}",
        description=told,
        content=content | attachments.content(),
        files=[*originals(essay), *attachments.files()],
        page=partial(page, essay, told, attachments),
    )


def page(essay, told, attachments) -> str:
    context = {
        "title": essay.title,
        "mark": "" if told.status == PUBLIC else told.status,
        "page": essay,
        "original": kept_original(essay),
    }
    template = "honors/archive_essay.html"
    return page_html(template, context, told.address, attachments)


def content_of(essay, attachments) -> dict[str, Any]:
    """All that ``restoring`` needs."""
    event = essay.event
    return {
        "index": values(essay.get_parent(), INDEX_FIELDS),
        "slug": essay.slug,
        "essay": values(essay, ESSAY_FIELDS),
        "organization": unit_content(essay.organization),
        "event": event
        and values(event, EVENT_FIELDS)
        | {"organization": unit_content(event.organization)},
        "authors": [
            values(one, AUTHOR_FIELDS)
            | {"organization": unit_content(one.organization)}
            for one in essay.authors.select_related("organization")
        ],
        "body": attachments.body(essay.body),
        "certificate": attachments.picture(essay.certificate),
        "original": original_of(essay),
        "live": essay.live,
        "first_published_at": essay.first_published_at,
        "last_published_at": essay.last_published_at,
    }


def kept_original(essay):
    """The original, unless it was removed from the archive."""
    original = essay.original
    return None if original is None or original.is_removed else original


def original_of(essay) -> dict[str, Any] | None:
    original = kept_original(essay)
    return original and {
        "file": original_path(original),
        "name": original.name,
        "ingested_at": original.ingested_at,
    }


def original_path(original) -> str:
    return f"original/{safe_name(original.name)}"


def originals(essay) -> list[BagFile]:
    original = kept_original(essay)
    if original is None:
        return []
    opened = partial(original.file.storage.open, original.file.name)
    path = original_path(original)
    return [BagFile(path, opened, original.sha256, original.name)]
