"""The loss report: what became of every element of a source file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

KEPT = "kept"
CHANGED = "changed"
DROPPED = "dropped"

MAX_EXCERPT = 12
MAX_PLACES = 6


@dataclass(frozen=True)
class Loss:
    """What became of one element, or of several alike.

    ``element`` names its kind in Chinese (表格, 批注, …), ``place`` says where it
    stood, ``detail`` what happened in one phrase, ``count`` how many there are.
    ``text`` holds the words that left the text, exactly as they were, so that
    what remains and what was removed add up to the source.
    """

    element: str
    action: str
    place: str = ""
    detail: str = ""
    count: int = 1
    text: str = ""

    def as_json(self) -> dict[str, object]:
        return {
            "element": self.element,
            "action": self.action,
            "place": self.place,
            "detail": self.detail,
            "count": self.count,
        }


def needs_acknowledgement(losses: Iterable[Loss]) -> list[Loss]:
    """The entries that somebody must have seen before the text is published."""
    return [loss for loss in losses if loss.action != KEPT]


def excerpt(text: str) -> str:
    """The first words of a text, for naming a place."""
    flat = " ".join(text.split())
    return flat if len(flat) <= MAX_EXCERPT else f"{flat[:MAX_EXCERPT]}……"


def paragraph_place(number: int, text: str = "") -> str:
    """第3段（“今年两节期间……”）; the words are left out when there are none."""
    words = excerpt(text)
    return f"第{number}段（“{words}”）" if words else f"第{number}段"


def grouped(losses: Iterable[Loss]) -> list[Loss]:
    """Entries that say the same of different places, put together as one."""
    groups: dict[tuple[str, str, str], list[Loss]] = {}
    for loss in losses:
        key = (loss.element, loss.action, loss.detail)
        groups.setdefault(key, []).append(loss)
    return [_together(group) for group in groups.values()]


def _together(group: list[Loss]) -> Loss:
    first = group[0]
    if len(group) == 1:
        return first
    places = list(dict.fromkeys(loss.place for loss in group if loss.place))
    shown = "、".join(places[:MAX_PLACES])
    if len(places) > MAX_PLACES:
        shown += f"等{len(places)}处"
    return Loss(
        first.element,
        first.action,
        shown,
        first.detail,
        sum(loss.count for loss in group),
        "\n".join(loss.text for loss in group if loss.text),
    )
