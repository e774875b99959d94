"""SHA-256 of stored files: the proof that a file is what it was at ingest."""

from __future__ import annotations

import hashlib
from typing import BinaryIO


def sha256_of(file: BinaryIO) -> str:
    """The file's SHA-256 in hexadecimal; the reading position is put back to 0."""
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return digest
