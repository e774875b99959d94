"""Cells that no table program may take for a formula (CSV injection, OWASP)."""

from __future__ import annotations

import re
from typing import TypeVar

_Value = TypeVar("_Value")
_DANGEROUS = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r]")
_NEUTRALISED = re.compile(r"''*\s*[=+\-@＝＋－＠\t\r]")


def neutral(value: _Value) -> _Value | str:
    """Words that begin like a formula get an apostrophe before them.

    Numbers and dates stay what they are.
    """
    if isinstance(value, str) and _DANGEROUS.match(value):
        return f"'{value}"
    return value


def plain(cell: _Value) -> _Value | str:
    """What ``neutral`` was given: one apostrophe is taken away again."""
    if isinstance(cell, str) and _NEUTRALISED.match(cell):
        return cell[1:]
    return cell
