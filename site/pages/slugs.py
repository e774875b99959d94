"""Addresses are made by the system: ASCII, short, never typed, never renamed."""

from __future__ import annotations

import re
from collections.abc import Callable

from pypinyin import lazy_pinyin

LONGEST = 40


def romanized(title: str) -> str:
    """The name spelled in pinyin: 工会概况 → ``gong-hui-gai-kuang``.

    Whole syllables only, at most ``LONGEST`` characters; empty when the name
    holds neither Chinese characters, Latin letters nor digits.
    """
    words = re.findall(r"[a-z0-9]+", " ".join(lazy_pinyin(title)).lower())
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > LONGEST:
            break
        slug = longer
    return slug


def first_free(base: str, is_free: Callable[[str], bool]) -> str:
    """``base``, or ``base-2``, ``base-3`` … : the first that nobody has."""
    candidate, counter = base, 1
    while not is_free(candidate):
        counter += 1
        candidate = f"{base}-{counter}"
    return candidate
