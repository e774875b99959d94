"""Whose originals the archive keeps for the essays, and who may have them."""

from collections.abc import Collection

from django.db.models import Q
from django.urls import reverse

from archive.models import Original
from archive.owners import Owner, Use


def is_public(original: Original) -> bool:
    """Some public essay gives out its full text, and this is its original."""
    from honors.models import EssayPage

    return EssayPage.objects.open_text().filter(original=original).exists()


def uses(keys: Collection[int]) -> dict[int, list[Use]]:
    """The essays that hold these originals, now or in their latest draft."""
    from honors.models import EssayPage

    held = Q(original__in=keys) | Q(latest_revision__content__original__in=keys)
    found: dict[int, list[Use]] = {}
    for essay in EssayPage.objects.filter(held).select_related("latest_revision"):
        drafted = essay.latest_revision and essay.latest_revision.content["original"]
        use = Use(essay.title, reverse("wagtailadmin_pages:edit", args=[essay.pk]))
        for key in {essay.original_id, drafted} & set(keys):
            found.setdefault(key, []).append(use)
    return found


ESSAY_ORIGINALS = Owner(name="essays", is_public=is_public, uses=uses)
