"""What a new site begins with: each app brings its own, in the order one builds on
another."""

from __future__ import annotations

from collections.abc import Callable

_starters: list[tuple[int, Callable[[], None]]] = []


def register_start(order: int, starter: Callable[[], None]) -> None:
    """Have ``starter`` enter what is missing; it is run at every deployment."""
    _starters.append((order, starter))


def start_all() -> None:
    for _, starter in sorted(_starters, key=lambda entry: entry[0]):
        starter()
