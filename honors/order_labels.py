"""What a roll says of its order."""

from __future__ import annotations

from honors.enums import Recipient, RollOrder

_STROKES = (RollOrder.STROKES_SURNAME, RollOrder.STROKES_NAME)


def order_label(order: str, recipient: str) -> str:
    """The words above the list: units and teams have names, no surnames."""
    if order in _STROKES and recipient != Recipient.PERSON:
        return "按名称笔画为序"
    return RollOrder(order).label
