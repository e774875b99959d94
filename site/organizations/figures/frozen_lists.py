"""The lists behind the figures of an annual report, kept with it.

Every organization of the day stands once in a table, in the order of the register;
a list is the places of its members in that table. Members of a list often follow
each other, so places are kept as runs: first, how many, first, how many.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from itertools import chain, repeat
from typing import Any

from django.db.models import Case, Q, QuerySet, When

from organizations.enums import OrganizationKind
from organizations.figures.catalogue import Figure, catalogue, population
from organizations.figures.lists import (
    Behind,
    Listed,
    ListedAssessment,
    ListedDepartment,
    as_listed,
    in_order,
    office_list,
    told,
    unit,
)
from organizations.figures.members import PARTS, amount, members, people
from organizations.figures.values import FigureSet
from organizations.models import Cohort
from organizations.names_of_the_day import names_on

ROWS = {"departments": ListedDepartment, "assessments": ListedAssessment}
Name = tuple[str, str]


@dataclass(frozen=True)
class Wanted:
    """One list of one figure: whom the condition meets, with what each adds."""

    figure: Figure
    part: str
    condition: Q
    amount: Any


def lists_of(
    day: date, figures: FigureSet, cohorts: Iterable[Cohort] | None = None
) -> dict[str, Any]:
    """``{organizations: [[pk, name, kind, parent's pk, parent, day counted]],
    lists: {figure: {part: {label, sentence, unit, runs or rows, …}}}}``, in a
    handful of statements whatever the register holds."""
    cohorts = list(Cohort.objects.all() if cohorts is None else cohorts)
    wanted = all_wanted(day, cohorts)
    found = found_by(people(day), [one for one in wanted if one.figure.field])
    found |= found_by(population(day), [one for one in wanted if not one.figure.field])
    table = organizations(day)
    places = {row[0]: place for place, row in enumerate(table)}
    lists: dict[str, dict[str, Any]] = {}
    for one in wanted:
        added = found[one.figure.key, one.part]
        kept = sorted((places[pk], number) for pk, number in added.items())
        if kept or one.part in ("part", "whole"):
            heading, sentence = told(one.figure, one.part, day)
            lists.setdefault(one.figure.key, {})[one.part] = {
                "label": heading,
                "sentence": sentence,
                "unit": unit(one.figure, one.part),
                "runs": runs([place for place, _ in kept]),
                "says_day": bool(one.figure.field),
                **({} if one.amount is None else {"amounts": [n for _, n in kept]}),
            }
    return {"organizations": table, "lists": lists | office_lists(day, figures)}


def all_wanted(day: date, cohorts: list[Cohort]) -> list[Wanted]:
    figures = {figure.key: figure for figure in catalogue(day, cohorts)}
    return [
        Wanted(figure, part, condition, amount(figure, part))
        for figure in figures.values()
        for part in PARTS
        if (condition := members(figure, part, day, figures)) is not None
    ]


def found_by(rows: QuerySet, wanted: list[Wanted]) -> dict[Name, dict[int, Any]]:
    """Of each list the members with what each adds, all lists in one statement."""
    columns: dict[str, Any] = {}
    for place, one in enumerate(wanted):
        everybody = Q(pk__isnull=False)
        then = one.amount if one.amount is not None else 1
        condition = one.condition or everybody
        columns[f"column_{place}"] = Case(When(condition, then=then), default=None)
    found: dict[Name, dict[int, Any]] = {
        (one.figure.key, one.part): {} for one in wanted
    }
    listed = rows.annotate(**columns).order_by().values_list("pk", *columns)
    for pk, *numbers in listed:
        for members_of, number in zip(found.values(), numbers, strict=True):
            if number is not None:
                members_of[pk] = number
    return found


def organizations(day: date) -> list[list[Any]]:
    counted = dict(people(day).order_by().values_list("pk", "counted_on"))
    rows = in_order(population(day)).values_list(
        "pk", "name_on", "kind_on", "parent_on"
    )
    rows = list(rows)
    names = names_on([parent for *_, parent in rows], day)
    return [
        [
            pk,
            name,
            str(OrganizationKind(kind).label),
            parent,
            names.get(parent, ""),
            counted[pk].isoformat() if counted.get(pk) else None,
        ]
        for pk, name, kind, parent in rows
    ]


def office_lists(day: date, figures: FigureSet) -> dict[str, Any]:
    found = {
        one.key: office_list(day, one.key, "part")
        for one in figures.figures
        if one.listed
    }
    return {
        key: {
            "part": {
                "label": one.label,
                "sentence": one.sentence,
                "unit": one.unit,
                "form": one.form,
                "rows": [list(astuple(row)) for row in as_listed(one, one.rows, day)],
            }
        }
        for key, one in found.items()
        if one is not None
    }


def runs(places: Sequence[int]) -> list[int]:
    """[3, 4, 5, 9] as [3, 3, 9, 1]."""
    kept: list[int] = []
    for place in places:
        if kept and place == kept[-2] + kept[-1]:
            kept[-1] += 1
        else:
            kept += [place, 1]
    return kept


def places_in(kept: Sequence[int]) -> list[int]:
    """The places again."""
    pairs = zip(kept[::2], kept[1::2], strict=True)
    return list(chain.from_iterable(range(first, first + n) for first, n in pairs))


def frozen_behind(lists: dict[str, Any], key: str, part: str) -> Behind | None:
    """The list as ``lists_of`` kept it; None when it kept none."""
    kept = lists.get("lists", {}).get(key, {}).get(part)
    if kept is None:
        return None
    form = kept.get("form", "organizations")
    if form in ROWS:
        rows = [ROWS[form](*row) for row in kept["rows"]]
    else:
        rows = listed(lists["organizations"], kept)
    amounts = kept.get("amounts")
    return Behind(
        kept["label"],
        kept["sentence"],
        rows,
        len(rows) if amounts is None else sum(amounts),
        kept["unit"],
        form,
        has_amounts=amounts is not None,
    )


def listed(table: list[list[Any]], kept: dict[str, Any]) -> list[Listed]:
    amounts = kept.get("amounts") or repeat(None)
    return [
        Listed(
            pk,
            name,
            kind,
            parent_pk,
            parent,
            number,
            date.fromisoformat(counted) if counted and kept["says_day"] else None,
        )
        for place, number in zip(places_in(kept["runs"]), amounts, strict=False)
        for pk, name, kind, parent_pk, parent, counted in (table[place],)
    ]


def agree(figures: FigureSet, lists: dict[str, Any]) -> bool:
    """Whether every number is that of its list: nothing was entered in between."""
    for figure in figures.figures:
        if not figure.listed:
            continue
        expected = figure.numerator if figure.unit == "%" else figure.value
        found = frozen_behind(lists, figure.key, "part")
        if found is None or found.total != (expected or 0):
            return False
    return True
