"""The list behind a figure: the same conditions that gave the number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet, Sum

from organizations.enums import OrganizationKind
from organizations.figures.catalogue import Figure, catalogue
from organizations.figures.computing import fresh_since
from organizations.figures.consecutive import years_in_front
from organizations.figures.members import (
    LEFT_OUT,
    amount,
    counted_over,
    members,
    summed_field,
)
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
    rows: QuerySet | Sequence[Any]
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


@dataclass(frozen=True)
class ListedDepartment:
    name: str
    kind: str


@dataclass(frozen=True)
class ListedAssessment:
    year: int
    authority: str
    rank: int


def behind(day: date, key: str, part: str, cohorts: Iterable[Cohort]) -> Behind | None:
    """The list behind the figure ``key``, one of ``PARTS`` of it; None when there is
    no such list."""
    if found := office_list(day, key, part):
        return found
    figures = {figure.key: figure for figure in catalogue(day, cohorts)}
    figure = figures.get(key)
    condition = None if figure is None else members(figure, part, day, figures)
    if figure is None or condition is None:
        return None
    rows, added = counted_over(figure, day).filter(condition), amount(figure, part)
    if added is None:
        total = rows.count()
    else:
        rows = rows.annotate(amount=added)
        total = rows.aggregate(total=Sum("amount", default=0))["total"]
    return Behind(
        *told(figure, part, day),
        in_order(rows),
        total,
        unit(figure, part),
        has_amounts=added is not None,
    )


def in_order(rows: QuerySet) -> QuerySet:
    return rows.in_register_order(kind="kind_on", name="name_on")


def unit(figure: Figure, part: str) -> str:
    if part in LEFT_OUT:
        return "个"
    return "人" if figure.unit == "%" else figure.unit


def told(figure: Figure, part: str, day: date) -> tuple[str, str]:
    """The heading of the list, and a sentence on who stands in it."""
    then = in_chinese(day)
    if part in LEFT_OUT:
        return f"{figure.label}：待核对", left_out_sentence(figure, part, day)
    if field := summed_field(figure, part):
        word = Headcount._meta.get_field(field).verbose_name
        label = f"{figure.label}：{word}" if figure.whole_field else figure.label
        return label, f"{then}各组织的{word}。下设组织的上级工会不重复计算。"
    if part == "whole":
        sentence = f"{then}统计范围内的全部组织，是算百分比的分母。"
        return f"{figure.label}：统计范围", sentence
    return figure.label, f"{then}计入这个数的组织，名称和上级工会是当天的。"


def left_out_sentence(figure: Figure, part: str, day: date) -> str:
    """What a remark beside the figure speaks of, and where it is mended."""
    if part == "double":
        return "这些组织同时属于两类以上，请核对类型、性质和新建企业标记。"
    if part == "stale":
        return f"这些组织最近一次填报早于{in_chinese(fresh_since(day))}。"
    if figure.field:
        return "这些组织没有填报，请在组织档案的“数据与民主管理”中补上。"
    return "这些组织没有填写单位性质，请在组织档案的“基本情况”中补上。"


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


def as_listed(found: Behind, rows: Iterable[Any], day: date) -> list[Any]:
    """A page of the rows as they are drawn and frozen; for organizations with the
    names of their upper unions on the day, one statement."""
    if found.form == "departments":
        return [ListedDepartment(one.name, one.get_kind_display()) for one in rows]
    if found.form == "assessments":
        return [ListedAssessment(one.year, one.authority, one.rank) for one in rows]
    rows = list(rows)
    names = names_on([one.parent_on for one in rows], day)
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
        for one in rows
    ]
