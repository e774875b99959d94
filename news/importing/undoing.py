"""Taking a batch back: its pages leave, those that somebody worked on stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from intake.models import ImportBatch
from news.importing.known import touched_by_hand
from news.models import ImportedStory, NewsPage, StoryImport
from pages.bulk import CHUNK, log_all

UNDONE = "news.import_undo"


@dataclass
class Undone:
    """How many pages left, and the titles and addresses of those that stay."""

    removed: int = 0
    left: list[tuple[str, str]] = field(default_factory=list)


def undo(
    batch: StoryImport,
    user: Any = None,
    on_done: Callable[[int], None] = lambda number: None,
) -> Undone:
    """Delete the pages that the batch brought; their old addresses lead nowhere then.

    A page that was changed by a later import of the same text leaves too; one that
    somebody worked on stays and is named. ``on_done`` hears of how many texts were
    dealt with.
    """
    told = Undone()
    last = 0
    while True:
        with transaction.atomic():
            ImportBatch.objects.one_at_a_time()
            stories = list(
                batch.stories.filter(pk__gt=last)
                .order_by("pk")
                .select_related("page")[:CHUNK]
            )
            if not stories:
                break
            last = stories[-1].pk
            _undo_some(stories, batch, user, told)
        on_done(len(stories))
    batch.undone_at = timezone.now()
    batch.save(update_fields=["undone_at"])
    return told


def _undo_some(
    stories: list[ImportedStory], batch: StoryImport, user: Any, told: Undone
) -> None:
    pages = {story.page_id: story.page for story in stories if story.page_id}
    by_hand = touched_by_hand(pages)
    doomed = [page for key, page in pages.items() if key not in by_hand]
    stay = [page for key, page in pages.items() if key in by_hand]
    data = {"batch": batch.pk, "file": batch.file_name}
    log_all(doomed, UNDONE, user, data, deleted=True)
    keys = {page.pk for page in doomed}
    NewsPage.objects.filter(pk__in=keys).delete()
    gone = [story.pk for story in stories if story.page_id in keys or not story.page_id]
    ImportedStory.objects.filter(pk__in=gone).delete()
    told.removed += len(doomed)
    told.left += [(page.title, page.url) for page in stay]
