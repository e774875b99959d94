"""A folder of files that came along with the pages of an old site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

_ENCODINGS = ("utf-8", "gbk")  # of the names on Chinese servers


class FileFolder:
    """Finds a file by the address it had: below the folder stands the path of the
    address, with or without the name of the host before it."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()

    def find(self, address: str) -> Path | None:
        """The file, None when there is none; never one outside the folder."""
        for name in _names(address):
            path = self.root / name
            try:
                found = path.resolve()
                inside = found.is_relative_to(self.root) and found.is_file()
            except (OSError, ValueError, RuntimeError):  # names no file can have
                continue
            if inside:
                return found
        return None


def _names(address: str) -> Iterator[str]:
    try:
        parts = urlsplit(address.replace("\\", "/"))
        host = parts.hostname or ""
    except ValueError:
        return
    if parts.scheme not in ("", "http", "https"):
        return
    for encoding in _ENCODINGS:
        path = unquote(parts.path, encoding=encoding).strip("/")
        if not path:
            continue
        queried = [f"{path}?{parts.query}"] if parts.query else []
        for name in (path, *queried):
            yield from ((f"{host}/{name}", name) if host else (name,))
