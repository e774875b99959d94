"""Originals in the archive."""

from archive.models import Original
from archive.removing import ask_removal, confirm_removal

WORD_FILE = b"PK\x03\x04 the manuscript"


def original(name="调研报告.docx", data=WORD_FILE, user=None) -> Original:
    return Original.objects.ingest(data, name, user)


def many_originals(count) -> list[Original]:
    return [original(data=WORD_FILE + bytes([place])) for place in range(count)]


def remove(kept, asker, confirmer, reason="含有个人信息") -> Original:
    """Taken out by two people."""
    return confirm_removal(ask_removal(kept, asker, reason), confirmer)
