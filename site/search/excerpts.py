"""The passage of a text that answers a question, its words marked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from search.analysis.folding import HAN, folded, folded_with_places
from search.analysis.grams import Term, is_han

LENGTH = 110
AHEAD = 20
_WORD = rf"[^\W_{HAN}]"


@dataclass(frozen=True)
class Piece:
    text: str
    is_hit: bool


def spans(text: str, terms: list[Term]) -> list[tuple[int, int]]:
    """From where to where the terms stand in a text as it was written."""
    if not text or not terms:
        return []
    plain, places = folded_with_places(text)
    ends = [*places, len(text)]
    found = []
    for match in _pattern(terms).finditer(plain):
        start, end = places[match.start()], ends[match.end()]
        found.append((start, _last_written(text, start, end)))
    return found


def _last_written(text: str, start: int, end: int) -> int:
    """The end without what folding leaves out: a quotation mark, a space."""
    while end > start + 1 and not folded(text[end - 1]).strip():
        end -= 1
    return end


def _pattern(terms: list[Term]) -> re.Pattern[str]:
    longest_first = sorted(terms, key=lambda term: len(term.text), reverse=True)
    return re.compile("|".join(map(_alone, longest_first)))


def _alone(term: Term) -> str:
    """The term, not as a part of a longer word or number."""
    told = re.escape(term.text)
    if not is_han(term.units[0]):
        told = rf"(?<!{_WORD})(?<!\d\.)" + told
    if not is_han(term.units[-1]):
        told += rf"(?!{_WORD}|%|\.\d)"
    return told


def marked(text: str, terms: list[Term]) -> list[Piece]:
    """The whole text in pieces, hits and what stands between them."""
    return _cut(text, spans(text, terms), 0, len(text))


def excerpt(text: str, terms: list[Term]) -> list[Piece]:
    """About ``LENGTH`` characters around where most of the hits stand together."""
    text = " ".join(text.split())
    hits = spans(text, terms)
    best = max(hits, key=lambda hit: _near(hits, hit), default=(0, 0))
    start = max(0, best[0] - AHEAD)
    end = min(len(text), start + LENGTH)
    pieces = _cut(text, hits, start, end)
    if start:
        pieces.insert(0, Piece("……", False))
    if end < len(text):
        pieces.append(Piece("……", False))
    return pieces


def _near(hits: list[tuple[int, int]], first: tuple[int, int]) -> int:
    return sum(first[0] <= start < first[0] + LENGTH - AHEAD for start, _ in hits)


def _cut(text: str, hits: list[tuple[int, int]], start: int, end: int) -> list[Piece]:
    pieces, at = [], start
    for first, last in hits:
        if first < at or last > end:
            continue
        if first > at:
            pieces.append(Piece(text[at:first], False))
        pieces.append(Piece(text[first:last], True))
        at = last
    if at < end:
        pieces.append(Piece(text[at:end], False))
    return pieces
