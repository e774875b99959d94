"""Where files are kept, and under which names."""

import re

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import FileSystemStorage, storages

# What a file system or a browser takes for something else than a part of a name;
# among it the marks that turn the direction of writing and so hide an ending.
UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]')


class NameKeepingStorage(FileSystemStorage):
    """Files keep the names an office gives them: “（2026年）” and blanks belong there,
    which Django would take out."""

    def get_valid_name(self, name):
        kept = UNSAFE.sub("", name).strip(" .")
        if not kept:
            raise SuspiciousFileOperation(f"{name!r} is no name for a file.")
        return kept


def archive():
    """The storage of what must never change, frozen prints and received originals:
    served by views, never by an address."""
    return storages["archive"]
