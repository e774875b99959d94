"""The figures of a day, in a handful of statements whatever the register holds."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Aggregate, Count, Q, Sum

from organizations.figures.addresses import lists_of_day
from organizations.figures.catalogue import (
    CLASSES,
    LEAVES,
    NO_NATURE,
    Figure,
    catalogue,
    leaves,
    population,
)
from organizations.figures.groups import Group
from organizations.figures.office import office_figures
from organizations.figures.percent import share, written
from organizations.figures.sources import reported
from organizations.figures.values import FigureSet, FigureValue, Remark
from organizations.models import Cohort, Headcount

# A limit that cuts nothing: it keeps SQLite from melting the inner statement into the
# outer one, where every EXISTS would be asked again for every number (4 times slower
# at 10,000 organizations).
EVERY = 10**9
COUNTED_FIELDS = tuple(
    field.name
    for field in Headcount._meta.get_fields()
    if field.get_internal_type() == "PositiveIntegerField"
)


def compute(day: date, cohorts: Iterable[Cohort] | None = None) -> FigureSet:
    """All figures as of the day: four statements, one for the cohorts unless they
    are given, and one for each registered source."""
    cohorts = list(Cohort.objects.all() if cohorts is None else cohorts)
    figures = catalogue(day, cohorts)
    counts = count(day, figures)
    sums = sum_up(day)
    counted = [
        rate_of_people(figure, counts, sums, day)
        if figure.whole_field
        else sum_of_people(figure, counts, sums, day)
        if figure.field
        else number(figure, counts)
        for figure in figures
    ]
    checks = [one for one in counted if one.group == Group.CHECK]
    others = [one for one in counted if one.group != Group.CHECK]
    return FigureSet(
        day,
        (
            *others,
            *office_figures(day),
            *from_features(day),
            *without_overlap(checks),
        ),
        lists_of_day(day),
    )


def count(day: date, figures: Iterable[Figure]) -> dict[str, int]:
    """Numerators by key, denominators by ``key/whole``, and what is left out."""
    asked = {
        "leaves": Count("pk", filter=LEAVES),
        "no_nature": Count("pk", filter=NO_NATURE),
    }
    for figure in figures:
        if not figure.field:
            asked[figure.key] = amount_of(figure)
        if figure.whole is not None:
            asked[f"{figure.key}/whole"] = Count("pk", filter=figure.whole)
    # keys may be names of annotations, and an office's own: columns are numbered
    columns = {f"column_{place}": ask for place, ask in enumerate(asked.values())}
    counted = population(day)[:EVERY].aggregate(**columns)
    return dict(zip(asked, counted.values(), strict=True))


def amount_of(figure: Figure) -> Aggregate:
    """The organizations of the figure's part, counted or their amounts added up."""
    part = figure.part or None
    if figure.amount is None:
        return Count("pk", filter=part)
    return Sum(figure.amount, filter=part, default=0)


def sum_up(day: date) -> dict[str, int | None]:
    """Over the headcounts in force: ``sum_<field>``, ``given_<field>`` in how many the
    field is filled, ``given_rate`` in how many both employees and members are,
    ``stale`` how many are older than the end of the year before."""
    asked = {f"sum_{field}": Sum(field) for field in COUNTED_FIELDS}
    asked |= {f"given_{field}": Count(field) for field in COUNTED_FIELDS}
    both = Q(employees__isnull=False, members__isnull=False)
    asked["given_rate"] = Count("pk", filter=both)
    asked["stale"] = Count("pk", filter=Q(day__lt=fresh_since(day)))
    return Headcount.objects.filter(
        pk__in=leaves(day).values("headcount_on")
    ).aggregate(**asked)


def fresh_since(day: date) -> date:
    """A headcount older than this is out of date on the day."""
    return date(day.year - 1, 12, 31)


def number(figure: Figure, counts: dict[str, int]) -> FigureValue:
    value, whole = counts[figure.key], counts.get(f"{figure.key}/whole")
    unknown = counts["no_nature"] if figure.needs_nature else 0
    remarks = ()
    if unknown:
        remarks = (Remark(f"有{unknown}个组织没有填写单位性质，未计入。", "missing"),)
    return FigureValue(
        figure.key,
        figure.group,
        figure.label,
        figure.unit,
        value,
        numerator=None if whole is None else value,
        denominator=whole,
        rate="" if whole is None else written(share(value, whole)),
        note=figure.note,
        remarks=remarks,
    )


def sum_of_people(figure: Figure, counts, sums, day: date) -> FigureValue:
    given = sums[f"given_{figure.field}"]
    value = sums[f"sum_{figure.field}"]
    return FigureValue(
        figure.key,
        figure.group,
        figure.label,
        figure.unit,
        0 if value is None and not counts["leaves"] else value,
        remarks=people_remarks(counts["leaves"] - given, sums["stale"], day),
    )


def rate_of_people(figure: Figure, counts, sums, day: date) -> FigureValue:
    numerator, denominator = (sums[f"sum_{field}"] or 0 for field in figure.fields)
    percent = share(numerator, denominator)
    missing = counts["leaves"] - sums["given_rate"]
    return FigureValue(
        figure.key,
        figure.group,
        figure.label,
        figure.unit,
        None if percent is None else float(percent),
        numerator,
        denominator,
        written(percent),
        remarks=people_remarks(missing, sums["stale"], day),
    )


def people_remarks(missing: int, stale: int, day: date) -> tuple[Remark, ...]:
    remarks = []
    if missing:
        remarks.append(Remark(f"有{missing}个组织没有填报，未计入。", "missing"))
    if stale:
        since = fresh_since(day)
        remarks.append(
            Remark(
                f"有{stale}个组织的数据早于{since.year}年12月31日，按最近一次填报计。",
                "stale",
            )
        )
    return tuple(remarks)


def from_features(day: date) -> list[FigureValue]:
    return [
        FigureValue(
            one.key,
            Group.OTHER,
            one.label,
            one.unit,
            one.value,
            note=one.note,
            listed=False,
            url=one.url,
        )
        for one in reported(day)
    ]


def without_overlap(checks: list[FigureValue]) -> list[FigureValue]:
    """The checks; the union of the classes says so when some are in two of them."""
    by_key = {one.key: one for one in checks}
    classified = by_key["check_classified"]
    double = sum(by_key[key].value for key in CLASSES) - classified.value
    if not double:
        return checks
    sentence = f"四类相加多出{double}个：有组织同时属于两类，合计中只算一次。"
    told = FigureValue(
        classified.key,
        classified.group,
        classified.label,
        classified.unit,
        classified.value,
        remarks=(Remark(sentence, "double"),),
    )
    return [told if one is classified else one for one in checks]
