"""The names on a notice, in their order, for those who read it and who keep it."""

from __future__ import annotations

from typing import Any

from honors.enums import RollOrder
from honors.roll_order import in_order
from honors.stroke_order import unknown_characters

BY_STROKES = (RollOrder.STROKES_SURNAME, RollOrder.STROKES_NAME)


def ordered(notice: Any) -> list[Any]:
    """The awards on the notice as it lists them."""
    listed = notice.listed().with_records().select_related("organization")
    return in_order(listed, notice.order)


def shown(notice: Any) -> list[Any]:
    """Without those who asked not to appear on the site."""
    return [
        award
        for award in ordered(notice)
        if award.worker is None or award.worker.is_public
    ]


def names_on(notice: Any) -> dict[str, Any]:
    """For the office: the list, what is doubtful about its order, who is not on it."""
    awards = ordered(notice)
    unknown = []
    if notice.order in BY_STROKES:
        unknown = unknown_characters(award.holder for award in awards)
    return {
        "awards": awards,
        "unknown": "、".join(f"“{character}”" for character in unknown),
        "unlisted": [award.holder for award in notice.unlisted().with_records()],
    }
