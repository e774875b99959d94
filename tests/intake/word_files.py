"""Small Word files made for the tests, with what python-docx cannot write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph
from PIL import Image

OFFICE = "http://schemas.openxmlformats.org"
NAMES = {
    "w": f"{OFFICE}/wordprocessingml/2006/main",
    "r": f"{OFFICE}/officeDocument/2006/relationships",
    "a": f"{OFFICE}/drawingml/2006/main",
    "pic": f"{OFFICE}/drawingml/2006/picture",
    "wp": f"{OFFICE}/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": f"{OFFICE}/markup-compatibility/2006",
    "m": f"{OFFICE}/officeDocument/2006/math",
    "c": f"{OFFICE}/drawingml/2006/chart",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMES.items())


def new_document() -> Document:
    return docx.Document()


def saved(document: Document) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def word_file(*paragraphs: str) -> bytes:
    document = new_document()
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document)


def append_xml(paragraph: Paragraph, xml: str) -> None:
    """Add an element, written with the usual prefixes, at the end of a paragraph."""
    name, _, rest = xml.partition(">")
    closing = "/" if name.endswith("/") else ""
    opened = name.removesuffix("/")
    paragraph._p.append(parse_xml(f"{opened} {_DECLARED}{closing}>{rest}"))


def edited(data: bytes, parts: dict[str, bytes | Callable[[bytes], bytes]]) -> bytes:
    """The file with parts replaced, changed by a function, or added."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            change = parts.get(name)
            if callable(change):
                content = change(content)
            elif change is not None:
                content = change
            target.writestr(name, content)
        for name, content in parts.items():
            if name not in source.namelist() and isinstance(content, bytes):
                target.writestr(name, content)
    return written.getvalue()


def with_notes(data: bytes, kind: str, texts: list[str]) -> bytes:
    """The file with a part of footnotes or endnotes, ids from 1."""
    notes = "".join(
        f'<w:{kind[:-1]} w:id="{number}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
        f"</w:{kind[:-1]}>"
        for number, text in enumerate(texts, start=1)
    )
    part = f"<w:{kind} {_DECLARED}>{notes}</w:{kind}>"
    return _with_part(data, kind, part)


def with_comment(data: bytes, text: str) -> bytes:
    part = (
        f'<w:comments {_DECLARED}><w:comment w:id="0" w:author="甲"><w:p><w:r>'
        f"<w:t>{text}</w:t></w:r></w:p></w:comment></w:comments>"
    )
    return _with_part(data, "comments", part)


def _with_part(data: bytes, kind: str, xml: str) -> bytes:
    relation = (
        f'<Relationship Id="rId{kind}" Type="{NAMES["r"]}/{kind}" '
        f'Target="{kind}.xml"/></Relationships>'
    )

    def related(rels: bytes) -> bytes:
        return rels.replace(b"</Relationships>", relation.encode())

    return edited(
        data,
        {"word/_rels/document.xml.rels": related, f"word/{kind}.xml": xml.encode()},
    )


def with_external(data: bytes, identity: str, kind: str, target: str) -> bytes:
    """The file with a relationship of the document that points outside."""
    relation = (
        f'<Relationship Id="{identity}" Type="{NAMES["r"]}/{kind}" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    )
    return edited(
        data,
        {
            "word/_rels/document.xml.rels": lambda rels: rels.replace(
                b"</Relationships>", relation.encode()
            )
        },
    )


def jpeg(
    width: int = 40, height: int = 20, *, orientation: int = 1, gps: bool = False
) -> bytes:
    """A picture red on its left half and blue on its right, with EXIF if asked."""
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width // 2, height))
    exif = Image.Exif()
    if orientation != 1:
        exif[0x0112] = orientation
    if gps:
        exif.get_ifd(0x8825)[1] = "N"
        exif.get_ifd(0x8825)[2] = (25.0, 40.0, 12.0)
    return encoded(image, "JPEG", exif=exif, quality=95)


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    written = io.BytesIO()
    image.save(written, kind, **options)
    return written.getvalue()


def text_box(text: str) -> str:
    """A text box as Word writes it: in DrawingML with a VML fallback."""
    content = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
        '<a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx>'
        f"{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def vml_text_box(text: str) -> str:
    return (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r>"
        f"<w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>"
        "</w:pict></w:r>"
    )
