"""Which keys a file has had so far, kept on the disk: a file may be long."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from types import TracebackType
from typing import Self


class SeenKeys:
    """Remembers on which line each key stood; a temporary file holds them."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("")
        self._database.execute("CREATE TABLE seen (key TEXT PRIMARY KEY, line INTEGER)")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._database.close()

    def earlier(self, keys: Sequence[str], line: int) -> int | None:
        """The earlier line that had the first of these keys; else None, and the key
        is this line's from now on."""
        key = keys[0]
        found = self._database.execute("SELECT line FROM seen WHERE key = ?", (key,))
        row = found.fetchone()
        if row is not None:
            return int(row[0])
        self._database.execute("INSERT INTO seen VALUES (?, ?)", (key, line))
        return None
