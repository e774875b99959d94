"""Rich text of the site (the HTML of an editor's paragraph) as nodes to print."""

from __future__ import annotations

import re
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

Node = dict[str, Any]
Run = dict[str, Any]

FACES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "sup": "sup",
    "sub": "sub",
}
PLAIN: dict[str, bool] = {"bold": False, "italic": False, "sup": False, "sub": False}
LISTS = ("ol", "ul")
BLOCKS = {*LISTS, "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "li"}
# The first line is indented by the sheet: the spaces offices type for it go.
EDGES = " \n\u3000"


def rich_text_nodes(html: str) -> list[Node]:
    """The paragraphs and lists of the HTML, in order; empty ones are left out.

    ``{"kind": "paragraph", "runs": […]}`` or ``{"kind": "list", "ordered": …,
    "items": [{"runs": […], "children": [list, …]}, …]}``; a run is its text with the
    flags bold, italic, sup and sub. A link is its text.
    """
    return _block_nodes(BeautifulSoup(html or "", "html.parser"))


def _block_nodes(parent: Tag) -> list[Node]:
    nodes: list[Node] = []
    loose: list[Run] = []

    def close_paragraph() -> None:
        runs = _tidied(loose)
        loose.clear()
        if runs:
            nodes.append({"kind": "paragraph", "runs": runs})

    for child in parent.children:
        if isinstance(child, Tag) and child.name in BLOCKS:
            close_paragraph()
            nodes += _list_nodes(child) if child.name in LISTS else _block_nodes(child)
        else:
            loose += _runs(child, PLAIN)
    close_paragraph()
    return nodes


def _list_nodes(tag: Tag) -> list[Node]:
    items = [_item(child) for child in tag.find_all("li", recursive=False)]
    items = [item for item in items if item["runs"] or item["children"]]
    if not items:
        return []
    return [{"kind": "list", "ordered": tag.name == "ol", "items": items}]


def _item(tag: Tag) -> dict[str, Any]:
    runs: list[Run] = []
    children: list[Node] = []
    for node in _block_nodes(tag):
        if node["kind"] == "list":
            children.append(node)
        else:
            runs += [*([_run("\n", PLAIN)] if runs else []), *node["runs"]]
    return {"runs": runs, "children": children}


def _runs(node: Any, faces: dict[str, bool]) -> list[Run]:
    if isinstance(node, PreformattedString):
        return []
    if isinstance(node, NavigableString):
        return [_run(re.sub(r"[ \t\r\n\f\xa0]+", " ", node), faces)]
    if node.name == "br":
        return [_run("\n", faces)]
    face = FACES.get(node.name)
    inner = {**faces, face: True} if face else faces
    return [run for child in node.children for run in _runs(child, inner)]


def _run(text: str, faces: dict[str, bool]) -> Run:
    return {"text": text, **faces}


def _tidied(runs: list[Run]) -> list[Run]:
    """Runs of one face joined, no empty ones, no blanks at the edges."""
    joined: list[Run] = []
    for run in runs:
        if joined and _faces(joined[-1]) == _faces(run):
            joined[-1] = {**run, "text": joined[-1]["text"] + run["text"]}
        elif run["text"]:
            joined.append(run)
    for edge, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while joined:
            text = strip(joined[edge]["text"], EDGES)
            if text:
                joined[edge] = {**joined[edge], "text": text}
                break
            joined.pop(edge)
    return joined


def _faces(run: Run) -> dict[str, bool]:
    return {face: run[face] for face in PLAIN}
