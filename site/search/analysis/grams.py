"""A folded text as overlapping pairs, and a query as what its pairs must be.

Each run of a text (what stands between two marks that part sentences) is a row of
units: a Chinese character, or a whole word of Latin letters or digits. The index holds
every two neighbours as one token, and the last unit of a run alone. So any part of a
run is found by its own pairs standing one behind the other, and a number is never
found inside a longer one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from search.analysis.folding import HAN, folded

# A letter of no language's words that every tokenizer takes for part of a word.
JOINT = "ː"
_RUN = re.compile(rf"(?:[{HAN}]|[^\W_{HAN}ː]+(?:\.\d+)*%?)+")
_UNIT = re.compile(rf"[{HAN}]|[^\W_{HAN}ː]+(?:\.\d+)*%?")
_WRITTEN = str.maketrans({".": "ˑ", "%": "ˤ"})


@dataclass(frozen=True)
class Term:
    """One thing that a hit must hold: units one behind the other."""

    units: tuple[str, ...]

    @property
    def tokens(self) -> tuple[str, ...]:
        """The pairs of a term of several units; of a single unit, the unit."""
        if len(self.units) == 1:
            return (word(self.units[0]),)
        return tuple(
            pair(first, second)
            for first, second in zip(self.units, self.units[1:], strict=False)
        )

    @property
    def text(self) -> str:
        """The term as it stands in a folded text."""
        return "".join(self.units)


_HAN_UNIT = re.compile(f"[{HAN}]")


def is_han(unit: str) -> bool:
    return _HAN_UNIT.fullmatch(unit) is not None


def word(unit: str) -> str:
    """A unit as a token: what a tokenizer would cut at is written otherwise."""
    return unit if is_han(unit) else unit.translate(_WRITTEN)


@lru_cache(maxsize=65536)
def pair(first: str, second: str) -> str:
    if is_han(first) and is_han(second):
        return first + second
    return word(first) + JOINT + word(second)


def runs(text: str) -> list[list[str]]:
    """The units of every run of a text that is folded already."""
    return [_UNIT.findall(run) for run in _RUN.findall(text)]


def index_tokens(text: str) -> list[str]:
    """The tokens of a text as it was written, in their order.

    The lone last unit of a run also keeps the next run's pairs apart from its own.
    """
    tokens: list[str] = []
    for units in runs(folded(text)):
        if len(units) > 1:
            tokens += map(pair, units, units[1:])
        tokens.append(word(units[-1]))
    return tokens


def query_terms(text: str) -> list[Term]:
    """What a query asks for, each once: every run of it is one term.

    Spaces part terms, also between Chinese characters, unless they stand between
    quotation marks. Empty when nothing in it can be searched for.
    """
    found: dict[Term, None] = {}
    for chunk in chunks(text):
        for units in runs(folded(chunk)):
            found.setdefault(Term(tuple(units)))
    return list(found)


_QUOTED = re.compile('["“”„「『](.*?)["“”」』]')


def chunks(text: str) -> list[str]:
    """The quoted parts whole, the rest cut at spaces."""
    quoted = [part for part in _QUOTED.findall(text) if part.strip()]
    rest = _QUOTED.sub(" ", text)
    return [*quoted, *rest.split()]
