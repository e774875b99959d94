"""Addresses that a text may lead to."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

LINK_SCHEMES = ("http", "https", "mailto")


def urlsafe(href: str) -> bool:
    """Whether a link may stand on the web."""
    try:
        return urlsplit(href.strip()).scheme.lower() in LINK_SCHEMES
    except ValueError:
        return False


def absolute(address: str, base: str) -> str:
    """The whole address of what a page at ``base`` calls so; empty if malformed."""
    plain = "".join(address.split())
    try:
        return urljoin(base, plain) if base else plain
    except ValueError:
        return ""
