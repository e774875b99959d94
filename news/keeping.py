"""Which columns are empty or behind their time, for those who answer for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from news.enums import Freshness
from news.freshness import fresh_until


class Keeping(models.TextChoices):
    """How a column is kept."""

    EMPTY = "empty", "空白"
    STALE = "stale", "超期未更新"
    FRESH = "fresh", "正常"
    CLOSED = "closed", "已归档"


@dataclass(frozen=True)
class ColumnState:
    """One line of 栏目检查."""

    pk: int
    title: str
    responsible: str
    freshness: str
    newest: date | None
    due: date | None
    keeping: Keeping

    @property
    def freshness_label(self) -> str:
        return str(Freshness(self.freshness).label)

    @property
    def keeping_label(self) -> str:
        return str(self.keeping.label)


def column_states(columns: Any, today: date) -> list[ColumnState]:
    """The state of every public column of this queryset, in the order of the tree."""
    kept = columns.visible().with_newest_day().select_related("responsible")
    titles: dict[str, str] = {}
    states = []
    for column in kept.order_by("path"):
        titles[column.path] = column.title
        upper = titles.get(column.path[: -column.steplen])
        title = f"{upper} › {column.title}" if upper else column.title
        states.append(state_of(column, title, today))
    return states


def state_of(column: Any, title: str, today: date) -> ColumnState:
    newest = column.newest_day
    due = fresh_until(column.freshness, newest) if newest else None
    person = column.responsible
    return ColumnState(
        pk=column.pk,
        title=title,
        responsible=person.get_full_name() or person.username if person else "",
        freshness=column.freshness,
        newest=newest,
        due=None if column.is_closed else due,
        keeping=keeping_of(column.is_closed, due, today),
    )


def keeping_of(is_closed: bool, due: date | None, today: date) -> Keeping:
    """A closed column asks for nothing new; an empty one always does."""
    if due is None:
        return Keeping.EMPTY
    if is_closed:
        return Keeping.CLOSED
    return Keeping.STALE if today > due else Keeping.FRESH


def wanting(states: Iterable[ColumnState]) -> list[ColumnState]:
    """Those that somebody must see to."""
    return [s for s in states if s.keeping in (Keeping.EMPTY, Keeping.STALE)]
