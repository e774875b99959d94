"""The unit in which a union stands, told by the union's name."""

from __future__ import annotations

import re

# A joint union (…联合工会委员会) stands in no unit of its own.
_COMMITTEE = re.compile(r"(?<!联合)(机关)?工会委员会$")


def unit_of_union(name: str) -> str:
    """漾濞县人民医院工会委员会 → 漾濞县人民医院; a federation stays what it is."""
    return _COMMITTEE.sub("", name) or name
