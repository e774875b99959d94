"""Everything that speaks of an organization, whatever feature it lives in.

A feature whose things are not pages of their own (an article inside an issue)
registers a ``LinkSource`` in its ``apps.py``; pages are a source like any other.
One union statement over all sources finds a page of links, newest first; each
source then looks up its own part of that page.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Count, F, QuerySet, Value

from organizations.enums import LinkRole


@dataclass(frozen=True)
class Link:
    """What the organization's page shows of one thing that speaks of it."""

    title: str
    url: str
    context: str = ""
    day: date | None = None
    role: str = ""


@dataclass(frozen=True)
class LinkSource:
    """``rows(organization)`` answers a queryset of public things annotated with
    ``day``, ``role`` and ``target``; ``links(targets)`` answers a ``Link`` for each
    of these targets."""

    name: str
    rows: Callable[[object], QuerySet]
    links: Callable[[Iterable[int]], dict[int, Link]]


_sources: dict[str, LinkSource] = {}


def register_source(source: LinkSource) -> None:
    _sources[source.name] = source


def links_to(organization, role: str = "") -> QuerySet:
    """Rows of (day, role, feature, target), newest first, over all sources; of one
    role when it is given."""
    first, *others = [
        in_role(source.rows(organization), role)
        .annotate(feature=Value(source.name, output_field=CharField()))
        .values("day", "role", "feature", "target")
        for source in _sources.values()
    ]
    together = first.union(*others, all=True) if others else first
    return together.order_by(F("day").desc(nulls_last=True), "feature", "-target")


def in_role(rows: QuerySet, role: str) -> QuerySet:
    return rows.filter(role=role) if role else rows


def count_by_role(organization) -> dict[str, int]:
    """How many things speak of it in each role that occurs, in one statement."""
    first, *others = [
        source.rows(organization)
        .values("role")
        .annotate(number=Count("pk"))
        .values_list("role", "number")
        for source in _sources.values()
    ]
    counts: Counter[str] = Counter()
    for role, number in first.union(*others, all=True) if others else first:
        counts[role] += number
    return {role: counts[role] for role in LinkRole.values if counts[role]}


def look_up(rows: Iterable[dict]) -> list[Link]:
    """The links behind these rows, in their order: one look-up for each source."""
    rows = list(rows)
    found = {
        name: source.links([row["target"] for row in rows if row["feature"] == name])
        for name, source in _sources.items()
        if any(row["feature"] == name for row in rows)
    }
    return [
        Link(
            title=(link := found[row["feature"]][row["target"]]).title,
            url=link.url,
            context=link.context,
            day=row["day"],
            role=LinkRole(row["role"]).label,
        )
        for row in rows
    ]
