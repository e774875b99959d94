"""Below whom an organization may stand: no circle, no more levels than there are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

MAX_LEVELS = 5


def place_fault(
    organization: Any, parent_of: Callable[[Any], Any | None], levels_below: int = 0
) -> str:
    """Why the organization cannot stand where ``parent_of`` puts it; empty when it
    can. ``levels_below`` it there are others.

    A clause without full stop, so that a row and a column can stand before it.
    """
    levels, upper = 1 + levels_below, parent_of(organization)
    while upper is not None:
        levels += 1
        if upper == organization:
            return "上级工会不能是本组织或本组织的下级，请换一个"
        if levels > MAX_LEVELS:
            return f"隶属关系最多{MAX_LEVELS}级，请换更高一级的工会"
        upper = parent_of(upper)
    return ""
