"""Figures that other features give: prize essays, honours, adopted articles.

A feature registers a ``FigureSource`` in its ``apps.py``; the figures page, the
downloads and the annual reports take its figures along under ``Group.OTHER``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Reported:
    """One figure of a feature; ``key`` is unique over the site, ``url`` leads to the
    public list behind it (empty: none), ``note`` is a clause beside the number."""

    key: str
    label: str
    unit: str
    value: int
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class FigureSource:
    """``figures(day)`` answers what was public and held on that day, in one query."""

    name: str
    figures: Callable[[date], Iterable[Reported]]


_sources: dict[str, FigureSource] = {}


def register_figures(source: FigureSource) -> None:
    _sources[source.name] = source


def reported(day: date) -> list[Reported]:
    """What all features report for the day, in the order of registration."""
    return [figure for source in _sources.values() for figure in source.figures(day)]
