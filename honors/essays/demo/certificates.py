"""Certificates of the demo, drawn: nobody's real paper is in this project."""

import io
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image, ImageDraw, ImageFont

import typesetting
from library.models import UnionImage

FONTS = Path(typesetting.__file__).parent / "fonts"
SIZE = (1200, 850)
PAPER, RED, INK = "#fdf6e3", "#b3151b", "#27221e"
PER_LINE = 20


def certificate(names: str, title: str, event: str, prize: str) -> UnionImage:
    """The scan of a certificate with a library description that says what it is."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    for inset, width in ((30, 10), (52, 3)):
        frame = (inset, inset, SIZE[0] - inset, SIZE[1] - inset)
        draw.rectangle(frame, outline=RED, width=width)
    centred(draw, "荣誉证书", 130, font("FandolSong-Bold", 92), RED)
    text = f"{names}：　您撰写的《{title}》在{event}中获{prize}，特发此证，以资鼓励。"
    for number, words in enumerate(cut(text)):
        draw.text((130, 300 + number * 78), words, INK, font("FandolFang-Regular", 44))
    right = font("FandolFang-Regular", 38)
    draw.text((820, 690), "（公章）", INK, right)
    written = io.BytesIO()
    image.save(written, "JPEG", quality=85)
    said = f"{names}的{prize}证书"
    return UnionImage.objects.create(
        title=said,
        description=f"{said}，演示用图，不是真实证书",
        file=ImageFile(ContentFile(written.getvalue()), name="certificate.jpg"),
    )


def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"{name}.otf", size)


def centred(draw, words: str, top: int, face, colour: str) -> None:
    width = draw.textlength(words, font=face)
    draw.text(((SIZE[0] - width) / 2, top), words, colour, face)


def cut(text: str) -> list[str]:
    return [text[start : start + PER_LINE] for start in range(0, len(text), PER_LINE)]
