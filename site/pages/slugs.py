"""Addresses are made by the system: ASCII, short, never typed, never renamed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.urls import get_resolver
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


def is_fixed(slug: str, parent: Any) -> bool:
    """Whether an address below a page is one that no page can be reached under.

    Such are, below a site's front page, the first parts of what the URLconf serves
    (admin, documents) and the folders of files; below a page with addresses of its
    own, the first parts of these (feed).
    """
    own = getattr(parent.specific_class, "get_subpage_urls", list)
    if slug in first_parts(own()):
        return True
    folders = (settings.STATIC_URL, settings.MEDIA_URL)
    fixed = first_parts(get_resolver().url_patterns) | {
        folder.strip("/").partition("/")[0] for folder in folders
    }
    return slug in fixed and parent.is_site_root()


def first_parts(patterns: Iterable[Any]) -> set[str]:
    """The words with which addresses of URL patterns begin: ``admin/`` → admin."""
    begun = (
        re.match(r"\^?/?([\w-]+)(?=/|\$?$)", str(entry.pattern)) for entry in patterns
    )
    return {match[1] for match in begun if match}


def first_free(base: str, is_free: Callable[[str], bool]) -> str:
    """``base``, or ``base-2``, ``base-3`` … : the first that nobody has."""
    candidate, counter = base, 1
    while not is_free(candidate):
        counter += 1
        candidate = f"{base}-{counter}"
    return candidate
