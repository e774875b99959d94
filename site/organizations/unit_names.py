"""Names of units as written, matched to the register: found, unknown or ambiguous."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

EXACT = "exact"
NORMALISED = "normalised"
UNKNOWN = "unknown"
AMBIGUOUS = "ambiguous"

_MARKS = re.compile(r"[\s\u3000“”\"'‘’（）()《》·]")
_AUTONOMOUS = re.compile(
    r"^([\u4e00-\u9fff]{2,3}?)(?:[\u4e00-\u9fff]{1,3}族)+自治(县|州)"
)
_COUNTY = re.compile(r"^[\u4e00-\u9fff]{2,3}?([县州市])(?=[\u4e00-\u9fff]{3})")


@dataclass(frozen=True)
class RegisteredUnit:
    """An organization of the register with all its names, former ones too."""

    pk: int
    name: str
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        others = (self.short_name, *self.aliases, *self.former_names)
        return [name for name in (self.name, *others) if name]


@dataclass(frozen=True)
class UnitMatch:
    """What the register says of one name; ``candidates`` when several answer."""

    name: str
    how: str
    pk: int | None = None
    candidates: tuple[int, ...] = ()


def match_units(
    names: Iterable[str], register: Sequence[RegisteredUnit]
) -> list[UnitMatch]:
    """Each name's match, in their order; nothing is guessed.

    First the names as they are, then without spaces and marks and with the
    register's county left out (漾濞县医院工会 is 县医院工会 in the county's own
    bulletin). A name that writes another county out matches nobody.
    """
    exact: dict[str, set[int]] = {}
    loose: dict[str, set[int]] = {}
    for unit in register:
        for name in unit.names:
            exact.setdefault(name, set()).add(unit.pk)
            for variant in _variants(name):
                loose.setdefault(variant, set()).add(unit.pk)
    return [_match(name.strip(), exact, loose) for name in names]


def _match(
    name: str, exact: dict[str, set[int]], loose: dict[str, set[int]]
) -> UnitMatch:
    for how, found in (
        (EXACT, exact.get(name)),
        (NORMALISED, loose.get(_plain(name))),
    ):
        if found is None:
            continue
        if len(found) == 1:
            return UnitMatch(name, how, next(iter(found)))
        return UnitMatch(name, AMBIGUOUS, None, tuple(sorted(found)))
    return UnitMatch(name, UNKNOWN)


def _plain(name: str) -> str:
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", name))
    return plain.removesuffix("委员会") if plain.endswith("工会委员会") else plain


def _variants(name: str) -> set[str]:
    """A registered name as offices shorten it."""
    plain = _plain(name)
    usual = _AUTONOMOUS.sub(r"\1\2", plain)
    bare = _AUTONOMOUS.sub(r"\2", plain)
    return {plain, usual, bare, _COUNTY.sub(r"\1", usual)}
