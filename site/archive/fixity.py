"""Re-reading every kept file: is it still what it was at ingest?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from archive.enums import FaultKind
from archive.kept_files import KeptFile, KeptFiles, kept_file_sources
from archive.models import FixityFault, FixityRun
from library.fingerprints import sha256_of

# A month, and a few days for the timer of a machine that was switched off.
DUE_AFTER = timedelta(days=35)
LONGEST_LABEL = 300


def check(
    source: KeptFiles, watched: Callable[[Iterable, int], Iterable] = lambda it, _: it
) -> FixityRun:
    """Read all files of a source and log what was found, in one entry of the log.

    ``watched`` may wrap the files, whose number it is told, to show progress.
    """
    started, checked, size, faults = timezone.now(), 0, 0, []
    for row, file in watched(source, source.rows().count()):
        fault, read = examined(file)
        if fault and (fault := still_so(source, row, fault)):
            faults.append(fault)
        checked, size = checked + 1, size + read
    with transaction.atomic():
        run = FixityRun.objects.create(
            source=source.name,
            title=source.title,
            started_at=started,
            finished_at=timezone.now(),
            checked=checked,
            size=size,
            fault_count=len(faults),
        )
        for fault in faults:
            fault.run = run
        FixityFault.objects.bulk_create(faults)
    return run


def check_all() -> None:
    """Read everything once: a demo begins with a clean log."""
    for source in kept_file_sources():
        check(source)


def examined(file: KeptFile) -> tuple[FixityFault | None, int]:
    """What is wrong with the file, and how many bytes were read."""
    if not file.path or not file.storage.exists(file.path):
        return fault_with(file, FaultKind.MISSING), 0
    try:
        with file.storage.open(file.path) as opened:
            found, size = sha256_of(opened), opened.size
    except FileNotFoundError:
        return fault_with(file, FaultKind.MISSING), 0
    except OSError:
        return fault_with(file, FaultKind.UNREADABLE), 0
    if not file.sha256:
        return fault_with(file, FaultKind.UNKNOWN), size
    if found != file.sha256:
        return fault_with(file, FaultKind.CHANGED, found), size
    return None, size


def fault_with(file: KeptFile, kind: FaultKind, found: str = "") -> FixityFault:
    return FixityFault(
        kind=kind,
        label=file.label[:LONGEST_LABEL],
        path=file.path,
        expected=file.sha256,
        found=found,
    )


def still_so(source: KeptFiles, row: Any, fault: FixityFault) -> FixityFault | None:
    """The fault, unless the file was replaced or deleted since its row was read."""
    now = source.rows().filter(pk=row.pk).first()
    if now is None:
        return None
    file = source.file_of(now)
    if (file.path, file.sha256) == (fault.path, fault.expected):
        return fault
    return examined(file)[0]


@dataclass(frozen=True)
class Alarm:
    """Something about the fixity of a source that somebody must see to."""

    source: str
    sentence: str


def alarms(now: datetime) -> list[Alarm]:
    """What the last runs found, and sources that were not read for too long."""
    latest = FixityRun.objects.latest_by_source()
    found = []
    for source in kept_file_sources():
        run = latest.get(source.name)
        if run is None:
            sentence = "还没有做过完好性检查。"
        elif run.fault_count:
            sentence = f"上次检查有{run.fault_count}个文件有问题。"
        elif now - run.finished_at > DUE_AFTER:
            days = (now - run.finished_at).days
            sentence = f"已经{days}天没有做完好性检查，每{DUE_AFTER.days}天至少一次。"
        else:
            continue
        found.append(Alarm(source.title, sentence))
    return found
