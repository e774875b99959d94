"""The pictures of a web page: those that came along, made safe for the library."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote_to_bytes, urlsplit

from intake.folder import FileFolder
from intake.report import CHANGED, DROPPED, Loss
from intake.safety import MIB
from library.pictures import PictureFile, PictureRefused, web_picture

MAX_PICTURE_BYTES = 20 * MIB
LARGEST_SPACER = 3  # pixels: such pictures count readers or push words apart
MAX_SHOWN_ADDRESS = 200


@dataclass
class HtmlPictures:
    """Takes each picture once however often it stands; ``missing`` counts those of
    which there is but an address. Nothing is fetched from the network."""

    folder: FileFolder | None = None
    files: list[PictureFile] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    missing: int = 0
    _known: dict[str, int | None] = field(default_factory=dict)

    def index(self, address: str, place: str) -> int | None:
        """The picture's place in ``files``; None when there is nothing to show."""
        if address not in self._known:
            self._known[address] = self._taken(address, place)
        return self._known[address]

    def _taken(self, address: str, place: str) -> int | None:
        data = self._data(address)
        if data is None:
            self.missing += 1
            shown = address[:MAX_SHOWN_ADDRESS] if not _is_inline(address) else ""
            detail = f"没有随稿件提供文件，没有迁入{'：' if shown else ''}{shown}"
            self.losses.append(Loss("图片", DROPPED, place, detail))
            return None
        return self._made_safe(data, _name(address), place)

    def _made_safe(self, data: bytes, name: str, place: str) -> int | None:
        try:
            if len(data) > MAX_PICTURE_BYTES:
                limit = MAX_PICTURE_BYTES // MIB
                raise PictureRefused(f"超过{limit}MB，请缩小后另行上传")
            picture, changes = web_picture(data, name)
        except PictureRefused as reason:
            self.losses.append(Loss("图片", DROPPED, place, str(reason)))
            return None
        if max(picture.width, picture.height) <= LARGEST_SPACER:
            self.losses.append(Loss("占位图片", DROPPED, place, "只占位置，去掉"))
            return None
        if changes:
            self.losses.append(Loss("图片", CHANGED, place, "，".join(changes)))
        self.files.append(picture)
        return len(self.files) - 1

    def _data(self, address: str) -> bytes | None:
        if _is_inline(address):
            return _inline_data(address)
        path = self.folder.find(address) if self.folder else None
        if path is None:
            return None
        with path.open("rb") as file:
            return file.read(MAX_PICTURE_BYTES + 1)


def _is_inline(address: str) -> bool:
    return address[:5].lower() == "data:"


def _inline_data(address: str) -> bytes | None:
    head, comma, body = address.partition(",")
    if not comma:
        return None
    if not head.lower().endswith(";base64"):
        return unquote_to_bytes(body)
    try:
        return base64.b64decode("".join(body.split()))
    except (binascii.Error, ValueError):
        return b""


def _name(address: str) -> str:
    if _is_inline(address):
        return "picture"
    return PurePosixPath(urlsplit(address).path).name or "picture"
