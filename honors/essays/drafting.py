"""A recognized essay becomes a draft, its original kept byte for byte."""

from __future__ import annotations

from django.db import transaction

from archive.models import Original
from honors.essays.plans import EssayPlan
from honors.models import EssayAuthor, EssayPage
from intake.fields import held
from intake.library_pictures import LibraryPictures
from intake.report import Loss
from pages.ordering import in_order

SEPARATOR = "；"


@transaction.atomic
def draft_essay(index, plan: EssayPlan, *, received, user=None) -> EssayPage:
    """Make the draft below the archive's page, never published.

    Raises ``ValidationError`` when the archive refuses the file.
    """
    essay, losses = plan.essay, list(plan.essay.losses)
    pictures = LibraryPictures(plan.pictures, user)
    page = EssayPage(
        title=held(EssayPage, "title", essay.title or received.name, losses),
        subtitle=held(EssayPage, "subtitle", essay.subtitle, losses),
        unit=held(EssayPage, "unit", essay.byline.unit, losses),
        organization=plan.organization,
        abstract=essay.abstract,
        keywords=held(EssayPage, "keywords", SEPARATOR.join(essay.keywords), losses),
        body=pictures.placed(essay.blocks, essay.title),
        original=Original.objects.ingest(received.read(), received.name, user),
        owner=user,
        live=False,
        **plan.chosen,
    )
    page.authors = in_order(drafted(*entry, losses) for entry in plan.people)
    page.import_report = [loss.as_json() for loss in losses]
    index.add_child(instance=page)
    page.save_revision(user=user, log_action=True, clean=False)
    return page


def drafted(person, organization, losses: list[Loss]) -> EssayAuthor:
    return EssayAuthor(
        name=held(EssayAuthor, "name", person.name, losses),
        role=person.role,
        unit=held(EssayAuthor, "unit", person.unit, losses),
        organization=organization,
    )
