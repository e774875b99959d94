"""What harvesters may have: features register a ``RecordSource`` in their
``apps.py``; each is one OAI-PMH set."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.db.models import QuerySet

from archive.description import Description


@dataclass(frozen=True)
class RecordSource:
    """A set of pages open to harvesters.

    ``public()`` is the queryset of pages (``last_published_at`` is read) whose
    description anybody may have now: no drafts, nothing closed, embargoed or for
    internal use. What leaves it is told to harvesters as deleted, by whichever door
    it left. ``identifiers(keys)`` gives the local name of each of these pages, which
    must outlive the database: made of the address (``bulletin/2026-03``), not of
    keys. ``descriptions(keys)`` describes those of them that are public. Both take
    primary keys and use a bounded number of queries however many they are.
    """

    set_spec: str
    set_name: str
    public: Callable[[], QuerySet]
    identifiers: Callable[[Collection[int]], dict[int, str]]
    descriptions: Callable[[Collection[int]], dict[int, Description]]


_sources: dict[str, RecordSource] = {}


def register_record_source(source: RecordSource) -> None:
    _sources[source.set_spec] = source


def record_sources() -> dict[str, RecordSource]:
    """All sources by set, in the order they were registered."""
    return dict(_sources)
