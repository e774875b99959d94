"""The register as a tree: which federations stand below which, and how many below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from organizations.enums import OrganizationKind

LABELS = dict(OrganizationKind.choices)
COUNTY = OrganizationKind.COUNTY_FEDERATION
# what the tree draws; an enterprise with branches counts, but has no branch of its own
FEDERATIONS = (
    OrganizationKind.TOWNSHIP_FEDERATION,
    OrganizationKind.SYSTEM_UNION,
    OrganizationKind.ZONE_UNION,
    OrganizationKind.REGIONAL_UNION,
)


@dataclass(frozen=True)
class Upper:
    """An organization that is a federation or has others below it."""

    pk: int
    parent: int | None
    kind: str
    name: str


@dataclass
class Branch:
    """A federation in the tree; ``count`` organizations stand below it, at any
    level."""

    pk: int
    name: str
    count: int
    below: list[Branch] = field(default_factory=list)


@dataclass
class Group:
    """The federations of one kind that stand below no other federation."""

    label: str
    branches: list[Branch]


@dataclass
class Tree:
    """``direct`` organizations stand below the county federation itself (or below
    nobody) and are no federations: 县直属."""

    county: list[Branch]
    groups: list[Group]
    direct: int


def grow(uppers: Sequence[Upper], counts: Mapping[int | None, int]) -> Tree:
    """The tree of these organizations.

    ``counts`` says how many organizations stand right below each; those below None
    stand below nobody.
    """
    below = children_of(uppers)
    federations = [one for one in uppers if one.kind in FEDERATIONS]
    branches = {
        one.pk: Branch(one.pk, one.name, total(one.pk, below, counts))
        for one in federations
    }
    roots = []
    for one in federations:
        if one.parent in branches and one.parent != one.pk:
            branches[one.parent].below.append(branches[one.pk])
        else:
            roots.append(one)
    labelled = [
        Group(LABELS[kind], [branches[one.pk] for one in roots if one.kind == kind])
        for kind in FEDERATIONS
    ]
    county = [one for one in uppers if one.kind == COUNTY]
    return Tree(
        county=[Branch(one.pk, one.name, counts.get(one.pk, 0)) for one in county],
        groups=[group for group in labelled if group.branches],
        direct=direct(uppers, county, counts),
    )


def children_of(uppers: Iterable[Upper]) -> dict[int | None, list[int]]:
    below: dict[int | None, list[int]] = {}
    for one in uppers:
        below.setdefault(one.parent, []).append(one.pk)
    return below


def total(
    pk: int,
    below: Mapping[int | None, Sequence[int]],
    counts: Mapping[int | None, int],
    seen: frozenset[int] = frozenset(),
) -> int:
    """How many stand below at any level; a circle in old data is walked once."""
    seen |= {pk}
    steps = [child for child in below.get(pk, ()) if child not in seen]
    further = sum(total(child, below, counts, seen) for child in steps)
    return counts.get(pk, 0) + further


def direct(
    uppers: Iterable[Upper],
    county: Iterable[Upper],
    counts: Mapping[int | None, int],
) -> int:
    """All below the county federation or below nobody, less the federations."""
    tops: set[int | None] = {one.pk for one in county} | {None}
    shown = [one for one in uppers if one.kind in (COUNTY, *FEDERATIONS)]
    standing = sum(counts.get(top, 0) for top in tops)
    return standing - sum(1 for one in shown if one.parent in tops)
