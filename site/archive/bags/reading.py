"""A bag as it comes back: whole to the last byte, or refused in a sentence."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any

import bagit

from archive.bags.names import is_record_id
from archive.bags.sources import BagSource, StoredRecord, bag_sources
from archive.bags.writing import FORMAT, METADATA, VERSION

NAMED = 20


class BagRefused(Exception):
    """The bag is not read; ``sentences`` say why, in Chinese."""

    def __init__(self, *sentences: str) -> None:
        self.sentences = sentences
        super().__init__("\n".join(sentences))


def read_bag(path: Path) -> list[tuple[BagSource, list[StoredRecord]]]:
    """The records of a bag by their source, after every byte was checked.

    Raises BagRefused.
    """
    bag = validated(path)
    folders = sorted(file.parent for file in (path / "data").glob(f"*/{METADATA}"))
    if not folders:
        raise BagRefused(f"“{path}”里没有任何归档条目（data下没有{METADATA}）。")
    read = [read_record(folder, bag) for folder in folders]
    read.sort(key=lambda pair: pair[0])
    sources = bag_sources()
    return [
        (sources[category], [record for _, record in pairs])
        for category, pairs in groupby(read, key=lambda pair: pair[0])
    ]


def validated(path: Path) -> bagit.Bag:
    if not path.is_dir():
        raise BagRefused(f"“{path}”不是文件夹，请给出归档数据包所在的文件夹。")
    if links := [file for file in path.rglob("*") if file.is_symlink()]:
        raise BagRefused(f"数据包里有指向别处的链接“{links[0].name}”，不能导入。")
    try:
        bag = bagit.Bag(str(path))
        bag.validate()
    except bagit.BagValidationError as error:
        raise BagRefused(*faults(path, error)) from error
    except (bagit.BagError, OSError, ValueError) as error:
        raise BagRefused(
            f"“{path}”不是归档数据包，或者缺少bagit.txt，请给出数据包最外层的文件夹。"
        ) from error
    if "sha256" not in bag.algorithms:
        raise BagRefused(f"数据包“{path}”没有SHA-256清单，不能核对，没有导入。")
    return bag


def faults(path: Path, error: bagit.BagValidationError) -> list[str]:
    """Which files are changed, missing or too many."""
    told = [f"数据包“{path}”与清单不符，没有导入。"]
    for detail in error.details[:NAMED]:
        if isinstance(detail, bagit.ChecksumMismatch):
            told.append(f"文件“{detail.path}”的内容变了。")
        elif isinstance(detail, bagit.FileMissing):
            told.append(f"缺少文件“{detail.path}”。")
        elif isinstance(detail, bagit.UnexpectedFile):
            told.append(f"多出清单上没有的文件“{detail.path}”。")
    if len(error.details) > NAMED:
        told.append(f"还有{len(error.details) - NAMED}处不符。")
    return told


def read_record(folder: Path, bag: bagit.Bag) -> tuple[str, StoredRecord]:
    """A record and its category."""
    try:
        told = json.loads((folder / METADATA).read_text(encoding="utf-8"))
        record = stored(folder, told, bag)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise BagRefused(f"“{folder.name}”的{METADATA}读不懂，没有导入。") from error
    if told["category"] not in bag_sources():
        raise BagRefused(f"“{folder.name}”属于本站没有的类别“{told['category']}”。")
    return told["category"], record


def stored(folder: Path, told: dict[str, Any], bag: bagit.Bag) -> StoredRecord:
    if (told["format"], told["version"]) != (FORMAT, VERSION):
        raise ValueError("Another format.")
    if told["id"] != folder.name or not is_record_id(told["id"]):
        raise ValueError("Another record.")
    files = {file["path"]: file for file in told["files"]}
    for place, file in files.items():
        # Only what the manifest vouches for, by the same fingerprint.
        known = bag.entries[str(PurePosixPath("data", folder.name, place))]
        if known["sha256"].lower() != file["sha256"]:
            raise ValueError("Another file.")
    return StoredRecord(told["id"], told["title"], told["content"], folder, files)
