"""Every file that must stay as it is, wherever it lives.

Each app that keeps files registers a ``KeptFiles`` in its ``apps.py``; what stands
below the archive (library, intake) is registered by the archive itself.
``manage.py check_fixity`` re-reads them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.files.storage import Storage
from django.db.models import QuerySet


@dataclass(frozen=True)
class KeptFile:
    """One file: what a clerk calls it, where it is, and what it was at ingest."""

    label: str
    storage: Storage
    path: str
    sha256: str


@dataclass(frozen=True)
class KeptFiles:
    """A source of kept files.

    ``name`` is what the command calls it (``--source``), ``title`` what the office
    does; ``rows()`` is a queryset with one row a file, ``file_of(row)`` its file.
    """

    name: str
    title: str
    rows: Callable[[], QuerySet]
    file_of: Callable[[Any], KeptFile]

    def __iter__(self) -> Iterator[tuple[Any, KeptFile]]:
        """Each row with its file; memory stays flat however many there are."""
        for row in self.rows().order_by("pk").iterator(chunk_size=500):
            yield row, self.file_of(row)


_sources: dict[str, KeptFiles] = {}


def register_kept_files(source: KeptFiles) -> None:
    _sources[source.name] = source


def kept_file_sources() -> list[KeptFiles]:
    """All sources in the order they were registered."""
    return list(_sources.values())
