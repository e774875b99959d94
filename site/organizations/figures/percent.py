"""Percentages as statistics write them: two decimals, none where nothing is counted."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

HUNDREDTH = Decimal("0.01")
NOTHING = "—"


def share(numerator: int, denominator: int) -> Decimal | None:
    """Numerator in percent of denominator, two decimals, half up; None over zero."""
    if not denominator:
        return None
    exact = Decimal(numerator) * 100 / Decimal(denominator)
    return exact.quantize(HUNDREDTH, ROUND_HALF_UP)


def written(percent: Decimal | None) -> str:
    """As it is printed: 95.93%, 100%, 50%; a dash for None."""
    if percent is None:
        return NOTHING
    text = f"{percent:.2f}".rstrip("0").rstrip(".")
    return f"{text}%"


def rate(numerator: int, denominator: int) -> str:
    """The share as it is printed."""
    return written(share(numerator, denominator))
