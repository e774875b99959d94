"""归档目录: one line a record, as archivists hand it over."""

from __future__ import annotations

import codecs
import csv
from pathlib import Path
from typing import Any

from intake.sheets.neutral import neutral

NAME = "归档目录.csv"
COLUMNS = (
    "序号", "档号", "题名", "责任者", "日期", "年度", "文种", "状态", "文件数",
    "总大小（字节）", "主文件", "主文件SHA-256", "存放位置", "网址",
)  # fmt: skip
# Which file stands for the record: what was handed in, before what is read.
MAIN = ("original/", "access.pdf")


def write_catalogue(records: list[dict[str, Any]], folder: Path) -> None:
    """With a byte order mark, for table programs; no cell that begins a formula."""
    with (folder / NAME).open("w", encoding="utf-8", newline="") as file:
        file.write(codecs.BOM_UTF8.decode())
        sheet = csv.writer(file)
        sheet.writerow(COLUMNS)
        for number, record in enumerate(records, start=1):
            sheet.writerow([number, *(neutral(cell) for cell in row_of(record))])


def row_of(record: dict[str, Any]) -> list[str | int]:
    described, files = dict(record["dat46"]), record["files"]
    main = main_file(files)
    return [
        described.get("档号", ""),
        record["title"],
        described.get("责任者", ""),
        described.get("日期", ""),
        described.get("年度", ""),
        described.get("文种", ""),
        record["status"],
        len(files),
        sum(file["size"] for file in files),
        main.get("name", ""),
        main.get("sha256", ""),
        f"data/{record['id']}",
        record["address"],
    ]


def main_file(files: list[dict[str, Any]]) -> dict[str, Any]:
    for beginning in MAIN:
        for file in files:
            if file["path"].startswith(beginning):
                return file
    return {}
