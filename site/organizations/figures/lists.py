"""The list behind a figure: the same conditions that gave the number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import (
    Case,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.urls import reverse
from django.utils.http import urlencode

from organizations.enums import OrganizationKind
from organizations.figures.catalogue import (
    CLASSES,
    NO_NATURE,
    Figure,
    catalogue,
    leaves,
    population,
)
from organizations.figures.computing import fresh_since
from organizations.figures.consecutive import years_in_front
from organizations.figures.office import assessments, departments
from organizations.models import Cohort, Headcount
from organizations.names_of_the_day import names_on
from pages.dates import in_chinese


@dataclass(frozen=True)
class Behind:
    """``rows`` in order, of the ``form`` "organizations", "departments" or
    "assessments"; ``total`` in ``unit`` is the figure itself. ``has_amounts``: every
    organization comes with the number it adds, ``amount``."""

    label: str
    sentence: str
    rows: QuerySet
    total: int
    unit: str
    form: str = "organizations"
    has_amounts: bool = False


@dataclass(frozen=True)
class Listed:
    """One organization as it was on the day."""

    pk: int
    name: str
    kind: str
    parent_pk: int | None
    parent: str
    amount: int | None
    counted_on: date | None


def address(key: str, day: date, part: str = "part") -> str:
    """Where the list behind a figure is read."""
    asked = urlencode({"figure": key, "part": part, "as_of": day.isoformat()})
    return f"{reverse('organization_figure_list')}?{asked}"


def behind(day: date, key: str, part: str, cohorts: Iterable[Cohort]) -> Behind | None:
    """The list of the figure's ``part``, ``whole``, ``missing``, ``stale`` or
    ``double`` organizations; None when there is no such list."""
    if found := office_list(day, key, part):
        return found
    figures = {figure.key: figure for figure in catalogue(day, cohorts)}
    figure = figures.get(key)
    if figure is None:
        return None
    if part in ("missing", "stale", "double"):
        return left_out(day, figure, part, figures)
    if part not in ("part", "whole"):
        return None
    if figure.field:
        return people(day, figure, part)
    return counted(day, figure, part)


def in_order(rows: QuerySet) -> QuerySet:
    return rows.in_register_order(kind="kind_on", name="name_on")


def people(day: date, figure: Figure, part: str) -> Behind | None:
    """Leaves with the number each adds to the sum."""
    field = figure.field if part == "part" else figure.whole_field
    if not field:
        return None
    rows = with_headcount_field(leaves(day), field, "amount")
    rows = rows.filter(amount__isnull=False)
    word = Headcount._meta.get_field(field).verbose_name
    label = figure.label if not figure.whole_field else f"{figure.label}：{word}"
    return Behind(
        label,
        f"{in_chinese(day)}各组织的{word}。下设组织的上级工会不重复计算。",
        in_order(with_headcount_field(rows, "day", "counted_on")),
        rows.aggregate(total=Sum("amount", default=0))["total"],
        "个" if field == "covered_units" else "人",
        has_amounts=True,
    )


def counted(day: date, figure: Figure, part: str) -> Behind | None:
    condition = figure.part if part == "part" else figure.whole
    if condition is None:
        return None
    rows = population(day).filter(condition)
    if figure.amount is not None:
        rows = rows.annotate(amount=figure.amount)
        total = rows.aggregate(total=Sum("amount", default=0))["total"]
    else:
        total = rows.count()
    return Behind(
        figure.label if part == "part" else f"{figure.label}：统计范围",
        f"{in_chinese(day)}计入这个数的组织，名称和上级工会是当天的。"
        if part == "part"
        else f"{in_chinese(day)}统计范围内的全部组织，是算百分比的分母。",
        in_order(rows),
        total,
        figure.unit,
        has_amounts=figure.amount is not None,
    )


def left_out(
    day: date, figure: Figure, part: str, figures: dict[str, Figure]
) -> Behind | None:
    """The organizations that a remark beside the figure speaks of."""
    if part == "double" and figure.key == "check_classified":
        rows = in_two_classes(day, figures)
        sentence = "这些组织同时属于两类以上，请核对类型、性质和新建企业标记。"
    elif part == "missing" and figure.field:
        rows = unreported(day, figure)
        sentence = "这些组织没有填报，请在组织档案的“数据与民主管理”中补上。"
    elif part == "missing" and figure.needs_nature:
        rows = population(day).filter(NO_NATURE)
        sentence = "这些组织没有填写单位性质，请在组织档案的“基本情况”中补上。"
    elif part == "stale" and figure.field:
        rows = with_headcount_field(leaves(day), "day", "counted_on")
        rows = rows.filter(counted_on__lt=fresh_since(day))
        sentence = f"这些组织最近一次填报早于{in_chinese(fresh_since(day))}。"
    else:
        return None
    return Behind(
        f"{figure.label}：待核对", sentence, in_order(rows), rows.count(), "个"
    )


def with_headcount_field(rows: QuerySet, field: str, name: str) -> QuerySet:
    """With a field of the headcount in force."""
    headcount = Headcount.objects.filter(pk=OuterRef("headcount_on"))
    return rows.annotate(**{name: Subquery(headcount.values(field))})


def unreported(day: date, figure: Figure) -> QuerySet:
    rows = leaves(day)
    for field in figure.fields:
        rows = with_headcount_field(rows, field, f"given_{field}")
    return rows.filter(
        reduce(or_, (Q(**{f"given_{field}": None}) for field in figure.fields))
    )


def in_two_classes(day: date, figures: dict[str, Figure]) -> QuerySet:
    classes = sum(
        (Case(When(figures[key].part, then=1), default=0) for key in CLASSES),
        start=Value(0, output_field=IntegerField()),
    )
    return population(day).annotate(classes=classes).filter(classes__gt=1)


def office_list(day: date, key: str, part: str) -> Behind | None:
    """What the federation's own figures count; its staff is never listed."""
    if part != "part":
        return None
    if key == "departments" or key.startswith("departments_"):
        rows = departments(day)
        if kind := key.removeprefix("departments").removeprefix("_"):
            rows = rows.filter(kind=kind)
        sentence = f"{in_chinese(day)}县总工会机关的内设机构。"
        return Behind("内设机构", sentence, rows, rows.count(), "个", "departments")
    if key == "years_in_front":
        ranks = assessments(day).values_list("year", "rank")
        rows = assessments(day).filter(year__in=list(years_in_front(ranks, day)))
        sentence = "到最近一次考核为止，连续进入前三名的各年结果。"
        return Behind("目标责任考核", sentence, rows, rows.count(), "年", "assessments")
    return None


def as_listed(organizations: Iterable[Any], day: date) -> list[Listed]:
    """A page of rows with the names of their upper unions on the day, one statement."""
    organizations = list(organizations)
    names = names_on([one.parent_on for one in organizations], day)
    return [
        Listed(
            one.pk,
            one.name_on,
            OrganizationKind(one.kind_on).label,
            one.parent_on,
            names.get(one.parent_on, ""),
            getattr(one, "amount", None),
            getattr(one, "counted_on", None),
        )
        for one in organizations
    ]
