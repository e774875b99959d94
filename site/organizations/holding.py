"""What holds on a day: each rule said once, for the database and for a row at hand.

An empty first day means for ever before, an empty last one still going on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q


@dataclass(frozen=True)
class Span:
    """The names of the fields between which something holds: its ``first`` day, the
    ``lasts`` up to and including which it goes on, and the day by which it is
    ``gone``."""

    first: str
    lasts: tuple[str, ...] = ()
    gone: str = ""

    def on(self, day: date, relation: str = "") -> Q:
        """As a condition; of what stands behind ``relation`` when it is named."""
        within = _bound(relation, self.first, "lte", day)
        for last in self.lasts:
            within &= _bound(relation, last, "gte", day)
        if self.gone:
            within &= _bound(relation, self.gone, "gt", day)
        return within

    def holds(self, row: Any, day: date) -> bool:
        """The same of one row."""
        first = getattr(row, self.first)
        lasts = [getattr(row, last) for last in self.lasts]
        gone = getattr(row, self.gone) if self.gone else None
        return (
            (first is None or first <= day)
            and all(last is None or last >= day for last in lasts)
            and (gone is None or gone > day)
        )


def _bound(relation: str, field: str, lookup: str, day: date) -> Q:
    path = f"{relation}__{field}" if relation else field
    return Q(**{path: None}) | Q(**{f"{path}__{lookup}": day})


EXISTENCE = Span("valid_from", lasts=("valid_to",))
PERIOD = Span("since", lasts=("until",))
CONTRACT = Span("start", lasts=("end", "terminated"))
TITLE = Span("awarded", gone="revoked")


def in_force(states: Iterable[Any], day: date) -> Any | None:
    """Of former states, which follow each other, the one that describes the day;
    None where the record itself does."""
    ahead = [state for state in states if state.until >= day]
    return min(ahead, key=lambda state: state.until, default=None)


def last_year_over(day: date) -> int:
    """The latest year that is over on the day: its own on 31 December."""
    return day.year if (day.month, day.day) == (12, 31) else day.year - 1
