"""Data of issues to print, the least that shows a rule. People are fictional."""

from __future__ import annotations

import datetime
import io
from pathlib import Path
from typing import Any

from PIL import Image

import bulletin

SHEET = Path(bulletin.__file__).parent / "print" / "issue.typ"
PRINTED_ON = datetime.date(2026, 3, 16)

WORDS = (
    "平坡镇工会联合会组织职工学习新修订的工会章程，王喆、李祎、陈堃等12名职工代表"
    "作了发言。会议强调，要把维护职工合法权益、竭诚服务职工群众作为出发点和落脚点，"
    "“建会、入会、服务”三项工作一起抓——走进车间、走进班组、走进户外劳动者驿站。"
)


def run(text: str, **faces: bool) -> dict[str, Any]:
    plain = {"bold": False, "italic": False, "sup": False, "sub": False}
    return {"text": text, **plain, **faces}


def paragraph(*runs: str | dict[str, Any]) -> dict[str, Any]:
    parts = [run(part) if isinstance(part, str) else part for part in runs]
    return {"kind": "paragraph", "runs": parts}


def heading(level: int, text: str) -> dict[str, Any]:
    return {"kind": "heading", "level": level, "text": text}


def article(title: str, *body: dict[str, Any], **parts: str) -> dict[str, Any]:
    empty = {"section": "", "subtitle": "", "contributed": ""}
    return {**empty, "title": title, "body": list(body), **parts}


def issue(*articles: dict[str, Any], **parts: Any) -> dict[str, Any]:
    return {
        "name": "工会工作简报",
        "label": "第3期",
        "overall_label": "（总第128期）",
        "publisher": "漾濞县总工会办公室编",
        "date": "2026年3月16日",
        "contents": [each["title"] for each in articles],
        "editor_note": [],
        "articles": list(articles),
        "report_to": "州总工会，县委。",
        "send_to": "县委各部委办，县级国家机关各局，人民团体，县供电局，县融媒体中心",
        "distribute_to": "各乡镇工会联合会",
        "copies": 120,
        "edited_by": "张某某",
        "reviewed_by": "李某某",
        "signed_by": "王某某",
        "address": "",
        **parts,
    }


def table(texts: list[list[str]], header_rows: int = 1, **spans: Any) -> dict[str, Any]:
    """A table; ``spans`` maps "r0c1" to (rowspan, colspan), None hides a cell."""
    cells = []
    for row, line in enumerate(texts):
        for col, text in enumerate(line):
            span = spans.get(f"r{row}c{col}", (1, 1))
            if span is None:
                continue
            cells.append(
                {
                    "row": row,
                    "col": col,
                    "rowspan": span[0],
                    "colspan": span[1],
                    "text": text,
                    "header": row < header_rows,
                    "align": "",
                }
            )
    return {
        "kind": "table",
        "caption": "",
        "columns": len(texts[0]),
        "rows": len(texts),
        "header_rows": header_rows,
        "cells": cells,
    }


def picture(file: str, **parts: str) -> dict[str, Any]:
    empty = {"alt": "", "caption": "", "credit": ""}
    return {"kind": "picture", "file": file, **empty, **parts}


def jpeg(width: int, height: int) -> bytes:
    file = io.BytesIO()
    Image.radial_gradient("L").resize((width, height)).save(file, "JPEG")
    return file.getvalue()
