"""Names as they are compared: what only looks different is the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import takewhile
from operator import eq

_DOTS = str.maketrans(dict.fromkeys("•・‧∙●", "·"))
# What nearly every union is called in the end: to share it is no likeness.
_ENDING = re.compile(r"(?:总|联合)?工会(?:联合会)?(?:联合)?(?:委员会)?$")
_RESEMBLES = 0.6


def folded(name: str) -> str:
    """Half width, without spaces, brackets and dots of one kind."""
    plain = unicodedata.normalize("NFKC", name).translate(_DOTS)
    return "".join(plain.split()).casefold().replace("〔", "(").replace("〕", ")")


def stem(name: str) -> str:
    """What tells a union from others: 平坡镇 of 平坡镇工会联合会."""
    return _ENDING.sub("", folded(name))


def closest(name: str, known: Iterable[str]) -> str:
    """The known name most like this one; empty when none is a near miss.

    Of two that are alike as much, the one that begins alike.
    """
    wanted = stem(name)
    if not wanted:
        return ""
    matcher = SequenceMatcher(b=wanted, autojunk=False)
    best, likeness = "", (_RESEMBLES, len(wanted))
    for candidate in known:
        other = stem(candidate)
        matcher.set_seq1(other)
        if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < likeness[0]:
            continue
        found = matcher.ratio(), _same_start(wanted, other)
        if found > likeness:
            best, likeness = candidate, found
    return best


def _same_start(one: str, other: str) -> int:
    return len(list(takewhile(bool, map(eq, one, other))))
