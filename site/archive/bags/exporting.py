"""One bag a year and category: BagIt 1.0 (RFC 8493), readable without this site."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bagit
from wagtail.models import Site

from archive.bags.catalogue import write_catalogue
from archive.bags.sources import BagRecord, BagSource
from archive.bags.writing import write_record
from pages.models import SiteIdentity

BAGIT_1_0 = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
READABLE_BY_ALL = 0o755
AGENT = f"Union Work Bulletin, bagit.py {bagit.VERSION}"


class ExportRefused(Exception):
    """No bag was written; ``str()`` is a Chinese sentence."""


@dataclass(frozen=True)
class Exported:
    """A finished bag."""

    category: str
    path: Path
    records: int
    files: int
    size: int


def bag_path(source: BagSource, year: int, out: Path) -> Path:
    """``out/bulletin-2026``; raises ExportRefused when something is there already."""
    path = out / f"{source.category}-{year}"
    if path.exists() or path.is_symlink():
        raise ExportRefused(f"“{path}”已经存在，请先移走，或换一个输出文件夹。")
    return path


def export_bag(
    source: BagSource, year: int, out: Path, records: Iterable[BagRecord]
) -> Exported | None:
    """Write the bag, or nothing: it grows beside its place and moves there at the end.

    None when there is no record. Raises ExportRefused, or
    ``archive.bags.writing.Damaged`` when a file is not what it was at ingest.
    """
    path = bag_path(source, year, out)
    out.mkdir(parents=True, exist_ok=True)
    growing = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=out))
    try:
        written = [write_record(source, record, growing) for record in records]
        if not written:
            return None
        write_catalogue(written, growing)
        growing.chmod(READABLE_BY_ALL)
        seal(growing, bag_info(source, year, written))
        growing.rename(path)
    finally:
        shutil.rmtree(growing, ignore_errors=True)
    files = [file for record in written for file in record["files"]]
    size = sum(file["size"] for file in files)
    return Exported(source.category, path, len(written), len(files), size)


def seal(folder: Path, info: dict[str, Any]) -> None:
    """Make the folder a bag, and prove that it is one."""
    bag = bagit.make_bag(str(folder), info, checksums=["sha256"])
    # bagit.py writes the older number, though what it makes is a 1.0 bag.
    (folder / "bagit.txt").write_text(BAGIT_1_0, encoding="utf-8")
    bag.save()
    bagit.Bag(str(folder)).validate()


def bag_info(
    source: BagSource, year: int, written: list[dict[str, Any]]
) -> dict[str, Any]:
    """What bag-info.txt says; a record without 档号 is named by its folder."""
    numbers = [dict(record["dat46"]).get("档号") or record["id"] for record in written]
    return {
        "Source-Organization": publisher(),
        "External-Description": f"{source.title}{year}年归档数据包，共{len(written)}件",
        "External-Identifier": numbers,
        "Internal-Sender-Identifier": f"{source.category}-{year}",
        "Bag-Group-Identifier": source.category,
        "Bag-Count": "1 of 1",
        "Bag-Software-Agent": AGENT,
    }


def publisher() -> str:
    """Whose archive this is: the name that the site gives its publisher."""
    site = Site.objects.filter(is_default_site=True).first()
    identity = SiteIdentity.for_site(site) if site else SiteIdentity()
    return identity.publisher or identity.site_name
