"""获奖稿件: how many essays had won which prizes on a day.

Counted is what readers may know of now. When a prize counts from is said in
``EssayQuerySet.awarded_by``; those of which nobody knows when are told beside the
number and never counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from django.db.models import CharField, Count, Subquery, Value
from django.db.models.functions import Coalesce

from honors.enums import HonorLevel
from honors.essays.enums import Prize
from organizations.figures.sources import FigureSource, Reported

UNDATED = "undated"


def figures(day: date) -> Iterator[Reported]:
    """The whole, then each level with its prizes: one statement; nothing as long as
    the archive is not public."""
    counts, path = counted(day)
    if path:
        yield from described(counts, day, path)


def counted(day: date) -> tuple[Counter, str]:
    """Numbers by level and prize, and the path of the archive's page; empty when
    the page is not public."""
    from honors.models import EssayIndexPage, EssayPage

    prizes = EssayPage.objects.listed().exclude(prize="").order_by()
    awarded = prizes.awarded_by(day).values_list("event__level", "prize")
    undated = prizes.of_no_known_day().values(all=Value(1)).annotate(number=Count("pk"))
    index = EssayIndexPage.objects.visible().order_by()
    rows = index.values_list(
        Value(UNDATED, output_field=CharField()),
        "url_path",
        Coalesce(Subquery(undated.values("number")), 0),
    ).union(awarded.annotate(number=Count("pk")), all=True)
    counts = Counter({(level, prize): number for level, prize, number in rows})
    paths = [path for level, path in counts if level == UNDATED]
    return counts, paths[0] if paths else ""


def described(counts: Counter, day: date, path: str) -> Iterator[Reported]:
    from honors.models import EssayIndexPage

    # An index that knows only its path knows its address.
    address = EssayIndexPage(url_path=path).url
    asked = {"prize": "any", "as_of": day.isoformat()}
    undated = counts.pop((UNDATED, path))
    said = f"另有{undated}篇不知道获奖时间，没有计入" if undated else ""
    yield Reported(
        "essay_prizes",
        "获奖稿件",
        "篇",
        counts.total(),
        note=said,
        url=f"{address}?{urlencode(asked)}",
    )
    for level in HonorLevel:
        prizes = [(prize, counts[level.value, prize.value]) for prize in Prize]
        number = sum(count for _, count in prizes)
        if not number:
            continue
        yield Reported(
            f"essay_prizes_{level}",
            f"获奖稿件：{level.label}",
            "篇",
            number,
            note="，".join(
                f"{prize.label}{count}篇" for prize, count in prizes if count
            ),
            url=f"{address}?{urlencode(asked | {'level': level})}",
        )


ESSAY_FIGURES = FigureSource(name="essays", figures=figures)
