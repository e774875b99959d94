"""Reading a bag back into a site: all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models.signals import post_save
from wagtail.log_actions import log

from archive.bags.reading import BagRefused, read_bag
from archive.bags.sources import BagSource, StoredRecord
from archive.log_actions import RESTORED

# What a source stumbles over when a record lacks what it should hold.
UNREADABLE = (KeyError, TypeError, AttributeError, ValueError)


@dataclass(frozen=True)
class Imported:
    """What came back of one category."""

    category: str
    title: str
    records: int


def import_bag(path: Path, *, dry_run: bool = False) -> list[Imported]:
    """Restore every record of the bag in one transaction; what failed leaves neither
    rows nor files. A dry run checks all and writes nothing. Raises BagRefused."""
    found = read_bag(path)
    for source, records in found:
        refuse_conflicts(source, records)
    if not dry_run:
        with files_taken_back_on_failure(), transaction.atomic():
            for source, records in found:
                for record in records:
                    restore(source, record, path.resolve().name)
    return [
        Imported(source.category, source.title, len(records))
        for source, records in found
    ]


def refuse_conflicts(source: BagSource, records: list[StoredRecord]) -> None:
    try:
        conflicts = source.conflicts(records)
    except UNREADABLE as error:
        raise BagRefused(f"{source.title}的归档内容不完整，没有导入。") from error
    if conflicts:
        raise BagRefused(*conflicts)


def restore(source: BagSource, record: StoredRecord, bag: str) -> None:
    try:
        made = source.restore(record)
    except ValidationError as error:
        sentences = " ".join(error.messages)
        raise BagRefused(f"《{record.title}》没有导入：{sentences}") from error
    except IntegrityError as error:
        raise BagRefused(
            f"《{record.title}》与本站已有的内容冲突，没有导入。"
        ) from error
    except UNREADABLE as error:
        raise BagRefused(f"《{record.title}》的归档内容不完整，没有导入。") from error
    log(made, RESTORED, data={"bag": bag})


@contextmanager
def files_taken_back_on_failure() -> Iterator[None]:
    """A transaction takes back rows, not files: those of rows made meanwhile are
    deleted when it fails."""
    written = []

    def note(sender: Any, instance: Any, created: bool, **kwargs: Any) -> None:
        if not created:
            return
        for field in sender._meta.concrete_fields:
            if isinstance(field, models.FileField) and (
                file := getattr(instance, field.attname)
            ):
                written.append((file.storage, file.name))

    post_save.connect(note)
    try:
        yield
    except BaseException:
        for storage, name in written:
            storage.delete(name)
        raise
    finally:
        post_save.disconnect(note)
