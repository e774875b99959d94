"""Bodies in a bag: the blocks as JSON, their pictures and documents as files.

In the database a body names pictures, documents and pages by their keys, which mean
nothing elsewhere. Packed, it keeps the keys as names within the record and says
beside it which file each stands for; links to pages become addresses. Read back, the
files go into the library and the keys become those of the new site.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial
from html import escape
from posixpath import basename, splitext
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.rich_text.rewriters import extract_attrs

from archive.bags.names import safe_name
from archive.bags.sources import BagFile, StoredRecord
from library.models import UnionDocument, UnionImage
from pages.models import SitePage

_ANCHOR = re.compile(r"<a\b([^>]*)>")
Mapping = Callable[[Any], Any]


def picture_place(image) -> str:
    """Where a picture of the library is in the folder of a record."""
    return f"pictures/{image.sha256[:16]}{splitext(image.file.name)[1].lower()}"


def document_place(document) -> str:
    return f"files/{document.sha256[:8]}-{safe_name(document.filename)}"


def mapped(blocks: list[dict], picture: Mapping, document: Mapping, html: Mapping):
    """The blocks with every key and every piece of rich text answered anew."""

    def image(value):
        return value | {"image": value["image"] and picture(value["image"])}

    def value_of(kind, value):
        if kind == "image":
            return image(value)
        if kind == "gallery":
            items = [one | {"value": image(one["value"])} for one in value["images"]]
            return value | {"images": items}
        if kind == "document":
            return value | {
                "document": value["document"] and document(value["document"])
            }
        if kind == "notice":
            return value | {"text": html(value["text"])}
        return html(value) if kind == "paragraph" else value

    return [one | {"value": value_of(one["type"], one["value"])} for one in blocks]


def anchors_mapped(html: str, attributes: Callable[[dict], dict]) -> str:
    """The rich text with the attributes of its links answered anew; all else stays
    as it is, byte for byte."""

    def rewritten(match: re.Match) -> str:
        before = extract_attrs(match[1])
        after = attributes(before)
        if after == before:
            return match[0]
        told = "".join(f' {name}="{escape(text)}"' for name, text in after.items())
        return f"<a{told}>"

    return _ANCHOR.sub(rewritten, html)


class Attachments:
    """What the bodies of one record need, gathered while they are packed."""

    def __init__(self):
        self.pictures: dict[int, UnionImage] = {}
        self.documents: dict[int, UnionDocument] = {}

    def body(self, value) -> list[dict]:
        """A StreamField's value as JSON."""
        blocks = value.stream_block.get_prep_value(value)
        return mapped(blocks, self._picture_key, self._document_key, self.rich_text)

    def rich_text(self, html: str) -> str:
        return anchors_mapped(html, self._portable)

    def picture(self, image: UnionImage | None) -> int | None:
        """A picture outside a body: its name within the record."""
        if image is not None:
            self.pictures[image.pk] = image
        return image and image.pk

    def document(self, document: UnionDocument | None) -> int | None:
        if document is not None:
            self.documents[document.pk] = document
        return document and document.pk

    def content(self) -> dict[str, list[dict]]:
        """Which file stands for which key, for ``BagRecord.content``."""
        return {
            "pictures": [
                {
                    "key": key,
                    "file": picture_place(image),
                    "title": image.title,
                    "description": image.description,
                    "credit": image.credit,
                }
                for key, image in sorted(self.pictures.items())
            ],
            "documents": [
                {
                    "key": key,
                    "file": document_place(one),
                    "title": one.title,
                    "name": one.filename,
                }
                for key, one in sorted(self.documents.items())
            ],
        }

    def files(self) -> list[BagFile]:
        """The files themselves, each once, for ``BagRecord.files``."""
        kept = [
            *((picture_place(one), one) for one in self.pictures.values()),
            *((document_place(one), one) for one in self.documents.values()),
        ]
        files = {
            place: BagFile(
                path=place,
                open=partial(one.file.storage.open, one.file.name),
                sha256=one.sha256,
                name=basename(one.file.name),
            )
            for place, one in kept
        }
        return list(files.values())

    def beside(self) -> dict[str, str]:
        """The addresses of documents with their places in the bag, for the page."""
        return {one.url: document_place(one) for one in self.documents.values()}

    def _picture_key(self, key: int) -> int | None:
        known = self.pictures.get(key) or UnionImage.objects.filter(pk=key).first()
        return self.picture(known)

    def _document_key(self, key: int) -> int | None:
        known = self.documents.get(key) or UnionDocument.objects.filter(pk=key).first()
        return self.document(known)

    def _portable(self, attributes: dict) -> dict:
        if attributes.get("linktype") == "document":
            key = self._document_key(int(attributes["id"]))
            return attributes if key else {}
        if attributes.get("linktype") == "page":
            page = SitePage.objects.filter(pk=attributes["id"]).first()
            return {"href": page.full_url} if page and page.full_url else {}
        return attributes


class RestoredAttachments:
    """The same files in the library of this site, for reading bodies back."""

    def __init__(self, record: StoredRecord, attachments: dict[str, list[dict]]):
        self.record = record
        self.pictures = {
            entry["key"]: self._same(entry, UnionImage) or self._new_picture(entry)
            for entry in attachments["pictures"]
        }
        self.documents = {
            entry["key"]: self._same(entry, UnionDocument) or self._new_document(entry)
            for entry in attachments["documents"]
        }

    def body(self, blocks: list[dict]) -> str:
        """What a StreamField takes."""
        return json.dumps(
            mapped(
                blocks,
                lambda key: self.pictures[key].pk,
                lambda key: self.documents[key].pk,
                self.rich_text,
            )
        )

    def rich_text(self, html: str) -> str:
        return anchors_mapped(html, self._at_home)

    def _at_home(self, attributes: dict) -> dict:
        if attributes.get("linktype") != "document":
            return attributes
        return attributes | {"id": str(self.documents[int(attributes["id"])].pk)}

    def _same(self, entry: dict, model):
        """The library's own, when it has the same file already."""
        return model.objects.filter(sha256=self.record.sha256(entry["file"])).first()

    def _new_picture(self, entry: dict) -> UnionImage:
        return self._checked(
            entry,
            UnionImage(
                title=entry["title"],
                description=entry["description"],
                credit=entry["credit"],
                file=self._content(entry, basename(entry["file"])),
            ),
        )

    def _new_document(self, entry: dict) -> UnionDocument:
        content = self._content(entry, entry["name"])
        return self._checked(entry, UnionDocument(title=entry["title"], file=content))

    def _content(self, entry: dict, name: str) -> ContentFile:
        return ContentFile(self.record.read(entry["file"]), name)

    def _checked(self, entry: dict, kept):
        """Saved; what the library would have to change is not what was packed."""
        kept.save()
        if kept.sha256 != self.record.sha256(entry["file"]):
            raise ValidationError(
                f"“{self.record.title}”的文件“{entry['file']}”存入后与归档时不一致。"
            )
        return kept
