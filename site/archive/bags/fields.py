"""The plain fields of a row, as JSON holds them and read back from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


def values(row: Any, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def filled(row: Any, content: Mapping[str, Any], names: Iterable[str]) -> Any:
    """The row with the values of these fields, read from what JSON made of them."""
    for name in names:
        field = row._meta.get_field(name)
        setattr(row, name, field.to_python(content[name]))
    return row
