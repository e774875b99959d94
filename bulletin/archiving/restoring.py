"""An issue as it comes back from a bag: same number, address, text and prints."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.models import Site

from archive.bags.bodies import RestoredAttachments
from archive.bags.fields import filled
from archive.bags.sources import StoredRecord
from archive.bags.units import unit_restored
from bulletin.archiving.packing import (
    ARTICLE_FIELDS,
    ISSUE_FIELDS,
    NUMBER_FIELDS,
    SERIES_FIELDS,
)
from bulletin.models import (
    ArticleContribution,
    BulletinArticle,
    BulletinIndexPage,
    BulletinIssuePage,
    IssueNumber,
    IssueRelease,
)
from intake.models import ReceivedFile
from organizations.models import OrganizationLink
from pages.ordering import in_order

PUBLISHED_FIELDS = [
    "title", "draft_title", "editorial_date", "live", "live_revision",
    "latest_revision", "has_unpublished_changes", "first_published_at",
    "last_published_at",
]  # fmt: skip


def conflicts(records) -> list[str]:
    """Numbers that this site has given already, and a site without a front page."""
    if not Site.objects.filter(is_default_site=True).exists():
        return ["本站还没有首页，请先运行start_site，再导入。"]
    given = IssueNumber.objects.all()
    taken = set(given.values_list("series__slug", "kind", "year", "number"))
    overall = set(given.exclude(overall=None).values_list("series__slug", "overall"))
    told = []
    for record in records:
        series, number = record.content["series"]["slug"], record.content["number"]
        if (series, number["kind"], number["year"], number["number"]) in taken:
            told.append(f"《{record.title}》在本站已经印发过，没有导入。")
        elif (series, number["overall"]) in overall:
            told.append(
                f"《{record.title}》的总期号{number['overall']}在本站已经用过，没有导入。"
            )
    return told


def restore(record: StoredRecord) -> BulletinIssuePage:
    """Make the issue; its prints are the bytes that were frozen, never made anew."""
    content = record.content
    attachments = RestoredAttachments(record, content)
    issue = BulletinIssuePage(slug=content["slug"])
    issue.original = original(record)
    write(issue, content["text"], attachments)
    series = series_for(content["series"])
    series.add_child(instance=issue)
    enter(issue, series, content["number"])
    issue = BulletinIssuePage.objects.get(pk=issue.pk)
    revision = None
    for release in content["releases"]:
        revision = freeze(record, issue, release, attachments)
    if revision is None or content["releases"][-1]["text"] is not None:
        revision = issue.save_revision(clean=False)
    publish(issue, content, revision)
    return issue


def series_for(content: dict[str, Any]) -> BulletinIndexPage:
    """The series of that address; a new one where there is none."""
    home = Site.objects.get(is_default_site=True).root_page
    below = home.get_children().filter(slug=content["slug"]).first()
    if below is None:
        made = BulletinIndexPage(publisher=unit_restored(content["publisher"]))
        return home.add_child(instance=filled(made, content, SERIES_FIELDS))
    if below.specific_class is not BulletinIndexPage:
        raise ValidationError(f"地址“{content['slug']}”在本站是别的页面。")
    return below.specific


def write(issue, text: dict[str, Any], attachments: RestoredAttachments) -> None:
    """Put a text into the issue, in memory."""
    filled(issue, text, ISSUE_FIELDS)
    issue.editor_note = attachments.rich_text(text["editor_note"])
    issue.lead_image = attachments.pictures.get(text["lead_image"])
    issue.original_scan = attachments.documents.get(text["original_scan"])
    issue.organization_links = in_order(
        OrganizationLink(
            organization=unit_restored(link["organization"]), role=link["role"]
        )
        for link in text["organizations"]
    )
    keys = [article.pk for article in issue.articles.all()]
    issue.articles = in_order(article(told, attachments) for told in text["articles"])
    # What was issued keeps its articles: an earlier text of them has their keys.
    for made, key in zip(issue.articles.all(), keys, strict=False):
        made.pk = key


def article(told: dict[str, Any], attachments: RestoredAttachments) -> BulletinArticle:
    made = filled(BulletinArticle(), told, ARTICLE_FIELDS)
    made.body = attachments.body(told["body"])
    made.contributions = in_order(
        ArticleContribution(
            organization=unit_restored(entry["organization"]),
            printed_name=entry["printed_name"],
        )
        for entry in told["contributions"]
    )
    return made


def original(record: StoredRecord) -> ReceivedFile | None:
    told = record.content["original"]
    if told is None:
        return None
    received = ReceivedFile.objects.receive(record.read(told["file"]), told["name"])
    rows = ReceivedFile.objects.filter(pk=received.pk)
    rows.update(received_at=told["received_at"])
    return received


def enter(issue, series, number: dict[str, Any]) -> None:
    """The row of the ledger as it was."""
    entry = filled(IssueNumber(series=series, issue=issue), number, NUMBER_FIELDS)
    entry.save(force_insert=True)
    # ``drawn_at`` says when a row was made, not when the number was given.
    IssueNumber.objects.filter(pk=entry.pk).update(drawn_at=number["drawn_at"])


def freeze(record, issue, told: dict[str, Any], attachments):
    """One frozen print with the text it was made of; its revision."""
    printed = BulletinIssuePage.objects.get(pk=issue.pk)
    if told["text"] is not None:
        write(printed, told["text"], attachments)
    revision = printed.save_revision(clean=False)
    data = record.read(told["file"])
    release = IssueRelease(
        issue=issue,
        revision=revision,
        version=told["version"],
        sha256=record.sha256(told["file"]),
        size=len(data),
    )
    name = f"{issue.pk}/{issue.slug}-v{told['version']}.pdf"
    release.pdf.save(name, ContentFile(data), save=False)
    release.save(force_insert=True)
    IssueRelease.objects.filter(pk=release.pk).update(frozen_at=told["frozen_at"])
    return revision


def publish(issue, content: dict[str, Any], revision) -> None:
    """Public or withdrawn as it was; without drawing a number or printing again."""
    issue.title = issue.draft_title = content["title"]
    issue.editorial_date = issue.sign_date
    issue.live = content["live"]
    issue.live_revision = revision if issue.live else None
    issue.latest_revision = revision
    issue.has_unpublished_changes = not issue.live
    filled(issue, content, ["first_published_at", "last_published_at"])
    issue.save(update_fields=PUBLISHED_FIELDS)
