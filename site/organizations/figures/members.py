"""Which organizations each figure counts and which it leaves out, as conditions.

The page's lists and the frozen ones ask the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import reduce
from itertools import combinations
from operator import or_

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from organizations.figures.catalogue import (
    CLASSES,
    NO_NATURE,
    Figure,
    leaves,
    population,
)
from organizations.figures.computing import COUNTED_FIELDS, fresh_since
from organizations.models import Headcount

LEFT_OUT = ("missing", "stale", "double")
PARTS = ("part", "whole", *LEFT_OUT)


def counted_over(figure: Figure, day: date) -> QuerySet:
    """What the conditions of the figure are asked of."""
    return people(day) if figure.field else population(day)


def people(day: date) -> QuerySet:
    """Leaves with every field of the headcount in force, ``given_<field>``, and its
    day, ``counted_on``."""
    headcount = Headcount.objects.filter(pk=OuterRef("headcount_on"))
    given = {f"given_{name}": headcount.values(name) for name in COUNTED_FIELDS}
    fields = given | {"counted_on": headcount.values("day")}
    return leaves(day).annotate(
        **{name: Subquery(values) for name, values in fields.items()}
    )


def members(
    figure: Figure, part: str, day: date, figures: Mapping[str, Figure]
) -> Q | None:
    """The condition of one of ``PARTS``; None where the figure has no such part.

    "part" is counted, "whole" is the denominator, "missing" was not reported or
    cannot be classed, "stale" was reported long ago, "double" is in two classes.
    """
    if part == "double":
        classified = figure.key == "check_classified"
        return in_two_classes(figures) if classified else None
    if figure.field:
        return people_condition(figure, part, day)
    if part == "missing":
        return NO_NATURE if figure.needs_nature else None
    return {"part": figure.part, "whole": figure.whole}.get(part)


def people_condition(figure: Figure, part: str, day: date) -> Q | None:
    if part == "missing":
        return reduce(or_, (Q(**{f"given_{name}": None}) for name in figure.fields))
    if part == "stale":
        return Q(counted_on__lt=fresh_since(day))
    field = summed_field(figure, part)
    return Q(**{f"given_{field}__isnull": False}) if field else None


def summed_field(figure: Figure, part: str) -> str:
    return {"part": figure.field, "whole": figure.whole_field}.get(part, "")


def amount(figure: Figure, part: str):
    """What each member adds to the figure; None where each counts as one."""
    if field := summed_field(figure, part):
        return F(f"given_{field}")
    return figure.amount if part == "part" else None


def in_two_classes(figures: Mapping[str, Figure]) -> Q:
    classes = [figures[key].part for key in CLASSES]
    return reduce(or_, (one & other for one, other in combinations(classes, 2)))
