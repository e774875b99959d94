"""Answers as XML, element by element in the order of the protocol's schema."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Mapping
from datetime import datetime
from xml.etree.ElementTree import Element

from archive.description import Description
from archive.models import HarvestItem
from archive.oai.datestamps import written
from archive.xml_text import xml_text

OAI = "http://www.openarchives.org/OAI/2.0/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
OAI_DC = f"{OAI}oai_dc/"
DC_SCHEMA = f"{OAI}oai_dc.xsd"
DC = "http://purl.org/dc/elements/1.1/"


def element(
    name: str,
    text: str = "",
    children: Iterable[Element] = (),
    attributes: Mapping[str, str] | None = None,
) -> Element:
    made = Element(name, dict(attributes or {}))
    made.text = xml_text(text) or None
    made.extend(children)
    return made


def document(
    now: datetime, address: str, asked: Mapping[str, str], answer: Element
) -> bytes:
    """A whole response; ``asked`` are the arguments that it repeats."""
    root = element(
        "OAI-PMH",
        children=[
            element("responseDate", written(now)),
            element("request", address, attributes=safe(asked)),
            answer,
        ],
        attributes={
            "xmlns": OAI,
            "xmlns:xsi": XSI,
            "xsi:schemaLocation": f"{OAI} {OAI}OAI-PMH.xsd",
        },
    )
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def safe(asked: Mapping[str, str]) -> dict[str, str]:
    return {name: xml_text(value) for name, value in asked.items()}


def header(item: HarvestItem, host: str, *, is_deleted: bool) -> Element:
    return element(
        "header",
        children=[
            element("identifier", full_identifier(item.identifier, host)),
            element("datestamp", written(item.datestamp)),
            element("setSpec", item.set_spec),
        ],
        attributes={"status": "deleted"} if is_deleted else {},
    )


def record(item: HarvestItem, host: str, description: Description | None) -> Element:
    """A record; without a description it was taken back."""
    told = header(item, host, is_deleted=description is None)
    parts = [told]
    if description is not None:
        parts.append(element("metadata", children=[dublin_core(description)]))
    return element("record", children=parts)


def dublin_core(description: Description) -> Element:
    return element(
        "oai_dc:dc",
        children=[
            element(f"dc:{name}", value) for name, value in description.dublin_core()
        ],
        attributes={
            "xmlns:oai_dc": OAI_DC,
            "xmlns:dc": DC,
            "xmlns:xsi": XSI,
            "xsi:schemaLocation": f"{OAI_DC} {DC_SCHEMA}",
        },
    )


def full_identifier(name: str, host: str) -> str:
    """oai:www.example.cn:bulletin/2026-03"""
    return f"oai:{host}:{name}"
