"""The press: a sheet and its data become a PDF/A-2a that is the same everywhere.

PDF/A-2a (ISO 19005-2, level A) is archival and tagged: every font is embedded, every
character can be read back, every picture has a description.
"""

from __future__ import annotations

import datetime
import json
import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import typst

from typesetting.characters import code_point, printable, surroundings
from typesetting.errors import TypesettingError

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
SHARED_SHEETS = HERE / "typst"
# One PNG pixel is 1/110 inch: A4 is 910 pixels wide.
PDF: Final = {"format": "pdf", "pdf_standards": ["a-2a"]}
PNG: Final = {"format": "png", "ppi": 110.0}
CHINA = datetime.timezone(datetime.timedelta(hours=8))
# Typst's words for a character no font has, and for one of the private use area,
# which PDF/A forbids because it means something else on every machine.
NO_GLYPH = re.compile(r'the (?:text|PDF contains the codepoint) `"((?:[^"\\]|\\.)+)"`')
MOST_NAMED = 5


def print_pdf(
    sheet: Path,
    data: dict[str, Any],
    pictures: dict[str, bytes],
    *,
    printed_on: datetime.date,
) -> bytes:
    """Print ``data`` on ``sheet``, the main Typst file of a feature.

    The sheet reads ``data.json`` and ``pictures/<name>`` and may import the files of
    ``typesetting/typst``; nothing else can be read. Strings of the data are only ever
    text. The same arguments give the same bytes: the document carries the day
    ``printed_on`` and no clock is read.

    Raises ``TypesettingError`` when a character is in none of the vendored fonts or a
    picture cannot be read, ``ValueError`` for a picture name that is a path.
    """
    return _print(sheet, data, pictures, printed_on, PDF)


def print_pages(
    sheet: Path,
    data: dict[str, Any],
    pictures: dict[str, bytes],
    *,
    printed_on: datetime.date,
) -> list[bytes]:
    """The same print as one PNG a page, for screens that cannot show a PDF.

    A character without a glyph is not noticed here, only by ``print_pdf``.
    """
    pages = _print(sheet, data, pictures, printed_on, PNG)
    return pages if isinstance(pages, list) else [pages]


def _print(
    sheet: Path,
    data: dict[str, Any],
    pictures: dict[str, bytes],
    printed_on: datetime.date,
    output: dict[str, Any],
) -> Any:
    data = printable(data)
    with TemporaryDirectory(prefix="press-") as name:
        folder = Path(name)
        _lay_out(folder, sheet, data, pictures)
        try:
            return _compile(folder, sheet.name, printed_on, output)
        except typst.TypstError as error:
            raise _explained(error, folder, data, pictures) from error


@cache
def vendored_fonts() -> typst.Fonts:
    """The fonts of this folder and no others, read once in a process."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
    )


def _lay_out(
    folder: Path, sheet: Path, data: dict[str, Any], pictures: dict[str, bytes]
) -> None:
    for shared in SHARED_SHEETS.glob("*.typ"):
        shutil.copyfile(shared, folder / shared.name)
    shutil.copyfile(sheet, folder / sheet.name)
    text = json.dumps(data, ensure_ascii=False)
    (folder / "data.json").write_text(text, encoding="utf-8")
    (folder / "pictures").mkdir()
    for name, content in pictures.items():
        if Path(name).name != name:
            raise ValueError(f"not a plain file name: {name!r}")
        (folder / "pictures" / name).write_bytes(content)


def _compile(
    folder: Path, sheet: str, printed_on: datetime.date, output: dict[str, Any]
) -> Any:
    midnight = datetime.datetime.combine(printed_on, datetime.time(), CHINA)
    return typst.compile(
        folder / sheet,
        root=folder,
        font_paths=vendored_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"printed_on": printed_on.isoformat()},
        package_path=folder,
        package_cache_path=folder,
        timestamp=midnight,
        **output,
    )


def _explained(
    error: typst.TypstError,
    folder: Path,
    data: dict[str, Any],
    pictures: dict[str, bytes],
) -> TypesettingError:
    characters = _without_glyph(error)
    if characters:
        return TypesettingError(_glyph_sentence(characters, data))
    unreadable = [name for name in pictures if not _can_be_drawn(folder, name)]
    if unreadable:
        named = "、".join(f"“{_picture_name(name, data)}”" for name in unreadable)
        return TypesettingError(
            f"图片{named}无法读取，可能已经损坏，请换一张图片（JPEG或PNG格式）后重试。"
        )
    return TypesettingError(
        "排版没有完成，没有生成PDF。请重试一次；如果仍不成功，请联系网站管理员，"
        f"并转告这句话：{error.message}"
    )


def _without_glyph(error: typst.TypstError) -> list[str]:
    """The characters the fonts lack, each once, in the order they were met."""
    found = NO_GLYPH.findall(f"{error.message}\n{error.diagnostic}")
    return list(dict.fromkeys(_unescaped(text) for text in found))


def _unescaped(text: str) -> str:
    text = re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), text)
    return re.sub(r"\\(.)", r"\1", text)


def _glyph_sentence(characters: list[str], data: dict[str, Any]) -> str:
    named = "，".join(
        f"“{character}”（{code_point(character)}，见“{surroundings(character, data)}”）"
        for character in characters[:MOST_NAMED]
    )
    more = f"等{len(characters)}个字符" if len(characters) > MOST_NAMED else ""
    return (
        f"印刷字库里没有这些字符：{named}{more}，PDF没有生成。"
        "请改成通用的写法，表情和特殊符号请删去，然后重试。"
    )


def _can_be_drawn(folder: Path, name: str) -> bool:
    source = f"#image({json.dumps('pictures/' + name, ensure_ascii=False)})"
    try:
        typst.Compiler(source.encode(), root=folder, ignore_system_fonts=True).compile(
            format="pdf"
        )
    except typst.TypstError:
        return False
    return True


def _picture_name(name: str, value: Any) -> str:
    """The caption or description of the picture, by which an editor knows it."""
    if isinstance(value, dict):
        if value.get("file") == name:
            return value.get("caption") or value.get("alt") or name
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            found = _picture_name(name, part)
            if found != name:
                return found
    return name
