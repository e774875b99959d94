"""The last preview of each person: paging through it does not plan the file again.

A preview stands for as long as nothing has been logged: whatever is edited, imported
or undone in the admin, in whatever process, leaves an entry in the history. For what
leaves none it stands for some minutes; ``commit`` plans anew in any case.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Max
from django.utils import timezone
from wagtail.log_actions import registry as log_registry

from intake.sheets.importer import SheetImporter
from intake.sheets.imports import Options, Plan, dry_run, storable

KEPT_SECONDS = 600


def preview(
    importer: SheetImporter, data: bytes, name: str, options: Options, user: Any
) -> Plan:
    """The plan for a file, for looking at: its rows have no payload.

    Raises IntakeError when the file cannot be read at all.
    """
    asked = _asked(importer, data, options)
    kept = cache.get(_key(user))
    if kept is not None and kept[0] == asked:
        return kept[1]
    plan = dry_run(importer, data, name, options)
    plan.rows = [replace(row, payload=None) for row in plan.rows]
    cache.set(_key(user), (asked, plan), KEPT_SECONDS)
    return plan


def forget(user: Any) -> None:
    """What was kept turned out to be out of date."""
    cache.delete(_key(user))


def _key(user: Any) -> str:
    return f"sheet-preview-{user.pk}"


def _asked(importer: SheetImporter, data: bytes, options: Options) -> str:
    """All that a plan depends on, as one word."""
    asked = {
        "importer": importer.name,
        "file": hashlib.sha256(data).hexdigest(),
        "options": storable(options),
        "today": timezone.localdate().isoformat(),
        "history": _history(),
    }
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


def _history() -> list[list[int | None]]:
    """How far the history has come. The number of entries tells of one that took its
    key before the newest and was committed after it."""
    models = sorted(log_registry.get_log_entry_models(), key=lambda one: one.__name__)
    counted = [
        model._default_manager.aggregate(newest=Max("pk"), entries=Count("pk"))
        for model in models
    ]
    return [list(one.values()) for one in counted]
