"""Addresses that a text may lead to."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

_IGNORED = re.compile(r"[\t\n\r]")  # as browsers do
LINK_SCHEMES = ("http", "https", "mailto")


def urlsafe(href: str) -> bool:
    """Whether a link may stand on the web."""
    try:
        return urlsplit(href.strip()).scheme.lower() in LINK_SCHEMES
    except ValueError:
        return False


def absolute(address: str, base: str) -> str:
    """The whole address of what a page at ``base`` calls so; empty if malformed."""
    plain = _IGNORED.sub("", address.strip()).replace(" ", "%20").replace("\\", "/")
    try:
        return urljoin(base, plain) if base else plain
    except ValueError:
        return ""
