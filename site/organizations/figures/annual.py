"""统计年报: the figures as of 31 December, frozen."""

from dataclasses import replace
from datetime import date
from itertools import zip_longest

from django.db.models import OuterRef, QuerySet, Subquery

from organizations.figures.addresses import lists_of_report
from organizations.figures.charts import Line, line
from organizations.figures.computing import compute
from organizations.figures.frozen_lists import agree, lists_of
from organizations.figures.members import LEFT_OUT
from organizations.figures.values import FigureSet, FigureValue, Remark, fingerprint
from organizations.models import AnnualReport

TREND = ("employees", "members", "grassroots")


def last_day(year: int) -> date:
    return date(year, 12, 31)


def figures_of(year: int) -> FigureSet:
    """What the records now give for the end of the year."""
    return compute(last_day(year))


def next_version(year: int) -> int:
    newest = AnnualReport.objects.filter(year=year).order_by("-version").first()
    return newest.version + 1 if newest else 1


def frozen(report: AnnualReport) -> FigureSet:
    """As it was reported, without its lists."""
    return FigureSet.from_data(report.figures)


def with_lists(report: AnnualReport) -> FigureSet:
    """As it was reported, each number leading to the list that was kept with it."""
    figures = frozen(report)
    kept = report.lists.get("lists", {})
    if not kept:
        return figures
    return replace(
        figures,
        figures=tuple(listed(one, kept.get(one.key, {})) for one in figures.figures),
        lists_at=lists_of_report(report.year, report.version),
    )


def listed(figure: FigureValue, kept: dict) -> FigureValue:
    """Remarks stand in the order in which their lists are kept."""
    parts = [part for part in LEFT_OUT if part in kept]
    remarks = tuple(
        Remark(remark.sentence, part)
        for remark, part in zip_longest(figure.remarks, parts, fillvalue="")
        if remark
    )
    return replace(figure, listed="part" in kept, remarks=remarks)


def fill(report: AnnualReport) -> bool:
    """Give an unsaved report what the records now say; False when something was
    entered between the figures and their lists."""
    figures = figures_of(report.year)
    lists = lists_of(figures.day, figures)
    report.version = next_version(report.year)
    report.figures, report.lists = figures.as_data(), lists
    report.sha256 = fingerprint(report.figures)
    report.lists_sha256 = fingerprint(lists)
    return agree(figures, lists)


def freeze(year: int) -> AnnualReport:
    """What the records now give, kept as the next version of the year."""
    report = AnnualReport(year=year)
    fill(report)
    report.save()
    return report


def newest_versions() -> QuerySet:
    """The report in force of every year, latest year first."""
    versions = AnnualReport.objects.filter(year=OuterRef("year")).order_by("-version")
    return AnnualReport.objects.filter(pk=Subquery(versions.values("pk")[:1]))


def trend(sets: list[FigureSet]) -> list[dict]:
    """Over the years, oldest first: a table row and a drawing for each figure."""
    lines = []
    for key in TREND:
        told = [(one.day.year, one.by_key().get(key)) for one in sets]
        known = [
            (year, figure.value, str(figure.value), figure)
            for year, figure in told
            if figure and figure.value is not None
        ]
        if len(known) > 1:
            figure = known[-1][3]
            drawing: Line = line([row[:3] for row in known])
            lines.append({"figure": figure, "line": drawing})
    return lines
