"""Which pages the public menu leaves out, said by the apps that know why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_left_out: list[Callable[[], Any]] = []


def leave_out_of_menus(pages: Callable[[], Any]) -> None:
    """Have ``pages()``, a queryset of some page type, stay out of the menu."""
    _left_out.append(pages)


def shown_in_menu(pages: Any) -> Any:
    """Of these pages, those to offer to readers."""
    for left_out in _left_out:
        pages = pages.exclude(pk__in=left_out().values("pk"))
    return pages
