"""The body of an article from an old site, HTML or plain text, into pieces."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from intake.errors import IntakeError
from intake.folder import FileFolder
from intake.html_markup import BLOCKS, LEFT_OUT, READ
from intake.html_pictures import HtmlPictures
from intake.html_reader import HtmlReader, LinkedFile
from intake.html_safe import safe_html
from intake.pieces import ReadDocument
from intake.plain_text import read_plain_text
from intake.report import DROPPED, Loss, grouped

MAX_CHARACTERS = 2_000_000
# Longest names first: the expression takes the first that fits.
_ELEMENTS = "|".join(sorted({*READ, *LEFT_OUT, "o:p", "body", "html"}, reverse=True))
_MARKUP = re.compile(rf"<!--|</?(?:{_ELEMENTS})(?=[\s/>])", re.IGNORECASE)
_BLOCK = re.compile(rf"<(?:br|hr|{'|'.join(BLOCKS)})(?=[\s/>])", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n?|\n")
_INLINE_DATA = re.compile(r"data:[\w/+.-]*;base64,[A-Za-z0-9+/=\s]*")


@dataclass(frozen=True)
class ReadBody:
    """An article's text; ``missing`` counts the pictures that did not come along,
    ``linked`` holds the files its links lead to."""

    document: ReadDocument
    linked: tuple[LinkedFile, ...] = ()
    missing: int = 0


@dataclass(frozen=True)
class BodyReader:
    """Reads texts that came with one folder of files, or with none."""

    folder: FileFolder | None = field(default=None)

    def read(self, text: str, name: str, base: str = "") -> ReadBody:
        """``base`` is the address the text had, to which its links are relative.

        Raises IntakeError when the text cannot be read.
        """
        if not is_html(text):
            return ReadBody(read_plain_text(unescape(text), name))
        if len(_INLINE_DATA.sub("", text)) > MAX_CHARACTERS:
            raise IntakeError(
                f"正文超过{MAX_CHARACTERS // 10_000}万个字符，不像一篇文章，没有读入。"
            )
        if not _BLOCK.search(text):
            text = _LINE_END.sub("<br>", text)
        return self._read_html(text, name, base)

    def _read_html(self, html: str, name: str, base: str) -> ReadBody:
        safe, left = safe_html(html)
        pictures = HtmlPictures(self.folder)
        reader = HtmlReader(base, pictures, self.folder)
        flow = reader.read(safe)
        losses = [*left, *flow.losses, *pictures.losses]
        if flow.blanks:
            detail = "空行不保留，段距由版式决定"
            losses.append(Loss("空行", DROPPED, "", detail, flow.blanks))
        document = ReadDocument(
            name,
            tuple(flow.pieces),
            tuple(pictures.files),
            tuple(grouped(losses)),
            {"段落": flow.number, "图片": len(pictures.files)},
        )
        return ReadBody(document, tuple(reader.linked), pictures.missing)


def is_html(text: str) -> bool:
    """Whether a text is marked up; a lone < or 〈…〉 is not."""
    return bool(_MARKUP.search(text))


def plain_line(text: str) -> str:
    """A line such as a title without the markup that old sites put into it."""
    if not is_html(text):
        return " ".join(unescape(text).split())
    flow = HtmlReader("", HtmlPictures(), None).read(safe_html(text)[0])
    return " ".join(" ".join(piece.text for piece in flow.pieces).split())
