"""统计年报: the figures as of 31 December, frozen."""

from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from organizations.figures.charts import Line, line
from organizations.figures.computing import compute
from organizations.figures.values import FigureSet, fingerprint
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
    return FigureSet.from_data(report.figures)


def freeze(year: int) -> AnnualReport:
    """What the records now give, kept as the next version of the year."""
    figures = figures_of(year).as_data()
    return AnnualReport.objects.create(
        year=year,
        version=next_version(year),
        figures=figures,
        sha256=fingerprint(figures),
    )


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
