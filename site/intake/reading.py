"""Reading a file once, though several screens ask for it."""

from __future__ import annotations

import hashlib

from django.core.cache import cache

from intake.pieces import ReadDocument
from intake.word import read_word

REMEMBERED = 15 * 60  # seconds: an editor's look at the preview


def document_in(data: bytes, name: str) -> ReadDocument:
    """What stands in a Word file; read again only after a quarter of an hour.

    A file with many photographs takes seconds to read.
    Raises ``intake.errors.IntakeError``, each time anew.
    """
    digest = hashlib.sha256(name.encode() + b"\0" + data).hexdigest()
    return cache.get_or_set(f"word-{digest}", lambda: read_word(data, name), REMEMBERED)
