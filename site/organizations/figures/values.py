"""What was computed: figures of one day, as page, download and annual report use it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from organizations.figures.percent import NOTHING


@dataclass(frozen=True)
class Remark:
    """Why a figure may be short; ``part`` names the list of those left out."""

    sentence: str
    part: str = ""


@dataclass(frozen=True)
class FigureValue:
    """``value`` None: nothing was reported, or there is nothing to divide by.

    A rate has numerator and denominator; ``url`` leads to the list behind it.
    """

    key: str
    group: str
    label: str
    unit: str
    value: int | float | None
    numerator: int | None = None
    denominator: int | None = None
    rate: str = ""
    note: str = ""
    remarks: tuple[Remark, ...] = ()
    listed: bool = True
    url: str = ""

    @property
    def text(self) -> str:
        """The number with its unit: 4572人, 95.93%, a dash for none."""
        if self.value is None:
            return NOTHING
        return self.rate if self.unit == "%" else f"{self.value}{self.unit}"

    @property
    def has_share(self) -> bool:
        return self.denominator is not None

    def as_data(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "group": self.group,
            "label": self.label,
            "unit": self.unit,
            "value": self.value,
            "numerator": self.numerator,
            "denominator": self.denominator,
            "rate": self.rate,
            "note": self.note,
            "incomplete": [remark.sentence for remark in self.remarks],
        }

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> FigureValue:
        kept = {name: value for name, value in data.items() if name != "incomplete"}
        remarks = tuple(Remark(sentence) for sentence in data["incomplete"])
        return cls(**kept, remarks=remarks, listed=False)


@dataclass(frozen=True)
class FigureSet:
    """All figures of a day, in the order of the page. ``lists_at`` is where the
    lists behind them are read, an address that begins a query; empty for none."""

    day: date
    figures: tuple[FigureValue, ...]
    lists_at: str = ""

    def __getitem__(self, key: str) -> FigureValue:
        return self.by_key()[key]

    def by_key(self) -> dict[str, FigureValue]:
        return {figure.key: figure for figure in self.figures}

    def list_url(self, figure: FigureValue) -> str:
        """Where the list behind the figure is read; empty when there is none."""
        if not figure.listed:
            return figure.url
        return self.lists_at and f"{self.lists_at}&figure={figure.key}&part=part"

    def groups(self) -> Iterator[tuple[str, list[FigureValue]]]:
        for group, figures in groupby(self.figures, key=lambda one: one.group):
            yield group, list(figures)

    def as_data(self) -> dict[str, Any]:
        """Plain values for JSON; the same figures give the same text."""
        return {
            "as_of": self.day.isoformat(),
            "figures": [figure.as_data() for figure in self.figures],
        }

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> FigureSet:
        figures = tuple(FigureValue.from_data(one) for one in data["figures"])
        return cls(date.fromisoformat(data["as_of"]), figures)


def fingerprint(data: dict[str, Any]) -> str:
    """SHA-256 over the data written one way: keys in order, no spaces."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
