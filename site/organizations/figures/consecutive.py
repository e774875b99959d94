"""连续几年名列前茅: years in a row among the first three."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from organizations.holding import last_year_over

FRONT = 3


def years_in_front(ranks: Iterable[tuple[int, int | None]], day: date) -> range:
    """The run of years, up to the latest one assessed by the day, ranked in front.

    ``ranks`` are (year, rank); a year counts once it is over on the day. The run
    ends at the latest assessed year and breaks where a year is missing, has no rank
    or a rank below ``FRONT``; it is empty when that latest year is no such year.
    """
    known = {year: rank for year, rank in ranks if year <= last_year_over(day)}
    latest = first = max(known, default=0)
    while (rank := known.get(first)) is not None and 1 <= rank <= FRONT:
        first -= 1
    return range(first + 1, latest + 1)


def spelled_run(years: range) -> str:
    """2003年至2005年; one year alone; empty for none."""
    if not years:
        return ""
    if len(years) == 1:
        return f"{years[0]}年"
    return f"{years[0]}年至{years[-1]}年"
