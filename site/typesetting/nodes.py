"""Body blocks of the site as the nodes that the sheets draw.

A node is plain data, ready for JSON; ``typst/blocks.typ`` has one function for each
kind: paragraph, heading, list, picture, gallery, quote, table, documents, notice,
video, divider.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from typesetting.rich_text import rich_text_nodes
from typesetting.tables import table_nodes

__all__ = ["body_nodes", "rich_text_nodes"]

Node = dict[str, Any]
# Registers a picture for the print and gives the file name the sheet uses.
Picture = Callable[[Any], str]


def body_nodes(blocks: Iterable[Any], picture: Picture) -> list[Node]:
    """The nodes of a body, in order.

    A block has ``block_type`` and ``value`` as Wagtail's stream values have. What has
    nothing to print (an empty text, a picture or file deleted since) gives no node.
    Documents in a row become one node, for they are numbered together.
    """
    nodes: list[Node] = []
    for block in blocks:
        for node in _NODES[block.block_type](block.value, picture):
            if (
                node["kind"] == "documents"
                and nodes
                and nodes[-1]["kind"] == "documents"
            ):
                nodes[-1]["titles"] += node["titles"]
            else:
                nodes.append(node)
    return nodes


def _heading(value: Any, _picture: Picture) -> list[Node]:
    text = _text(value, "text")
    if not text:
        return []
    return [{"kind": "heading", "level": int(value["level"]), "text": text}]


def _paragraph(value: Any, _picture: Picture) -> list[Node]:
    return rich_text_nodes(_source(value))


def _image(value: Any, picture: Picture) -> list[Node]:
    return [{"kind": "picture", **part} for part in _picture_parts([value], picture)]


def _gallery(value: Any, picture: Picture) -> list[Node]:
    parts = _picture_parts(value["images"], picture)
    return [{"kind": "gallery", "pictures": parts}] if parts else []


def _quote(value: Any, _picture: Picture) -> list[Node]:
    text = _text(value, "text")
    if not text:
        return []
    return [{"kind": "quote", "text": text, "source": _text(value, "source")}]


def _table(value: Any, _picture: Picture) -> list[Node]:
    return table_nodes(value)


def _document(value: Any, _picture: Picture) -> list[Node]:
    title = _text(value, "title") or getattr(value["document"], "title", "")
    return [{"kind": "documents", "titles": [title]}] if title else []


def _notice(value: Any, _picture: Picture) -> list[Node]:
    title = _text(value, "title")
    body = rich_text_nodes(_source(value["text"]))
    return [{"kind": "notice", "title": title, "body": body}] if title or body else []


def _video(value: Any, _picture: Picture) -> list[Node]:
    title, url = _text(value, "title"), _text(value, "url")
    return [{"kind": "video", "title": title, "url": url}] if url else []


def _divider(_value: Any, _picture: Picture) -> list[Node]:
    return [{"kind": "divider"}]


_NODES: dict[str, Callable[[Any, Picture], list[Node]]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "image": _image,
    "gallery": _gallery,
    "quote": _quote,
    "table": _table,
    "document": _document,
    "notice": _notice,
    "video": _video,
    "divider": _divider,
}


def _picture_parts(values: Iterable[Any], picture: Picture) -> list[Node]:
    """What a sheet needs of each picture; the credit is the block's or the library's.

    ``default_alt_text`` is Wagtail's name for the description kept with an image.
    """
    return [
        {
            "file": picture(image),
            "alt": getattr(image, "default_alt_text", ""),
            "caption": _text(value, "caption"),
            "credit": _text(value, "credit") or getattr(image, "credit", ""),
        }
        for value in values
        if (image := value["image"]) is not None
    ]


def _source(value: Any) -> str:
    """The HTML of a rich text value, which may also be the plain string."""
    return getattr(value, "source", value) or ""


def _text(value: Any, field: str) -> str:
    return (value.get(field) or "").strip()
