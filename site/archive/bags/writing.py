"""One record in the folder of a bag: its files, its page, its metadata."""

from __future__ import annotations

import hashlib
import json
import xml.etree.ElementTree as ElementTree
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from archive.bags.names import is_record_id, safe_name
from archive.bags.sources import BagFile, BagRecord, BagSource
from archive.description import Description
from archive.xml_text import xml_text

FORMAT = "union-work-bulletin"
VERSION = 1
METADATA = "metadata.json"
CHUNK = 1 << 20
DC = "http://purl.org/dc/elements/1.1/"
STANDARD = "DA/T 46-2009"


class Damaged(Exception):
    """A file is not what it was at ingest; ``str()`` is a Chinese sentence."""


def write_record(source: BagSource, record: BagRecord, folder: Path) -> dict[str, Any]:
    """Write a record below ``folder``; what was written, for the catalogue.

    Raises Damaged when a file is missing or changed: a bag never vouches for it.
    """
    if not is_record_id(record.id):
        raise ValueError(f"{record.id!r} cannot name a folder.")
    home = folder / record.id
    home.mkdir()
    files = [write_file(file, home, record.description.title) for file in record.files]
    metadata = {
        "format": FORMAT,
        "version": VERSION,
        "category": source.category,
        "id": record.id,
        "title": record.description.title,
        "address": record.description.address,
        "status": record.description.status,
        "dublin_core": record.description.dublin_core(),
        "dat46": record.description.dat46(),
        "files": files,
        "content": record.content,
    }
    told = json.dumps(metadata, ensure_ascii=False, indent=1, default=as_text)
    (home / METADATA).write_text(told, encoding="utf-8")
    (home / "metadata.xml").write_bytes(as_xml(record.description))
    (home / "page.html").write_text(record.page(), encoding="utf-8")
    return metadata


def as_text(value: Any) -> str:
    """A day or moment, to the last microsecond."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in JSON.")


def write_file(file: BagFile, home: Path, title: str) -> dict[str, Any]:
    """Copy a file into the bag, and prove on the way that it is the right one."""
    place = PurePosixPath(file.path)
    if place.is_absolute() or any(part != safe_name(part) for part in place.parts):
        raise ValueError(f"{file.path!r} is no place for a file.")
    target = home / place
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    try:
        source = file.open()
    except OSError as error:
        raise Damaged(
            f"《{title}》的文件“{shown(file)}”打不开，请从备份恢复。"
        ) from error
    with source as opened, target.open("xb") as written:
        while chunk := opened.read(CHUNK):
            digest.update(chunk)
            size += written.write(chunk)
    if digest.hexdigest() != file.sha256:
        raise Damaged(f"《{title}》的文件“{shown(file)}”与存入时不一致，请从备份恢复。")
    return {
        "path": file.path,
        "name": file.name or place.name,
        "sha256": file.sha256,
        "size": size,
    }


def shown(file: BagFile) -> str:
    return file.name or file.path


def as_xml(description: Description) -> bytes:
    """Dublin Core and, beside it, the elements of DA/T 46-2009 by their names."""
    ElementTree.register_namespace("dc", DC)
    root = ElementTree.Element("metadata")
    for name, value in description.dublin_core():
        ElementTree.SubElement(root, f"{{{DC}}}{name}").text = xml_text(value)
    for name, value in description.dat46():
        attributes = {"standard": STANDARD, "name": name}
        element = ElementTree.SubElement(root, "element", attributes)
        element.text = xml_text(value)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
