"""An essay as it comes back from a bag: same address, text, original and rights."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.models import Site

from archive.bags.bodies import RestoredAttachments
from archive.bags.fields import filled
from archive.bags.sources import StoredRecord
from archive.bags.units import unit_restored
from archive.models import Original
from honors.essays.packing import AUTHOR_FIELDS, ESSAY_FIELDS, EVENT_FIELDS
from honors.models import EssayAuthor, EssayEvent, EssayIndexPage, EssayPage
from pages.ordering import in_order


def conflicts(records) -> list[str]:
    """Addresses and archive numbers that this site has given already."""
    if not Site.objects.filter(is_default_site=True).exists():
        return ["本站还没有首页，请先运行start_site，再导入。"]
    essays = EssayPage.objects.all()
    slugs = set(essays.values_list("slug", flat=True))
    numbers = set(essays.values_list("archive_number", flat=True)) - {""}
    told = []
    for record in records:
        number = record.content["essay"]["archive_number"]
        if record.content["slug"] in slugs:
            told.append(f"《{record.title}》的网址在本站已经有了，没有导入。")
        elif number in numbers:
            told.append(f"《{record.title}》的档号{number}在本站已经用过，没有导入。")
    return told


def restore(record: StoredRecord) -> EssayPage:
    """Make the essay, public or withdrawn as it was."""
    content = record.content
    attachments = RestoredAttachments(record, content)
    essay = filled(
        EssayPage(slug=content["slug"], live=False), content["essay"], ESSAY_FIELDS
    )
    essay.organization = unit_restored(content["organization"])
    essay.event = event_restored(content["event"])
    essay.body = attachments.body(content["body"])
    essay.certificate = attachments.pictures.get(content["certificate"])
    essay.original = original_restored(record)
    essay.authors = in_order(author(told) for told in content["authors"])
    index_for(content["index"]).add_child(instance=essay)
    revision = essay.save_revision(clean=False)
    revision.publish()
    restored = EssayPage.objects.get(pk=essay.pk)
    if not content["live"]:
        restored.unpublish()
    days = filled(restored, content, ["first_published_at", "last_published_at"])
    EssayPage.objects.filter(pk=restored.pk).update(
        first_published_at=days.first_published_at,
        last_published_at=days.last_published_at,
    )
    return restored


def index_for(told: dict[str, Any]) -> EssayIndexPage:
    """The archive's page; made where the site has none."""
    if found := EssayIndexPage.objects.first():
        return found
    home = Site.objects.get(is_default_site=True).root_page
    return home.add_child(instance=EssayIndexPage(**told))


def event_restored(told: dict[str, Any] | None) -> EssayEvent | None:
    """The event of that name and session; entered where there is none."""
    if told is None:
        return None
    same = {"name": told["name"], "session": told["session"]}
    if known := EssayEvent.objects.filter(**same).first():
        return known
    made = filled(EssayEvent(), told, EVENT_FIELDS)
    made.organization = unit_restored(told["organization"])
    made.full_clean()
    made.save()
    return made


def author(told: dict[str, Any]) -> EssayAuthor:
    made = filled(EssayAuthor(), told, AUTHOR_FIELDS)
    made.organization = unit_restored(told["organization"])
    return made


def original_restored(record: StoredRecord) -> Original | None:
    """The file byte for byte; the day of its first ingest is kept."""
    told = record.content["original"]
    if told is None:
        return None
    original = Original.objects.ingest(record.read(told["file"]), told["name"])
    if original.sha256 != record.sha256(told["file"]):
        raise ValidationError(
            f"《{record.title}》的原件“{told['name']}”与归档时不一致，没有导入。"
        )
    Original.objects.filter(pk=original.pk).update(ingested_at=told["ingested_at"])
    return original
