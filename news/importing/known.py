"""What of the file is on the site already, and who has had a hand in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from django.db.models import Q
from django.db.models.functions import Substr
from wagtail.models import PageLogEntry

from news.importing.items import Item
from news.models import ImportedStory
from pages.models import SitePage

IMPORTED, IMPORTED_AGAIN = "news.import", "news.import_update"
OWN_ACTIONS = (IMPORTED, IMPORTED_AGAIN)


def known_stories(items: Sequence[Item]) -> dict[int, ImportedStory]:
    """The entry of each item that was imported before, by the number of its line."""
    keys = {key for item in items for key in item.keys}
    urls = {item.url for item in items if item.url}
    by_key: dict[str, ImportedStory] = {}
    by_url: dict[str, list[ImportedStory]] = defaultdict(list)
    for story in ImportedStory.objects.filter(Q(key__in=keys) | Q(url__in=urls)):
        by_key[story.key] = story
        by_url[story.url].append(story)
    found = {}
    for item in items:
        if story := _story(item, by_key, by_url.get(item.url, [])):
            found[item.number] = story
    return found


def _story(
    item: Item, by_key: dict[str, ImportedStory], same_url: list[ImportedStory]
) -> ImportedStory | None:
    """By its keys; by the address alone only where one of the two has no number."""
    for key in item.keys:
        if key in by_key:
            return by_key[key]
    if item.url and len(same_url) == 1:
        [story] = same_url
        if not item.external_id or not story.external_id:
            return story
    return None


def touched_by_hand(pages: Iterable[int]) -> set[int]:
    """Of these pages, those that somebody edited, moved, took down or locked.

    Whatever an editor does leaves a line in the history of the page.
    """
    pages = set(pages)
    logged = PageLogEntry.objects.filter(page_id__in=pages)
    edited = logged.exclude(action__in=OWN_ACTIONS).values_list("page_id", flat=True)
    changed = SitePage.objects.filter(
        Q(latest_revision__isnull=False) | Q(live=False), pk__in=pages
    )
    return {*edited, *changed.values_list("pk", flat=True)}


def last_numbers(column: SitePage, days: Collection[str]) -> dict[str, int]:
    """The last number used below a column for each of these days (``20190305-4``)."""
    last: dict[str, int] = {}
    # Asked for anew: an instance read before others wrote still takes itself for empty.
    children = SitePage.objects.get(pk=column.pk).get_children().order_by()
    of_days = children.alias(day=Substr("slug", 1, 8)).filter(day__in=days)
    slugs = of_days.values_list("slug", flat=True)
    for slug in slugs.iterator():
        day, _, number = slug.partition("-")
        if number.isdecimal():
            last[day] = max(last.get(day, 0), int(number))
    return last
