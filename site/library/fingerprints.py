"""SHA-256 of stored files: the proof that a file is what it was at ingest."""

from __future__ import annotations

import hashlib
from typing import BinaryIO

CHUNK = 1 << 20


def sha256_of(file: BinaryIO) -> str:
    """The file's SHA-256 in hexadecimal; the reading position is put back to 0."""
    digest = hashlib.sha256()
    file.seek(0)
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
