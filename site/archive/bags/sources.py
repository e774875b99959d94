"""What can be packed for the archive, and read back: features register a
``BagSource`` in their ``apps.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from archive.description import Description


@dataclass(frozen=True)
class BagFile:
    """A file of a record. ``path`` is its place in the record's folder, such as
    ``original/论文.docx`` (made safe by ``archive.bags.names``), ``open`` gives its
    bytes, ``sha256`` what they must be: a damaged file is never packed."""

    path: str
    open: Callable[[], BinaryIO]
    sha256: str
    name: str = ""


@dataclass(frozen=True)
class BagRecord:
    """One thing to be packed, as ``data/{id}/`` in the bag.

    ``id`` is for ever, made of ASCII letters, digits, ``-``, ``_`` and ``.``;
    ``content`` is all that ``BagSource.restore`` needs, as JSON can hold it (bodies
    and their pictures: ``archive.bags.bodies``). ``page()`` is the page as HTML, made
    with ``archive.bags.pages.page_html``. One file may have the path ``access.pdf``.
    """

    id: str
    description: Description
    content: dict[str, Any]
    files: Sequence[BagFile]
    page: Callable[[], str]


@dataclass(frozen=True)
class StoredRecord:
    """A record as read from a bag that was found whole."""

    id: str
    title: str
    content: dict[str, Any]
    folder: Path
    files: dict[str, dict[str, Any]] = field(default_factory=dict)

    def read(self, path: str) -> bytes:
        """The bytes of one of its files, by its place in the record's folder."""
        return (self.folder / path).read_bytes()

    def sha256(self, path: str) -> str:
        return self.files[path]["sha256"]


@dataclass(frozen=True)
class BagSource:
    """One category: one bag a year.

    ``records(year)`` yields everything the office published in that year: what is
    public, what is for internal use, and what was withdrawn (its ``Description``
    says which); never drafts. ``conflicts(records)`` says in whole sentences which
    of the stored records this site has already, or cannot take. ``restore(record)``
    makes the record again, published or withdrawn as it was, inside the transaction
    of the import, and returns its page; it may raise ``ValidationError``.
    """

    category: str
    title: str
    records: Callable[[int], Iterable[BagRecord]]
    conflicts: Callable[[Sequence[StoredRecord]], list[str]]
    restore: Callable[[StoredRecord], Any]


_sources: dict[str, BagSource] = {}


def register_bag_source(source: BagSource) -> None:
    _sources[source.category] = source


def bag_sources() -> dict[str, BagSource]:
    """All sources by category, in the order they were registered."""
    return dict(_sources)
