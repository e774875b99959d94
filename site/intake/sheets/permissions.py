"""Who may use which importer."""

from __future__ import annotations

from typing import Any

from intake.sheets.importer import SheetImporter, importers


def may_use(user: Any, importer: SheetImporter) -> bool:
    return user.has_perms(importer.permissions)


def usable_importers(user: Any) -> list[SheetImporter]:
    return [importer for importer in importers() if may_use(user, importer)]
