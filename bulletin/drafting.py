"""A recognized issue becomes a draft: pictures into the library, units to records."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.html import escape

from bulletin.enums import ArticleSection, IssueKind
from bulletin.import_losses import (
    article_losses,
    masthead_losses,
    note_losses,
)
from bulletin.models import (
    ArticleContribution,
    BulletinArticle,
    BulletinIssuePage,
)
from bulletin.plans import ArticlePlan, IssuePlan, joined
from intake.fields import fitting, held
from intake.library_pictures import LibraryPictures
from intake.report import Loss
from pages.ordering import in_order

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
    articles, read = joined(plan.articles), values_read(plan)
    note, placed_elsewhere = part_note(plan.issue.editor_note)
    if articles:
        articles[0].recognized.blocks[:0] = placed_elsewhere
    losses += note_losses(placed_elsewhere)
    page = BulletinIssuePage(
        **series.defaults() | fitting(BulletinIssuePage, read, losses, LARGEST),
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


def drafted(
    plan: ArticlePlan, pictures: LibraryPictures, losses: list[Loss]
) -> BulletinArticle:
    """An unsaved article. A unit that no record stands for stays as words."""
    names = "、".join([*plan.unknown, *plan.recognized.persons])
    article = BulletinArticle(
        title=held(BulletinArticle, "title", plan.title, losses),
        subtitle=held(BulletinArticle, "subtitle", plan.recognized.subtitle, losses),
        section=plan.section,
        is_brief=plan.section == ArticleSection.BRIEF,
        body=pictures.placed(plan.recognized.blocks, plan.title),
        contributor_names=held(BulletinArticle, "contributor_names", names, losses),
    )
    article.contributions = in_order(
        ArticleContribution(organization=record, printed_name=name)
        for name, record in plan.known
    )
    return article


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
