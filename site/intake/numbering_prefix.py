"""The numbers with which Chinese official texts begin their headings.

GB/T 9704-2012 7.3.3 orders them 一、（一）1.（1）; the body vocabulary has a
heading level for each of the first three.
"""

from __future__ import annotations

import re

_LEVELS = (
    (
        1,
        re.compile(
            r"[一二三四五六七八九十]{1,3}[、.．](?![一二三四五六七八九十]+[、等])"
        ),
    ),
    (2, re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]、?")),
    (3, re.compile(r"[0-9０-９]{1,2}(?:[.．](?![0-9０-９])|、)")),
)


def prefix_level(text: str) -> int | None:
    """The level (1–3) that the number at the start of a line stands for, or None.

    A number that belongs to the sentence is none: 3.5万元, 一、二、三等奖.
    """
    for level, pattern in _LEVELS:
        match = pattern.match(text)
        if match and text[match.end() :].strip():
            return level
    return None


def without_prefix(text: str) -> str:
    """A line without the number it begins with."""
    for _, pattern in _LEVELS:
        match = pattern.match(text)
        if match:
            return text[match.end() :].strip()
    return text
