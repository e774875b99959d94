"""The archive as a table: 目录 for archivists, complete, of public essays only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from intake.sheets.writing import XLSX, csv_bytes, plain_workbook

HEADERS = [
    "序号", "档号", "题名", "副题", "类别", "作者", "单位", "活动", "级别", "奖次",
    "年份", "年份（EDTF）", "表彰文号", "关键词", "公开范围", "原件", "大小（字节）",
    "SHA-256", "网址",
]  # fmt: skip
WIDTHS = (6, 18, 40, 24, 12, 24, 30, 34, 8, 10, 10, 12, 20, 24, 20, 30, 12, 66, 44)


def rows(essays: Iterable[Any], request: Any) -> list[list[Any]]:
    return [
        [number, *cells(essay, request)] for number, essay in enumerate(essays, start=1)
    ]


def cells(essay: Any, request: Any) -> list[Any]:
    event, original = essay.event, essay.original_given_out()
    return [
        essay.archive_number,
        essay.title,
        essay.subtitle,
        essay.get_kind_display(),
        essay.authors_said,
        essay.units_said,
        event.title if event else "",
        event.get_level_display() if event else "",
        essay.get_prize_display(),
        essay.year_text,
        essay.edtf,
        essay.document_number,
        essay.keywords,
        essay.public_range,
        original.name if original else "",
        original.size if original else None,
        original.sha256 if original else "",
        essay.get_full_url(request),
    ]


def as_csv(title: str, essays: Iterable[Any], request: Any) -> bytes:
    return csv_bytes(HEADERS, rows(essays, request))


def as_xlsx(title: str, essays: Iterable[Any], request: Any) -> bytes:
    return plain_workbook("目录", title, HEADERS, rows(essays, request), WIDTHS)


FILES = {"csv": (as_csv, "text/csv; charset=utf-8"), "xlsx": (as_xlsx, XLSX)}
