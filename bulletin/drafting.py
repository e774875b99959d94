"""A recognized issue becomes a draft: pictures into the library, units to records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils.html import escape

from bulletin.enums import ArticleSection, IssueKind
from bulletin.models import (
    ArticleContribution,
    BulletinArticle,
    BulletinIssuePage,
    in_order,
)
from bulletin.recognition import recognize
from bulletin.recognition.issue import RecognizedArticle, RecognizedIssue
from bulletin.recognition.units import RegisteredUnit, UnitMatch, match_units
from intake.blocks import picture_reference
from intake.pieces import PictureFile
from intake.reading import document_in
from intake.report import CHANGED, Loss
from library.models import UnionImage
from organizations.models import Organization

KINDS = {kind.label: kind for kind in IssueKind}
SECTIONS = {section.label: section for section in ArticleSection}


@dataclass
class ArticlePlan:
    """One article as it will be drafted; the editor may change any of it first."""

    recognized: RecognizedArticle
    title: str
    section: str
    matches: list[UnitMatch]
    organizations: list[Organization | None] = field(default_factory=list)
    joins_previous: bool = False
    left_out: bool = False


@dataclass
class IssuePlan:
    """Everything read from one file, ready to be drafted."""

    issue: RecognizedIssue
    pictures: Sequence[PictureFile]
    articles: list[ArticlePlan]


def plan_issue(data: bytes, name: str) -> IssuePlan:
    """Read a Word file and match its contributors to the register.

    Raises ``intake.errors.IntakeError`` for a file that cannot be read.
    """
    document = document_in(data, name)
    issue = recognize(document)
    records = {record.pk: record for record in Organization.objects.all()}
    register = [
        RegisteredUnit(r.pk, r.name, r.short_name, tuple(r.alias_list))
        for r in records.values()
    ]
    plans = []
    for article in issue.articles:
        matches = match_units(article.units, register)
        found = [records.get(match.pk) for match in matches]
        section = SECTIONS.get(article.section, "")
        plans.append(ArticlePlan(article, article.title, section, matches, found))
    return IssuePlan(issue, document.pictures, plans)


@transaction.atomic
def draft_issue(series, plan: IssuePlan, *, received, user=None) -> BulletinIssuePage:
    """Make the draft; the number read from the file is only a proposal."""
    masthead, tail = plan.issue.masthead, plan.issue.tail
    pictures = LibraryPictures(plan.pictures, user)
    articles = joined(plan.articles)
    note, placed_elsewhere = part_note(plan.issue.editor_note)
    if articles:
        articles[0].recognized.blocks[:0] = placed_elsewhere
    read = {
        "report_to": tail.report_to,
        "send_to": tail.send_to,
        "distribute_to": tail.distribute_to,
        "extra_distribution": tail.extra,
        "copies": tail.copies,
    }
    page = BulletinIssuePage(
        **series.defaults() | {name: value for name, value in read.items() if value},
        kind=KINDS.get(masthead.kind, IssueKind.REGULAR),
        sign_date=masthead.date,
        proposed_number=masthead.number,
        proposed_overall=masthead.overall,
        edited_by=tail.edited_by,
        reviewed_by=tail.reviewed_by,
        signed_by=tail.signed_by,
        editor_note=note,
        original=received,
        owner=user,
    )
    page.articles = in_order(drafted(article, pictures) for article in articles)
    page.import_report = [
        loss.as_json()
        for loss in [
            *plan.issue.losses,
            *note_losses(placed_elsewhere),
            *unit_losses(plan.articles),
        ]
    ]
    series.add_child(instance=page)
    page.save_revision(user=user, log_action=True, clean=False)
    return page


def joined(plans: Sequence[ArticlePlan]) -> list[ArticlePlan]:
    """The articles to draft: left out ones gone, joined ones behind their first."""
    kept: list[ArticlePlan] = []
    for plan in plans:
        if plan.left_out:
            continue
        if plan.joins_previous and kept:
            first = kept[-1]
            first.recognized.blocks += plan.recognized.blocks
            first.recognized.persons += plan.recognized.persons
            first.organizations += plan.organizations
            first.matches += plan.matches
        else:
            kept.append(plan)
    return kept


def drafted(plan: ArticlePlan, pictures: LibraryPictures) -> BulletinArticle:
    """An unsaved article. A unit that no record stands for stays as words."""
    unknown = [
        match.name
        for match, organization in zip(plan.matches, plan.organizations, strict=True)
        if organization is None
    ]
    article = BulletinArticle(
        title=plan.title,
        subtitle=plan.recognized.subtitle,
        section=plan.section,
        is_brief=plan.section == ArticleSection.BRIEF,
        body=pictures.placed(plan.recognized.blocks, plan.title),
        contributor_names="、".join([*unknown, *plan.recognized.persons])[:100],
    )
    article.contributions = in_order(
        ArticleContribution(organization=organization)
        for organization in plan.organizations
        if organization is not None
    )
    return article


def unit_losses(plans: Sequence[ArticlePlan]) -> list[Loss]:
    """What must be said of contributors that no record stands for."""
    return [
        Loss(
            "供稿单位",
            CHANGED,
            f"《{plan.title}》",
            f"“{match.name}”在组织名录中找不到或有重名，已按文字保留；"
            "请先在“组织”中登记，再到文章的“供稿单位”中选入。",
        )
        for plan in plans
        if not plan.left_out
        for match, record in zip(plan.matches, plan.organizations, strict=True)
        if record is None
    ]


def part_note(blocks) -> tuple[str, list]:
    """The editor's note as rich text, and what rich text cannot hold."""
    html, others = "", []
    for block in blocks:
        if block["type"] == "paragraph":
            html += block["value"]
        elif block["type"] == "heading":
            html += f"<p><b>{escape(block['value']['text'])}</b></p>"
        else:
            others.append(block)
    return html, others


def note_losses(placed_elsewhere) -> list[Loss]:
    """What must be said of a table or picture that stood in the editor's note."""
    if not placed_elsewhere:
        return []
    detail = "编者按中的表格、图片移到了第一篇文章的开头，请核对位置。"
    return [Loss("编者按", CHANGED, "编者按", detail, count=len(placed_elsewhere))]


class LibraryPictures:
    """The pictures of one file, put into the library when first needed."""

    def __init__(self, files: Sequence[PictureFile], user=None):
        self.files = {picture_reference(i): file for i, file in enumerate(files)}
        self.user = user
        self.made: dict[str, UnionImage] = {}

    def placed(self, blocks, title: str):
        """The blocks with library pictures in place of references."""
        return [self._placed_block(block, title) for block in blocks]

    def _placed_block(self, block, title):
        value = block["value"]
        if block["type"] == "image":
            value = self._placed_image(value, title)
        elif block["type"] == "gallery":
            images = [self._placed_image(image, title) for image in value["images"]]
            value = {**value, "images": images}
        return {"type": block["type"], "value": value}

    def _placed_image(self, value, title):
        image = self.image(value["image"], value.get("caption") or f"《{title}》配图")
        return {**value, "image": image.pk}

    def image(self, reference: str, description: str) -> UnionImage:
        if reference not in self.made:
            self.made[reference] = self._keep(self.files[reference], description)
        return self.made[reference]

    def _keep(self, file: PictureFile, description: str) -> UnionImage:
        content = ImageFile(ContentFile(file.data), name=file.name)
        return UnionImage.objects.create(
            title=description[:255],
            description=description[:255],
            file=content,
            uploaded_by_user=self.user,
        )
