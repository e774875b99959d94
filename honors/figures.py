"""What the honors report to the figures of a day.

Counted is what is public: an award that was revoked counts on no day, so that the
list behind a figure is always as long as the figure.
"""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from django.db.models import CharField, Count, F, Subquery, Value
from django.db.models.functions import Concat

from honors.enums import HonorFamily, HonorLevel
from organizations.figures.sources import FigureSource, Reported

MODELS = "model_workers_"
MEDALS = {
    HonorFamily.LABOR_MEDAL: "人",
    HonorFamily.LABOR_CERTIFICATE: "个",
    HonorFamily.PIONEER: "个",
}


def figures(day: date) -> Iterator[Reported]:
    """Living model workers by their highest level, 五一 honors by family: one
    statement; nothing as long as the honors are not public."""
    counts, path = counted(day)
    if path:
        yield from described(counts, day, path)


def counted(day: date) -> tuple[dict[str, int], str]:
    """Numbers by key, and the path of the page under which the lists are."""
    from honors.models import Award, HonorsIndexPage, ModelWorker

    index = HonorsIndexPage.objects.visible().order_by().values("url_path")[:1]
    path = Subquery(index, output_field=CharField())
    people = ModelWorker.objects.public().models_on(day).living_on(day)
    by_level = Concat(Value(MODELS), F("level_on"), output_field=CharField())
    awards = Award.objects.public().decided_by(day)
    medals = awards.filter(honor__family__in=list(MEDALS))
    rows = numbers(people, by_level, path).union(
        numbers(medals, F("honor__family"), path), all=True
    )
    rows = list(rows)
    return {key: number for key, number, _ in rows}, rows[0][2] if rows else ""


def numbers(found, key, path):
    grouped = found.order_by().values(key=key, path=path)
    return grouped.annotate(number=Count("pk")).values_list("key", "number", "path")


def described(counts: dict[str, int], day: date, path: str) -> Iterator[Reported]:
    from honors.models import HonorsIndexPage

    # An index that knows only its path knows its address.
    address = HonorsIndexPage(url_path=path).url
    for level in HonorLevel:
        asked = {"level": level.value, "life": "living", "as_of": day.isoformat()}
        key = f"{MODELS}{level}"
        yield Reported(
            key,
            f"健在的{level.label}劳模",
            "人",
            counts.get(key, 0),
            note="含先进工作者，按最高称号计",
            url=f"{address}people/?{urlencode(asked)}",
        )
    for family, unit in MEDALS.items():
        asked = {"family": family.value, "as_of": day.isoformat()}
        yield Reported(
            family.value,
            family.label,
            unit,
            counts.get(family, 0),
            url=f"{address}?{urlencode(asked)}",
        )


HONOR_FIGURES = FigureSource(name="honors", figures=figures)
