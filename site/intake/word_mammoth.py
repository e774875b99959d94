"""The prepared parts handed to mammoth, and its document tree received."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring
from xml.parsers.expat import ExpatError
from xml.sax.saxutils import quoteattr

import mammoth
from mammoth import documents

from intake.errors import IntakeError
from intake.report import DROPPED, Loss
from intake.safety import damaged_sentence
from intake.word_names import W
from intake.word_package import Relationship

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_UNREADABLE = (
    AttributeError,
    AssertionError,
    ExpatError,
    IndexError,
    KeyError,
    OSError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
)
_UNSUPPORTED_SYMBOL = "w:sym element"


def read_tree(
    parts: dict[str, Element],
    links: dict[str, dict[str, Relationship]],
    name: str,
) -> tuple[documents.Document, list[Loss]]:
    """Mammoth's tree of the prepared parts and the losses it reports.

    ``parts`` holds the roots of document, footnotes and endnotes by name,
    ``links`` the relationships of each.
    """
    found: list[documents.Document] = []

    def capture(document: documents.Document) -> documents.Document:
        found.append(document)
        return documents.document([])

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(_package(parts, links)),
            transform_document=capture,
            include_embedded_style_map=False,
        )
    except _UNREADABLE as error:
        raise IntakeError(damaged_sentence(name)) from error
    return found[0], _message_losses(message.message for message in result.messages)


def _message_losses(messages: Iterable[str]) -> list[Loss]:
    return [
        Loss("特殊符号", DROPPED, "", "有一个特殊符号没有读入，请对照原文补上")
        if _UNSUPPORTED_SYMBOL in message
        else Loss("其他内容", DROPPED, "", "有一处内容不能识别，请对照原文检查")
        for message in messages
    ]


def _package(
    parts: dict[str, Element], links: dict[str, dict[str, Relationship]]
) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(
            "_rels/.rels",
            _relationships(
                [("main", f"{_OFFICE}/officeDocument", "word/document.xml")]
            ),
        )
        for name, root in parts.items():
            archive.writestr(f"word/{name}.xml", tostring(_slim(name, root), "utf-8"))
            archive.writestr(
                f"word/_rels/{name}.xml.rels",
                _relationships(
                    (identity, f"{_OFFICE}/hyperlink", relationship.target)
                    for identity, relationship in links[name].items()
                    if relationship.kind == "hyperlink"
                ),
            )
    return written.getvalue()


def _slim(name: str, root: Element) -> Element:
    """The root without what surrounds the body (background, web settings)."""
    if name != "document":
        return root
    slim = Element(f"{W}document")
    body = root.find(f"{W}body")
    if body is None:
        SubElement(slim, f"{W}body")
    else:
        slim.append(body)
    return slim


def _relationships(entries: Iterable[tuple[str, str, str]]) -> str:
    lines = "".join(
        f"<Relationship Id={quoteattr(identity)} Type={quoteattr(kind)}"
        f' Target={quoteattr(target)} TargetMode="External"/>'
        for identity, kind, target in entries
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'
