"""The entries of a roll in the order the office chose."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from honors.enums import RollOrder
from honors.stroke_order import stroke_key
from honors.surnames import pinyin_key


def in_order(awards: Iterable[Any], order: str) -> list[Any]:
    """The awards in that order; of equal ones the one entered first."""
    return sorted(awards, key=lambda award: (*key_of(order)(award), award.pk))


def key_of(order: str) -> Callable[[Any], tuple]:
    if order in (RollOrder.STROKES_SURNAME, RollOrder.STROKES_NAME):
        return lambda award: (stroke_key(award.holder, order),)
    if order == RollOrder.PINYIN:
        return lambda award: (pinyin_key(award.holder, reading_of(award)),)
    return lambda award: (award.place is None, award.place or 0)


def reading_of(award: Any) -> str:
    """How the name is read where that was entered by hand."""
    return award.worker.reading if award.worker else ""
