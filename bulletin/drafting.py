"""A recognized issue becomes a draft: pictures into the library, units to records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils.html import escape

from bulletin.enums import ArticleSection, IssueKind
from bulletin.import_losses import (
    article_losses,
    masthead_losses,
    note_losses,
    shortened,
    too_large,
)
from bulletin.models import (
    ArticleContribution,
    BulletinArticle,
    BulletinIssuePage,
    in_order,
)
from bulletin.plans import ArticlePlan, IssuePlan, joined
from intake.blocks import picture_reference
from intake.pieces import PictureFile
from intake.report import Loss
from library.fingerprints import sha256_of
from library.models import UnionImage

KINDS = {kind.label: kind for kind in IssueKind}
LARGEST = {"proposed_number": 9_999, "proposed_overall": 999_999, "copies": 32_767}


@transaction.atomic
def draft_issue(series, plan: IssuePlan, *, received, user=None) -> BulletinIssuePage:
    """Make the draft; the number read from the file is only a proposal."""
    losses = [
        *plan.issue.losses,
        *masthead_losses(series, plan),
        *article_losses(plan.articles),
    ]
    articles = joined(plan.articles)
    note, placed_elsewhere = part_note(plan.issue.editor_note)
    if articles:
        articles[0].recognized.blocks[:0] = placed_elsewhere
    losses += note_losses(placed_elsewhere)
    page = BulletinIssuePage(
        **series.defaults() | fitting(values_read(plan), losses),
        editor_note=note,
        original=received,
        owner=user,
    )
    pictures = LibraryPictures(plan.pictures, user)
    page.articles = in_order(drafted(part, pictures, losses) for part in articles)
    page.import_report = [loss.as_json() for loss in losses]
    series.add_child(instance=page)
    page.save_revision(user=user, log_action=True, clean=False)
    return page


def values_read(plan: IssuePlan) -> dict[str, Any]:
    """The fields of an issue that stood in 报头 and 报尾; empty ones left out."""
    masthead, tail = plan.issue.masthead, plan.issue.tail
    read = {
        "kind": KINDS.get(masthead.kind, IssueKind.REGULAR),
        "sign_date": masthead.date,
        "proposed_number": masthead.number,
        "proposed_overall": masthead.overall,
        "report_to": tail.report_to,
        "send_to": tail.send_to,
        "distribute_to": tail.distribute_to,
        "extra_distribution": tail.extra,
        "copies": tail.copies,
        "edited_by": tail.edited_by,
        "reviewed_by": tail.reviewed_by,
        "signed_by": tail.signed_by,
    }
    return {name: value for name, value in read.items() if value}


def fitting(values: dict[str, Any], losses: list[Loss]) -> dict[str, Any]:
    """The values that their fields can hold; the others are said in ``losses``."""
    kept = {}
    for name, value in values.items():
        field = BulletinIssuePage._meta.get_field(name)
        longest = getattr(field, "max_length", None)
        too_long = longest and isinstance(value, str) and len(value) > longest
        if too_long or (name in LARGEST and value > LARGEST[name]):
            losses.append(too_large(str(field.verbose_name), value))
        else:
            kept[name] = value
    return kept


def drafted(
    plan: ArticlePlan, pictures: LibraryPictures, losses: list[Loss]
) -> BulletinArticle:
    """An unsaved article. A unit that no record stands for stays as words."""
    names = "、".join([*plan.unknown, *plan.recognized.persons])
    article = BulletinArticle(
        title=held("title", plan.title, losses),
        subtitle=held("subtitle", plan.recognized.subtitle, losses),
        section=plan.section,
        is_brief=plan.section == ArticleSection.BRIEF,
        body=pictures.placed(plan.recognized.blocks, plan.title),
        contributor_names=held("contributor_names", names, losses),
    )
    article.contributions = in_order(
        ArticleContribution(organization=record, printed_name=name)
        for name, record in plan.known
    )
    return article


def held(name: str, text: str, losses: list[Loss]) -> str:
    """As much of the text as the article's field holds; a cut is said."""
    field = BulletinArticle._meta.get_field(name)
    if len(text) > field.max_length:
        losses.append(shortened(str(field.verbose_name), text, field.max_length))
    return text[: field.max_length]


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
        """The picture in the library: the one already there when it is the same."""
        content = ImageFile(ContentFile(file.data), name=file.name)
        known = UnionImage.objects.filter(sha256=sha256_of(content)).first()
        if known is not None:
            return known
        return UnionImage.objects.create(
            title=description[:255],
            description=description[:255],
            file=content,
            uploaded_by_user=self.user,
        )
