"""Which files the archive keeps, and what they say they are to a browser."""

from __future__ import annotations

import posixpath

_OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES = {
    ".doc": "application/msword",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ofd": "application/ofd",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".pptx": f"{_OFFICE}.presentationml.presentation",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".wps": "application/vnd.ms-works",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_FIRST_BYTES: dict[str, tuple[bytes, ...]] = {
    ".doc": (_OLE,),
    ".docx": (_ZIP,),
    ".jpeg": (b"\xff\xd8\xff",),
    ".jpg": (b"\xff\xd8\xff",),
    ".mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    ".ofd": (_ZIP,),
    ".pdf": (b"%PDF-",),
    ".png": (b"\x89PNG\r\n",),
    ".pptx": (_ZIP,),
    ".tif": (b"II*\0", b"MM\0*"),
    ".tiff": (b"II*\0", b"MM\0*"),
    ".wps": (_OLE,),
    ".xls": (_OLE,),
    ".xlsx": (_ZIP,),
}
LONGEST_SIGNATURE = 16
_VIDEO = b"ftyp"


class KindRefused(ValueError):
    """The archive does not keep such a file; ``str()`` is a Chinese sentence."""


def ending_of(name: str) -> str:
    """The ending of a file's name in small letters: 论文.DOCX → ``.docx``."""
    return posixpath.splitext(name)[1].lower()


def media_type_of(name: str, head: bytes) -> str:
    """The media type of a file by its name; ``head`` are its first bytes.

    Raises KindRefused when files of that ending are not kept, or when the bytes are
    not those of such a file: what a browser is told must be what it gets.
    """
    ending = ending_of(name)
    if ending not in MEDIA_TYPES:
        kinds = "、".join(known.lstrip(".") for known in MEDIA_TYPES)
        raise KindRefused(
            f"文件“{name}”的类型不能存入档案，请转换为以下一种再存入：{kinds}。"
        )
    if not _begins_rightly(ending, head):
        raise KindRefused(
            f"文件“{name}”的内容与扩展名“{ending}”不符，请用原来的软件打开后另存，再存入。"
        )
    return MEDIA_TYPES[ending]


def _begins_rightly(ending: str, head: bytes) -> bool:
    if ending == ".mp4":
        return head[4:8] == _VIDEO
    return head.startswith(_FIRST_BYTES[ending])
