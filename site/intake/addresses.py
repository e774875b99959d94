"""Addresses that a text may lead to."""

from __future__ import annotations

from urllib.parse import urlsplit

LINK_SCHEMES = ("http", "https", "mailto")


def urlsafe(href: str) -> bool:
    """Whether a link may stand on the web."""
    try:
        return urlsplit(href.strip()).scheme.lower() in LINK_SCHEMES
    except ValueError:
        return False
