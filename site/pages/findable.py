"""What readers can search for, whatever feature it lives in.

A feature whose things are not pages of their own (an article inside an issue, a
record) registers a ``FindableSource`` in its ``apps.py``; pages are a source like any
other. Only what every reader may see is given out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Model
from django.dispatch import Signal
from wagtail.search.index import SearchField

# Sent with ``instances`` by whoever writes in bulk, which sends no other signal.
written_in_bulk = Signal()


@dataclass(frozen=True)
class Findable:
    """One thing: ``names`` are other names it goes by, ``kind`` is what readers call
    such things, ``day`` the one its lists are ordered by. Before ``public_from`` it
    is not found."""

    key: int
    kind: str
    title: str
    names: str = ""
    body: str = ""
    day: date | None = None
    public_from: date | None = None


@dataclass(frozen=True)
class Place:
    """Where a thing is read: ``context`` says what it is part of."""

    title: str
    url: str
    context: str = ""


@dataclass(frozen=True)
class FindableSource:
    """``keys()`` answers the keys of all things that are public, now or by themselves
    on a day to come, ``read(keys)`` those of them with their text, ``places(keys)``
    where the public ones are read, and ``touched(instance)`` the keys of what may have
    changed with a saved record.

    ``name`` is kept with what is indexed and is never changed.
    """

    name: str
    keys: Callable[[], Iterable[int]]
    read: Callable[[Iterable[int]], Iterable[Findable]]
    places: Callable[[Iterable[int]], dict[int, Place]]
    touched: Callable[[Model], Iterable[int]]


_sources: dict[str, FindableSource] = {}


def register_findable(source: FindableSource) -> None:
    _sources[source.name] = source


def findable_sources() -> list[FindableSource]:
    return list(_sources.values())


def searched_text(instance) -> str:
    """The text of all fields that a model calls searched, but for its title."""
    values = (
        field.get_value(instance)
        for field in instance.get_search_fields()
        if isinstance(field, SearchField) and field.field_name != "title"
    )
    return "\n".join(told for value in values if (told := as_text(value)))


def as_text(value) -> str:
    if isinstance(value, list | tuple):
        return "\n".join(map(as_text, value))
    return "" if value is None else str(value)
