"""The tiny markup of the demo issues: text lines in, body blocks out.

One paragraph a line; ``一、`` ``（一）`` ``1.`` alone on a short line is a heading;
``![caption｜credit](file)`` a picture, several in a row a gallery; ``|a|b|`` rows a
table (``<`` merges to the left, ``^`` upwards, ``表：`` above is its caption);
``- `` and ``1) `` lines a list; ``> `` a quotation; ``**x**`` bold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from django.utils.html import escape

HEADINGS = [
    (re.compile(r"^[一二三四五六七八九十]+、[^。！？]{1,30}$"), "1"),
    (re.compile(r"^（[一二三四五六七八九十]+）[^。！？]{1,30}$"), "2"),
    (re.compile(r"^\d+\.[^。！？]{1,30}$"), "3"),
]
PICTURE = re.compile(
    r"^!\[(?P<caption>[^｜\]]*)｜?(?P<credit>[^\]]*)\]\((?P<file>.+)\)$"
)
STARTS = {"![": "picture", "|": "table", "- ": "ul", "> ": "quote", "表：": "table"}

Block = dict[str, Any]


def blocks_of(text: str, picture: Callable[[str], int]) -> list[Block]:
    """The body blocks of a demo text; ``picture(file)`` gives a picture's key."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    blocks: list[Block] = []
    for kind, group in groupby(lines, key=kind_of):
        blocks += MAKERS[kind](list(group), picture)
    return blocks


def kind_of(line: str) -> str:
    if re.match(r"^\d+\) ", line):
        return "ol"
    for start, kind in STARTS.items():
        if line.startswith(start):
            return kind
    return "heading" if heading_level(line) else "text"


def heading_level(line: str) -> str:
    return next((level for rule, level in HEADINGS if rule.match(line)), "")


def _headings(lines: list[str], _: object) -> Iterator[Block]:
    for line in lines:
        value = {"level": heading_level(line), "text": line}
        yield {"type": "heading", "value": value}


def _paragraphs(lines: list[str], _: object) -> Iterator[Block]:
    html = "".join(f"<p>{inline(line)}</p>" for line in lines)
    yield {"type": "paragraph", "value": html}


def _list(tag: str) -> Callable[[list[str], object], Iterator[Block]]:
    def make(lines: list[str], _: object) -> Iterator[Block]:
        items = "".join(f"<li>{inline(line.split(' ', 1)[1])}</li>" for line in lines)
        yield {"type": "paragraph", "value": f"<{tag}>{items}</{tag}>"}

    return make


def _quotes(lines: list[str], _: object) -> Iterator[Block]:
    text, _, source = " ".join(line[2:] for line in lines).partition("——")
    yield {"type": "quote", "value": {"text": text.strip(), "source": source}}


def _pictures(lines: list[str], picture: Callable[[str], int]) -> Iterator[Block]:
    found = [match for line in lines if (match := PICTURE.match(line))]
    values = [
        {"image": picture(m["file"]), "caption": m["caption"], "credit": m["credit"]}
        for m in found
    ]
    if len(values) > 1:
        yield {"type": "gallery", "value": {"images": values}}
    else:
        yield {"type": "image", "value": values[0]}


def _tables(lines: list[str], _: object) -> Iterator[Block]:
    caption = ""
    if lines[0].startswith("表："):
        caption = lines.pop(0).removeprefix("表：")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    yield {
        "type": "table",
        "value": {
            "data": [[("" if c in "<^" else c) for c in row] for row in rows],
            "cell": hidden_cells(rows),
            "mergeCells": merges(rows),
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "table_header_choice": "row",
            "table_caption": caption,
        },
    }


def merges(rows: list[list[str]]) -> list[dict[str, int]]:
    """The spans of cells that ``<`` and ``^`` cells belong to."""
    spans = []
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            if cell in ("<", "^"):
                continue
            width = 1 + len(_run(row[x + 1 :], "<"))
            height = 1 + len(_run([below[x] for below in rows[y + 1 :]], "^"))
            if width > 1 or height > 1:
                spans.append({"row": y, "col": x, "rowspan": height, "colspan": width})
    return spans


def hidden_cells(rows: list[list[str]]) -> list[dict[str, Any]]:
    return [
        {"row": y, "col": x, "hidden": True}
        for y, row in enumerate(rows)
        for x, cell in enumerate(row)
        if cell in ("<", "^")
    ]


def _run(cells: list[str], mark: str) -> list[str]:
    length = next((i for i, cell in enumerate(cells) if cell != mark), len(cells))
    return cells[:length]


def opening(body: str) -> str:
    """The first sentences of a text, as far as a summary reaches."""
    line = next(
        line
        for line in body.splitlines()
        if kind_of(line) == "text" and line.endswith("。")
    )
    sentences = line.split("。")
    while len("。".join(sentences)) > 120 and len(sentences) > 2:
        sentences.pop()
    return "。".join(sentences).rstrip("。")[:198] + "。"


def inline(text: str) -> str:
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(text))


MAKERS: dict[str, Callable[..., Iterator[Block]]] = {
    "heading": _headings,
    "text": _paragraphs,
    "ul": _list("ul"),
    "ol": _list("ol"),
    "quote": _quotes,
    "picture": _pictures,
    "table": _tables,
}
