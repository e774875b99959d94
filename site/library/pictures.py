"""A picture made safe and small enough for the web: upright, no larger than a page
needs, and without what the camera wrote into it (place, time, serial number)."""

from __future__ import annotations

import io
import posixpath
from dataclasses import dataclass

import pillow_heif
from PIL import Image, ImageOps, UnidentifiedImageError

MAX_SIDE = 2400
MAX_PIXELS = 40_000_000
JPEG_QUALITY = 88
_ORIENTATION = 0x0112
_GPS = 0x8825
_FORMATS = ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP", "HEIF", "AVIF")
_KEPT_FORMATS = {"JPEG": "jpg", "PNG": "png"}
# Facts about the pixels; whatever else a file carries is left behind.
_ABOUT_PIXELS = {
    "adobe", "adobe_transform", "background", "bits", "chromaticity", "duration",
    "dpi", "extension", "gamma", "icc_profile", "interlace", "jfif", "jfif_density",
    "jfif_unit", "jfif_version", "loop", "progression", "progressive", "srgb",
    "timestamp", "transparency", "version",
}  # fmt: skip
_WEB_FORMATS = {"JPEG", "PNG", "WEBP", "AVIF", "GIF"}

pillow_heif.register_heif_opener()


@dataclass(frozen=True)
class PictureFile:
    """A picture made safe for the web; ``name`` is a file name with its ending."""

    name: str
    data: bytes
    width: int
    height: int


class PictureRefused(Exception):
    """The picture cannot be used; ``str()`` is the reason as a Chinese phrase."""


def web_picture(
    data: bytes,
    name: str,
    crop: tuple[float, float, float, float] = (0, 0, 0, 0),
    quarter_turns: int = 0,
) -> tuple[PictureFile, list[str]]:
    """The picture upright, without any metadata, its longest side ≤ 2400 pixels.

    ``crop`` gives the shares that the document hides left, top, right and bottom:
    they are cut off, for they were hidden on purpose. ``quarter_turns`` are made
    clockwise unless the camera's own turn says how the picture stands. JPEG stays
    JPEG, PNG stays PNG, everything else becomes JPEG (PNG when parts of it are
    transparent). The second value says in Chinese what was changed.
    Raises PictureRefused for vector formats, animations and pictures beyond 40
    million pixels.
    """
    image = _opened(data)
    source_format = "JPEG" if image.format == "MPO" else (image.format or "")
    changes = _metadata_changes(image)
    width, height = image.size
    if source_format == "JPEG" and max(width, height) > 2 * MAX_SIDE:
        image.draft("RGB", (MAX_SIDE, MAX_SIDE))
    turned = image.getexif().get(_ORIENTATION, 1) != 1
    upright = _upright(_cropped(image, crop, changes))
    if quarter_turns and not turned:
        upright = upright.rotate(-90 * quarter_turns, expand=True)
        changes.append("按文件里的方向转正")
    if max(upright.size) > MAX_SIDE:
        upright.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
        changes.append(f"缩小为{upright.width}×{upright.height}像素")
    target = source_format if source_format in _KEPT_FORMATS else _target(upright)
    if target != source_format:
        changes.append(f"由{source_format}转为{target}")
    stem = posixpath.splitext(posixpath.basename(name))[0] or "picture"
    return PictureFile(
        f"{stem}.{_KEPT_FORMATS[target]}",
        _written(upright, target),
        upright.width,
        upright.height,
    ), changes


def cleaned(data: bytes, name: str) -> PictureFile | None:
    """The picture as the library keeps it, or None when it may stay as it is.

    A picture stays byte for byte when browsers show its format, it is small enough
    and carries nothing beside its pixels. Raises PictureRefused as ``web_picture``.
    """
    image = _opened(data)
    if image.format == "PNG":
        image.load()  # a PNG may say more after its pixels
    tells_nothing = not image.getexif() and set(image.info) <= _ABOUT_PIXELS
    fits = max(image.size) <= MAX_SIDE
    if image.format in _WEB_FORMATS and tells_nothing and fits:
        return None
    return web_picture(data, name)[0]


