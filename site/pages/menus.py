"""Which pages the public menu leaves out, said by the apps that know why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_narrowings: list[Callable[[Any], Any]] = []


def narrow_menus(narrow: Callable[[Any], Any]) -> None:
    """Have ``narrow(pages)`` answer those of these pages that readers should see."""
    _narrowings.append(narrow)


def shown_in_menu(pages: Any) -> Any:
    for narrow in _narrowings:
        pages = narrow(pages)
    return pages
