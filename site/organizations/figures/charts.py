"""Where bars and points stand, in the units of the drawing; templates draw them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 360
ROW = 40
BAR_TOP = 20
NUMBER_ROOM = 60
LINE_HEIGHT = 170
PLOT_TOP, PLOT_BOTTOM = 30, 140
PLOT_LEFT, PLOT_RIGHT = 30, 330
NAME_ROOM = 52


@dataclass(frozen=True)
class Bar:
    """``y`` is where its label stands; the number follows the bar at ``end``."""

    label: str
    text: str
    y: int
    top: int
    length: int
    end: int


@dataclass(frozen=True)
class Bars:
    width: int
    height: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Point:
    label: str
    text: str
    x: int
    y: int


@dataclass(frozen=True)
class Line:
    """``named`` are the points whose number and year are written: the last, and of
    the others those that do not run into it or each other."""

    width: int
    height: int
    base: int
    points: tuple[Point, ...]
    named: tuple[Point, ...]

    @property
    def path(self) -> str:
        return " ".join(f"{point.x},{point.y}" for point in self.points)


def bars(rows: Sequence[tuple[str, int, str]]) -> Bars:
    """One bar for each (label, number, written number) above zero, from zero on, the
    longest as long as there is room."""
    shown = [row for row in rows if row[1] > 0]
    most = max((number for _, number, _ in shown), default=1)
    drawn = []
    for place, (label, number, text) in enumerate(shown):
        length = max(2, round((WIDTH - NUMBER_ROOM) * number / most))
        y = place * ROW
        drawn.append(Bar(label, text, y + BAR_TOP - 6, y + BAR_TOP, length, length + 6))
    return Bars(WIDTH, max(1, len(shown)) * ROW, tuple(drawn))


def line(rows: Sequence[tuple[int, int, str]]) -> Line:
    """Points for (year, number, written number), oldest first: as far apart as the
    years are, over a ground that is zero."""
    top = max((number for _, number, _ in rows), default=0) or 1
    first, last = (rows[0][0], rows[-1][0]) if rows else (0, 0)
    step = (PLOT_RIGHT - PLOT_LEFT) / max(1, last - first)
    points = tuple(
        Point(
            f"{year}年",
            text,
            round(PLOT_LEFT + (year - first) * step),
            round(PLOT_BOTTOM - (PLOT_BOTTOM - PLOT_TOP) * number / top),
        )
        for year, number, text in rows
    )
    return Line(WIDTH, LINE_HEIGHT, PLOT_BOTTOM, points, far_enough(points))


def far_enough(points: Sequence[Point]) -> tuple[Point, ...]:
    """The latest point and, going back, those with room for their names."""
    kept: list[Point] = []
    for point in reversed(points):
        if not kept or kept[-1].x - point.x >= NAME_ROOM:
            kept.append(point)
    return tuple(reversed(kept))