def _opened(data: bytes) -> Image.Image:
    if _is_metafile(data):
        raise PictureRefused("是EMF或WMF矢量图，网页不能显示，请截图后另行上传")
    try:
        image = Image.open(io.BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError as error:
        raise PictureRefused(_too_many_pixels()) from error
    except (UnidentifiedImageError, OSError, ValueError) as error:
        raise PictureRefused("不是能识别的图片格式，或图片已损坏") from error
    if image.width * image.height > MAX_PIXELS:
        raise PictureRefused(_too_many_pixels())
    if getattr(image, "is_animated", False) and image.format in ("GIF", "PNG", "WEBP"):
        raise PictureRefused("是动画图片，网页正文不收动画，请改用静态图片")
    return image


def _is_metafile(data: bytes) -> bool:
    if data.startswith((b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00")):
        return True
    return data.startswith(b"\x01\x00\x00\x00") and data[40:44] == b" EMF"


def _too_many_pixels() -> str:
    return f"超过{MAX_PIXELS // 10_000}万像素，请缩小后另行上传"


def _metadata_changes(image: Image.Image) -> list[str]:
    exif = image.getexif()
    changes = []
    if exif.get(_ORIENTATION, 1) != 1:
        changes.append("按拍摄方向转正")
    if exif.get_ifd(_GPS):
        changes.append("去掉了拍摄地点")
    elif exif:
        changes.append("去掉了拍摄信息")
    return changes


def _upright(image: Image.Image) -> Image.Image:
    try:
        upright = ImageOps.exif_transpose(image)
    except Image.DecompressionBombError as error:
        raise PictureRefused(_too_many_pixels()) from error
    except (OSError, ValueError, SyntaxError, MemoryError) as error:
        raise PictureRefused("图片已损坏，无法打开") from error
    if upright.mode in ("RGB", "L", "RGBA"):
        return upright
    if upright.mode != "P":
        upright.info.pop("icc_profile", None)
    transparent = "A" in upright.getbands() or "transparency" in upright.info
    try:
        return upright.convert("RGBA" if transparent else "RGB")
    except ValueError as error:
        raise PictureRefused("颜色方式不常见，请转为JPG后另行上传") from error


def _cropped(
    image: Image.Image, crop: tuple[float, float, float, float], changes: list[str]
) -> Image.Image:
    left, top, right, bottom = crop
    if not any(crop) or left + right >= 1 or top + bottom >= 1:
        return image
    width, height = image.size
    box = (
        round(left * width),
        round(top * height),
        round((1 - right) * width),
        round((1 - bottom) * height),
    )
    if box[0] >= box[2] or box[1] >= box[3]:
        return image
    changes.append("只保留裁剪后看得见的部分")
    profile = image.info.get("icc_profile")
    exif = image.getexif()
    try:
        cut = image.crop(box)
    except (OSError, ValueError, SyntaxError) as error:
        raise PictureRefused("图片已损坏，无法打开") from error
    cut.info = {"icc_profile": profile} if profile else {}
    if exif.get(_ORIENTATION):
        cut.getexif()[_ORIENTATION] = exif[_ORIENTATION]
    return cut


def _target(image: Image.Image) -> str:
    pixels = image.width * image.height
    if image.mode == "RGBA" and image.getchannel("A").histogram()[255] < pixels:
        return "PNG"
    return "JPEG"


def _written(image: Image.Image, target: str) -> bytes:
    """The file with its colour profile and nothing else beside the pixels."""
    bare = image if target == "PNG" else image.convert(_jpeg_mode(image))
    profile = image.info.get("icc_profile")
    bare.info = {}
    written = io.BytesIO()
    if target == "PNG":
        bare.save(written, "PNG", icc_profile=profile)
    else:
        bare.save(
            written,
            "JPEG",
            quality=JPEG_QUALITY,
            progressive=True,
            icc_profile=profile if bare.mode == "RGB" else None,
        )
    return written.getvalue()


def _jpeg_mode(image: Image.Image) -> str:
    return "L" if image.mode == "L" else "RGB"


def thumbnail(data: bytes, side: int = 320) -> bytes:
    """The picture as a small JPEG, for looking through many at once."""
    image = Image.open(io.BytesIO(data))
    image.thumbnail((side, side))
    written = io.BytesIO()
    image.convert("RGB").save(written, "JPEG", quality=70)
    return written.getvalue()
