"""The figures of one day beside those of another."""

from __future__ import annotations

from dataclasses import dataclass

from organizations.figures.percent import NOTHING
from organizations.figures.values import FigureSet, FigureValue


@dataclass(frozen=True)
class Row:
    """A figure, the same figure of the other day (None: not known then), and by how
    much the first is more than the other."""

    figure: FigureValue
    other: FigureValue | None = None
    difference: str = ""


@dataclass(frozen=True)
class Section:
    heading: str
    rows: list[Row]


def more(figure: FigureValue, other: FigureValue | None) -> float | None:
    """By how much the figure is more than the other; None when one is not known."""
    if other is None or figure.value is None or other.value is None:
        return None
    return round(figure.value - other.value, 2)


def difference(figure: FigureValue, other: FigureValue | None) -> str:
    """多16人, 少3个, 多1.2个百分点, 持平; a dash when one of the two is not known."""
    by = more(figure, other)
    if by is None:
        return NOTHING
    if not by:
        return "持平"
    unit = "个百分点" if figure.unit == "%" else figure.unit
    return f"{'多' if by > 0 else '少'}{written(abs(by))}{unit}"


def sections(figures: FigureSet, others: FigureSet | None = None) -> list[Section]:
    """The figures under their headings, compared when there are others."""
    beside = others.by_key() if others else {}
    return [
        Section(
            heading,
            [
                Row(
                    figure,
                    beside.get(figure.key),
                    difference(figure, beside.get(figure.key)) if others else "",
                )
                for figure in members
            ],
        )
        for heading, members in figures.groups()
    ]


def changed(figures: FigureSet, others: FigureSet) -> list[Row]:
    """The figures whose number, numerator or denominator is another now; one that
    the catalogue holds no more has no other."""
    beside = others.by_key()
    return [
        Row(figure, beside.get(figure.key), difference(figure, beside.get(figure.key)))
        for figure in figures.figures
        if numbers(figure) != numbers(beside.get(figure.key))
    ]


def numbers(figure: FigureValue | None) -> tuple | None:
    if figure is None:
        return None
    return figure.value, figure.numerator, figure.denominator


def written(number: float) -> str:
    """Without the decimals that say nothing: 3.0 is 3, 1.20 is 1.2."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
