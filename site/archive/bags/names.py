"""Names inside a bag: readable for people, harmless on every disk."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from posixpath import splitext

# Beside what Windows forbids: ``%``, which manifests would have to escape.
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*%]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.I)
_RECORD_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")
LONGEST = 200


def is_record_id(text: str) -> bool:
    """Whether the text may name the folder of a record."""
    return _RECORD_ID.fullmatch(text) is not None and not text.endswith(".")


def safe_name(name: str) -> str:
    """The name as a file may have it: 论文：一%.docx stays but for ``：``'s ASCII kin.

    At most ``LONGEST`` bytes, for a Chinese character takes three; the ending stays.
    """
    plain = unicodedata.normalize("NFC", name)
    plain = _FORBIDDEN.sub("_", plain).strip(" .") or "file"
    if _RESERVED.match(plain):
        plain = f"_{plain}"
    stem, ending = splitext(plain)
    room = LONGEST - len(ending.encode())
    return stem.encode()[:room].decode(errors="ignore") + ending


def free_place(folder: str, name: str, taken: Collection[str]) -> str:
    """A place for a file in a folder of the record: the second 扫描.pdf becomes
    扫描-2.pdf."""
    stem, ending = splitext(safe_name(name))
    place, counter = f"{folder}/{stem}{ending}", 1
    while place in taken:
        counter += 1
        place = f"{folder}/{stem}-{counter}{ending}"
    return place
