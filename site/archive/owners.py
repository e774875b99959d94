"""Whose originals are whose: features say what shows an original, and to whom.

A feature whose records hold originals (an essay its manuscript and certificate)
registers an ``Owner`` in its ``apps.py``. An original is served at its public
address only while at least one owner says that it is public.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.models import Original


@dataclass(frozen=True)
class Use:
    """One record that holds an original: its title and its screen in the admin."""

    title: str
    url: str


@dataclass(frozen=True)
class Owner:
    """A kind of record that originals belong to.

    ``is_public(original)`` asks whether anybody may read the file now: the record is
    published, nothing above it is closed, and its rights give out the full text.
    ``uses(keys)`` answers for these primary keys of originals the records that hold
    them, drafts included, in a bounded number of queries; keys without any may be
    left out.
    """

    name: str
    is_public: Callable[[Original], bool]
    uses: Callable[[Collection[int]], dict[int, list[Use]]]


_owners: dict[str, Owner] = {}


def register_owner(owner: Owner) -> None:
    _owners[owner.name] = owner


def is_public(original: Original) -> bool:
    """Whether some owner shows this original to everybody."""
    return not original.is_removed and any(
        owner.is_public(original) for owner in _owners.values()
    )


def uses(keys: Iterable[int]) -> dict[int, list[Use]]:
    """Where each of these originals is used; an empty list when nowhere."""
    asked = list(keys)
    found: dict[int, list[Use]] = {key: [] for key in asked}
    for owner in _owners.values():
        for key, held in owner.uses(asked).items():
            found[key] += held
    return found
