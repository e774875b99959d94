"""The register as a tree: which federations stand below which, and how many below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

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


class Top(Enum):
    """Where those stand who are below no federation: right below the county's (or
    below nobody), or below a union that does not exist on the day."""

    COUNTY = "county"
    ASTRAY = "astray"


Place = int | Top


@dataclass
class Branch:
    """A federation in the tree; ``count`` organizations stand below it, at any
    level. One that is astray stands at the top for want of its upper union."""

    pk: int
    name: str
    count: int
    is_astray: bool = False
    below: list[Branch] = field(default_factory=list)


@dataclass
class Group:
    """The federations of one kind that stand below no other federation."""

    label: str
    branches: list[Branch]


@dataclass
class Tree:
    """Everybody is counted in one place: in ``county`` itself, as a branch or below
    one, or among those of no federation, who are ``direct`` (县直属) or ``astray``."""

    county: list[Branch]
    groups: list[Group]
    direct: int
    astray: int


def grow(uppers: Sequence[Upper], counts: Mapping[int | None, int]) -> Tree:
    """The tree of these organizations.

    ``counts`` says how many organizations stand right below each; those below None
    stand below nobody.
    """
    by_pk = {one.pk: one for one in uppers}
    federations = [one for one in uppers if one.kind in FEDERATIONS]
    county = [one for one in uppers if one.kind == COUNTY]
    place, standing = places(uppers), count_by_place(by_pk, counts)
    branches = {
        one.pk: Branch(one.pk, one.name, 0, place[one.pk] is Top.ASTRAY)
        for one in federations
    }
    roots = []
    for one in federations:
        above = place[one.pk]
        if isinstance(above, Top):
            roots.append(one)
        else:
            branches[above].below.append(branches[one.pk])
    for one in (*county, *roots):
        standing[place_below(one.parent, by_pk)] -= 1
    for one in roots:
        add_up(branches[one.pk], standing)
    labelled = [
        Group(LABELS[kind], [branches[one.pk] for one in roots if one.kind == kind])
        for kind in FEDERATIONS
    ]
    return Tree(
        county=[Branch(one.pk, one.name, counts.get(one.pk, 0)) for one in county],
        groups=[group for group in labelled if group.branches],
        direct=standing[Top.COUNTY],
        astray=standing[Top.ASTRAY],
    )


def places(uppers: Sequence[Upper]) -> dict[int, Place]:
    """Of each of them, where it stands. One of a circle in old data is astray."""
    by_pk = {one.pk: one for one in uppers}
    place = {one.pk: place_below(one.parent, by_pk) for one in uppers}
    return {pk: Top.ASTRAY if circles(pk, place) else place[pk] for pk in place}


def place_below(parent: int | None, by_pk: Mapping[int, Upper]) -> Place:
    """Where those stand who have this upper union: below the nearest federation."""
    seen: set[int] = set()
    while parent is not None:
        upper = by_pk.get(parent)
        if upper is None or parent in seen:
            return Top.ASTRAY
        if upper.kind == COUNTY:
            return Top.COUNTY
        if upper.kind in FEDERATIONS:
            return upper.pk
        seen.add(parent)
        parent = upper.parent
    return Top.COUNTY


def circles(pk: int, place: Mapping[int, Place]) -> bool:
    seen: set[Place] = set()
    above = place[pk]
    while not isinstance(above, Top) and above not in seen:
        seen.add(above)
        above = place[above]
    return pk in seen


def count_by_place(
    by_pk: Mapping[int, Upper], counts: Mapping[int | None, int]
) -> dict[Place, int]:
    """How many stand in each place, those below unions of no rank with them."""
    standing: dict[Place, int] = {Top.COUNTY: 0, Top.ASTRAY: 0}
    for parent, count in counts.items():
        place = place_below(parent, by_pk)
        standing[place] = standing.get(place, 0) + count
    return standing


def add_up(branch: Branch, standing: Mapping[Place, int]) -> int:
    """Count what stands below the branch at any level."""
    below = sum(add_up(one, standing) for one in branch.below)
    branch.count = standing.get(branch.pk, 0) + below
    return branch.count


def upper_keys(uppers: Sequence[Upper], top: Top) -> list[int]:
    """The unions below whom those stand who are of no federation but of ``top``."""
    by_pk = {one.pk: one for one in uppers}
    return [
        one.pk
        for one in uppers
        if one.kind not in FEDERATIONS and place_below(one.pk, by_pk) is top
    ]
