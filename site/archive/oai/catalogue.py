"""What harvesters may know, compared with what is public whenever they ask.

Whatever made a page public or took it back (publication, withdrawal, deletion, a
closed branch, an embargo that ran out by itself): the comparison finds it. A
datestamp is the moment of publication where that is news, else the moment at which
the change was found; it is never before the last comparison, so that who asks for
what changed since his last visit misses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Coalesce

from archive.models import HarvestItem, HarvestRound
from archive.oai.datestamps import to_the_second
from archive.oai.sources import RecordSource, record_sources

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
BATCH = 500


def bring_up_to_date(now: datetime) -> None:
    """Compare every set with what is public."""
    for source in record_sources().values():
        compare(source, now)


@transaction.atomic
def compare(source: RecordSource, now: datetime) -> None:
    """One at a time: the row of the set is locked until the transaction ends."""
    last, is_first = HarvestRound.objects.select_for_update().get_or_create(
        set_spec=source.set_spec, defaults={"compared_at": now}
    )
    since = NEVER if is_first else last.compared_at
    take_back_gone(source, now)
    rows = changed(source)
    for start in range(0, len(rows), BATCH):
        tell_changed(source, dict(rows[start : start + BATCH]), since, now)
    last.compared_at = now
    last.save(update_fields=["compared_at"])


def items_of(source: RecordSource) -> QuerySet:
    return HarvestItem.objects.filter(set_spec=source.set_spec)


def take_back_gone(source: RecordSource, now: datetime) -> None:
    public = source.public().order_by().values("pk")
    gone = items_of(source).filter(is_deleted=False).exclude(key__in=public)
    gone.update(is_deleted=True, datestamp=to_the_second(now))


def changed(source: RecordSource) -> list[tuple[int, datetime]]:
    """Keys and publications of what is new, public again, or published again."""
    told = items_of(source).filter(
        key=OuterRef("pk"), is_deleted=False, published_at=OuterRef("published")
    )
    pages = source.public().annotate(
        published=Coalesce("last_published_at", Value(NEVER))
    )
    return list(
        pages.filter(~Exists(told)).order_by("pk").values_list("pk", "published")
    )


def tell_changed(
    source: RecordSource,
    published: dict[int, datetime],
    since: datetime,
    now: datetime,
) -> None:
    items = {item.key: item for item in known(source, published)}
    for key, item in items.items():
        item.published_at = published[key]
        news = published[key] if since < published[key] <= now else now
        item.datestamp = to_the_second(news)
        item.is_deleted = False
    told_before = [item for item in items.values() if item.pk]
    HarvestItem.objects.bulk_create(item for item in items.values() if not item.pk)
    HarvestItem.objects.bulk_update(
        told_before,
        ["key", "published_at", "datestamp", "is_deleted"],
        batch_size=BATCH // 5,
    )


def known(source: RecordSource, keys: Iterable[int]) -> Iterator[HarvestItem]:
    """The item of each key, unsaved where there is none yet.

    A page that stands where a deleted one stood goes on under its identifier.
    """
    by_key = {item.key: item for item in items_of(source).filter(key__in=keys)}
    yield from by_key.values()
    names = source.identifiers([key for key in keys if key not in by_key])
    earlier = HarvestItem.objects.filter(identifier__in=names.values())
    by_name = {item.identifier: item for item in earlier}
    for key, name in names.items():
        item = by_name.get(name) or HarvestItem(identifier=name)
        item.set_spec, item.key = source.set_spec, key
        yield item
