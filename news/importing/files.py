"""Files that belong to a piece of news, from the folder into the library."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File

from intake.safety import MIB
from library.fingerprints import sha256_of
from library.models import UnionDocument
from news.models import NewsAttachment

_SIGNATURES = {"pdf": b"%PDF", "docx": b"PK", "xlsx": b"PK"}
LONGEST_LABEL = 120


@dataclass(frozen=True)
class FoundFile:
    """A file of the folder that may go into the library."""

    path: Path
    label: str


def refusal(path: Path) -> str:
    """Why the library does not take a file; empty when it does."""
    ending = path.suffix.lower().lstrip(".")
    if ending not in settings.WAGTAILDOCS_EXTENSIONS:
        kinds = "、".join(settings.WAGTAILDOCS_EXTENSIONS)
        return f"不收.{ending}文件，请另存为{kinds}之一再上传"
    if path.stat().st_size > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE:
        limit = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE // MIB
        return f"超过{limit}MB，请压缩后另行上传"
    with path.open("rb") as file:
        if not file.read(8).startswith(_SIGNATURES.get(ending, b"")):
            return f"内容不是.{ending}文件，可能已损坏"
    return ""


def attachment(found: FoundFile, user: Any) -> tuple[NewsAttachment, bool]:
    """Unsaved; its file is in the library, once however often it is attached. The
    second value says whether the file is new there."""
    title = found.label or found.path.stem
    with found.path.open("rb") as opened:
        known = UnionDocument.objects.filter(sha256=sha256_of(opened)).first()
        document = known or UnionDocument.objects.create(
            title=title[:255],
            file=File(opened, name=found.path.name),
            uploaded_by_user=user,
        )
    caption = title if document.title != title else ""
    row = NewsAttachment(document=document, caption=caption[:LONGEST_LABEL])
    return row, known is None
