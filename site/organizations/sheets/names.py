"""Names as they are compared: what only looks different is the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

_DOTS = str.maketrans(dict.fromkeys("•・‧∙●", "·"))
_RESEMBLES = 0.4


def folded(name: str) -> str:
    """Half width, without spaces, brackets and dots of one kind."""
    plain = unicodedata.normalize("NFKC", name).translate(_DOTS)
    return "".join(plain.split()).casefold().replace("〔", "(").replace("〕", ")")


def closest(name: str, known: Iterable[str]) -> str:
    """The known name most like this one; empty when none resembles it."""
    matcher = SequenceMatcher(b=folded(name), autojunk=False)
    best, likeness = "", _RESEMBLES
    for candidate in known:
        matcher.set_seq1(folded(candidate))
        if matcher.real_quick_ratio() <= likeness or matcher.quick_ratio() <= likeness:
            continue
        if (ratio := matcher.ratio()) > likeness:
            best, likeness = candidate, ratio
    return best
