"""The XML names of a Word file, and small readers over its elements."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

_OFFICE = "http://schemas.openxmlformats.org"
W = f"{{{_OFFICE}/wordprocessingml/2006/main}}"
R = f"{{{_OFFICE}/officeDocument/2006/relationships}}"
A = f"{{{_OFFICE}/drawingml/2006/main}}"
PIC = f"{{{_OFFICE}/drawingml/2006/picture}}"
WP = f"{{{_OFFICE}/drawingml/2006/wordprocessingDrawing}}"
CHART = f"{{{_OFFICE}/drawingml/2006/chart}}"
DIAGRAM = f"{{{_OFFICE}/drawingml/2006/diagram}}"
MATH = f"{{{_OFFICE}/officeDocument/2006/math}}"
MC = f"{{{_OFFICE}/markup-compatibility/2006}}"
V = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
OFF = ("0", "false", "off", "none")


def value(element: Element | None, path: str) -> str | None:
    """The w:val of a descendant named by w: names joined with slashes."""
    found = descendant(element, path)
    return None if found is None else found.get(f"{W}val", "")


def descendant(element: Element | None, path: str) -> Element | None:
    for name in path.split("/"):
        if element is None:
            return None
        element = element.find(f"{W}{name}")
    return element


def switched_on(element: Element | None) -> bool:
    """Whether a toggle such as w:b is present and not switched off."""
    return element is not None and element.get(f"{W}val", "1") not in OFF


def words(element: Element) -> str:
    """The visible words under an element, deleted ones too."""
    return "".join(_words(element))


def _words(element: Element) -> Iterator[str]:
    for child in element.iter():
        if child.tag in (f"{W}t", f"{W}delText", f"{MATH}t"):
            yield child.text or ""
        elif child.tag == f"{W}tab" and not child.attrib:
            yield "\t"


def holds(element: Element, tag: str) -> bool:
    """Whether an element has a descendant of this name."""
    return next(element.iter(tag), None) is not None


def number_or(text: str | None, default: int) -> int:
    """An attribute as an integer; the default when missing or malformed."""
    try:
        return int(float(text)) if text else default
    except (ValueError, OverflowError):
        return default
