"""Demo content: each app brings its own, in the order one builds on another."""

from __future__ import annotations

from collections.abc import Callable

_loaders: list[tuple[int, Callable[[], None]]] = []


def register_demo(order: int, loader: Callable[[], None]) -> None:
    """Have ``loader`` fill an empty database; lower orders run first."""
    _loaders.append((order, loader))


def load_all() -> None:
    for _, loader in sorted(_loaders, key=lambda entry: entry[0]):
        loader()
