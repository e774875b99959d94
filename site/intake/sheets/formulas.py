"""Formulas that nobody has calculated: to the reader of sheets they are empty cells.

Programs that write a formula into an .xlsx leave its result to Excel or WPS, which
keep it when the file is saved. An .xls always has one.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from intake.safety import OLE
from intake.sheets.columns import place_of

NOT_CALCULATED = "#未计算"  # stands in such a cell from here on
_CELL = re.compile(
    rb"<(?:\w+:)?c\s([^<>]*)>\s*"
    rb"<(?:\w+:)?f(?:\s[^<>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v(?:\s*/>|>\s*</(?:\w+:)?v>)\s*)?"
    rb"</(?:\w+:)?c>"
)
_PLACE = re.compile(rb"(?:^|\s)r\s*=\s*[\"']([A-Za-z]+)(\d+)[\"']")
_EMPTY_WORD = re.compile(rb"(?:^|\s)t\s*=\s*[\"']str[\"']")  # a result, namely ""

Place = tuple[int, int]


def not_calculated(data: bytes, sheet: str) -> list[Place]:
    """Row and column, from 0, of every formula of this worksheet without a result."""
    if data.startswith(OLE):
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            xml = archive.read(_member(archive, sheet))
    except (zipfile.BadZipFile, KeyError, ParseError, DefusedXmlException):
        return []
    found = (_PLACE.search(cell[1]) for cell in _CELL.finditer(xml) if _is_open(cell))
    return [(int(place[2]) - 1, place_of(place[1])) for place in found if place]


def _is_open(cell: re.Match[bytes]) -> bool:
    return not _EMPTY_WORD.search(cell[1])


def _member(archive: zipfile.ZipFile, sheet: str) -> str:
    """The part of the package in which a worksheet stands. Raises KeyError."""
    book = fromstring(archive.read("xl/workbook.xml"))
    links = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for one in book.findall(".//{*}sheet"):
        if one.get("name") == sheet:
            (key,) = (value for name, value in one.items() if name.endswith("}id"))
            return posixpath.normpath(posixpath.join("/xl", targets[key])).lstrip("/")
    raise KeyError(sheet)
