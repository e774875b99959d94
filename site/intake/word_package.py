"""The parts of a .docx file: read within limits, parsed without entities."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from intake.errors import IntakeError
from intake.safety import (
    MAX_TAGS,
    MAX_TOTAL_BYTES,
    check_word_file,
    damaged_sentence,
    macro_sentence,
    member_limit,
    open_archive,
    too_large_sentence,
)

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/"),
    (b"/officeDocument/relationships", b"/officeDocument/2006/relationships"),
    (b"/wordprocessingml/main", b"/wordprocessingml/2006/main"),
    (b"/drawingml/main", b"/drawingml/2006/main"),
    (b"/drawingml/picture", b"/drawingml/2006/picture"),
    (b"/drawingml/wordprocessingDrawing", b"/drawingml/2006/wordprocessingDrawing"),
    (b"/drawingml/chart", b"/drawingml/2006/chart"),
    (b"/drawingml/diagram", b"/drawingml/2006/diagram"),
    (b"/officeDocument/math", b"/officeDocument/2006/math"),
)


@dataclass(frozen=True)
class Relationship:
    """Where a part points to: ``target`` is a member of the file unless external."""

    kind: str
    target: str
    external: bool


class WordPackage:
    """A checked .docx file. Reading raises IntakeError when a part is unreadable."""

    def __init__(self, data: bytes, name: str) -> None:
        check_word_file(data, name)
        self.name = name
        self._archive = open_archive(data, name)
        self._members = set(self._archive.namelist())
        self._read_bytes = 0
        self._refuse_macro_types()

    def has(self, part: str) -> bool:
        return part in self._members

    def read(self, part: str) -> bytes:
        """The bytes of a part, counted against the limits while unpacking."""
        limit = min(member_limit(part), MAX_TOTAL_BYTES - self._read_bytes)
        try:
            with self._archive.open(part) as member:
                data = member.read(limit + 1)
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise IntakeError(damaged_sentence(self.name)) from error
        if len(data) > limit:
            raise IntakeError(too_large_sentence(self.name))
        self._read_bytes += len(data)
        return data

    def xml(self, part: str) -> Element | None:
        """The root element of a part, or None when the file has no such part."""
        if not self.has(part):
            return None
        try:
            return fromstring(_transitional(self._markup(part)), forbid_dtd=True)
        except DefusedXmlException as error:
            raise IntakeError(
                f"文件“{self.name}”里有不正常的外部引用（实体定义），为安全起见没有打开。"
                "请把正文复制到新的Word文档后再上传。"
            ) from error
        except (ParseError, ValueError, LookupError) as error:
            raise IntakeError(damaged_sentence(self.name)) from error

    def _markup(self, part: str) -> bytes:
        data = self.read(part)
        if data.count(b"<") > MAX_TAGS:
            raise IntakeError(too_large_sentence(self.name))
        return data

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The relationships of a part by their id ("" for the whole file)."""
        folder, _, base = part.rpartition("/")
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, Relationship] = {}
        if root is None:
            return found
        for element in root.iter(f"{_RELATIONSHIP}Relationship"):
            external = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            found[element.get("Id", "")] = Relationship(
                element.get("Type", "").rpartition("/")[2],
                target if external else _member_name(folder, target),
                external,
            )
        return found

    def main_part(self) -> str:
        """The part with the document's body."""
        for relationship in self.relationships("").values():
            if relationship.kind == "officeDocument" and self.has(relationship.target):
                return relationship.target
        return "word/document.xml"

    def _refuse_macro_types(self) -> None:
        part = "[Content_Types].xml"
        if self.has(part) and b"macroEnabled" in self.read(part):
            raise IntakeError(macro_sentence(self.name))


def _member_name(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(folder, target))


def _transitional(data: bytes) -> bytes:
    """A part in the strict dialect of ISO/IEC 29500, told in the usual one."""
    if _STRICT[0][0] not in data:
        return data
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    return data
