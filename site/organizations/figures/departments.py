"""四股一室: how an office says what departments it has."""

from __future__ import annotations

from collections.abc import Mapping

from intake.chinese_numerals import from_int
from organizations.enums import DepartmentKind


def spelled_departments(counts: Mapping[str, int]) -> str:
    """Numbers by ``DepartmentKind`` in words: {section: 4, office: 1} is 四股一室."""
    return "".join(
        f"{number_before(counts[kind])}{label}"
        for kind, label in DepartmentKind.choices
        if counts.get(kind)
    )


def number_before(count: int) -> str:
    """A number before a measure word: two is 两."""
    return "两" if count == 2 else from_int(count)
