"""What a file must be before it is read as a sheet; its bytes decide, not its name."""

from __future__ import annotations

import io
import re
import zipfile

from intake.errors import IntakeError
from intake.safety import MIB, OLE
from intake.sheets.columns import letter, place_of

MAX_FILE_BYTES = 20 * MIB
MAX_MEMBERS = 2000
MAX_MEMBER_BYTES = 80 * MIB
MAX_TOTAL_BYTES = 160 * MIB
MAX_RATIO = 150
RATIO_FREE_BYTES = 10 * MIB
LAST_ROW = 60_000  # 0-based; of whatever cell has a value, blank rows counted
LAST_COLUMN = 300

SAVE_AS = "请用Excel或WPS打开它，另存为“Excel工作簿（.xlsx）”后再上传。"
_SIGNATURES = (
    (b"%PDF", "是PDF文件，不是表格。请找到原来的Excel表格后再上传。"),
    (b"{\\rtf", "是RTF文档，不是表格。请上传.xlsx或.xls表格。"),
    (b"Rar!", "是RAR压缩包。请先解压，再上传其中的表格。"),
    (b"7z\xbc\xaf", "是7z压缩包。请先解压，再上传其中的表格。"),
    (b"\x89PNG", "是一张图片，不是表格。请上传.xlsx或.xls表格。"),
    (b"\xff\xd8\xff", "是一张图片，不是表格。请上传.xlsx或.xls表格。"),
    (b"GIF8", "是一张图片，不是表格。请上传.xlsx或.xls表格。"),
    (b"MIME-Version:", f"是网页文件，不是真正的Excel表格。{SAVE_AS}"),
)
_MARKUP = (b"<html", b"<!doctype", b"<head", b"<body", b"<?xml", b"<meta", b"<!--",
           b"<table", b"<style")  # fmt: skip
_MACRO_NAMES = ("vbaproject", "vbadata", "activex", "macrosheets")
_ORDINARY_CELL = re.compile(rb'<c r="([A-Za-z]+)(\d+)"[^<>]*(?<!/)>')
_PLACED_CELL = re.compile(
    rb"<(?:\w+:)?c\s(?:[^<>]*?\s)?r\s*=\s*[\"']([A-Za-z]+)(\d+)[\"'][^<>]*(?<!/)>"
)
_UNPLACED_CELL = re.compile(rb"<(?:\w+:)?c(?![^<>]*\sr\s*=)(?:\s[^<>]*)?(?<!/)>")
_ROW = re.compile(rb"<(?:\w+:)?row\s(?:[^<>]*?\s)?r\s*=\s*[\"'](\d+)[\"']")

# The reader gives nothing at all for a formula in error, as if the cell were empty.
_ERROR_CELL = re.compile(rb"<(?:\w+:)?c\s[^<>]*?\st\s*=\s*[\"']e[\"'][^<>]*(?<!/)>")
_PLACE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]+\d+)[\"']")
PLACES_SHOWN = 10
# Records of [MS-XLS]: BOF of the workbook, then FilePass, perhaps after WriteProtect.
_GLOBALS = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_GLOBALS_LENGTH = 20
_FILE_PASSWORD = (b"\x2f\x00", b"\x86\x00\x00\x00\x2f\x00")


def check_sheet_file(data: bytes, name: str) -> None:
    """Refuse anything but an ordinary .xlsx or .xls of bearable size.

    Raises IntakeError with one sentence of its own for every wrong kind.
    """
    if not data:
        raise IntakeError(f"文件“{name}”是空的，请重新选择文件。")
    if len(data) > MAX_FILE_BYTES:
        raise IntakeError(large_file_sentence(name, len(data)))
    if data.startswith(OLE):
        _check_ole(data, name)
        return
    _check_signature(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_members(archive, name)
            _check_is_workbook(archive, name)
            _check_worksheets(archive, name)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise IntakeError(damaged_sentence(name)) from error


def large_file_sentence(name: str, size: int) -> str:
    return (
        f"文件“{name}”有{size // MIB}MB，超过{MAX_FILE_BYTES // MIB}MB的上限。"
        "请删去图片和不用的工作表后再上传。"
    )


def damaged_sentence(name: str) -> str:
    return (
        f"文件“{name}”不完整或已损坏，可能没有传完。"
        "请用Excel或WPS打开检查，另存一份后再上传。"
    )


def password_sentence(name: str) -> str:
    return f"文件“{name}”设了打开密码。请在Excel或WPS里取消密码，保存后再上传。"


def macro_sentence(name: str) -> str:
    return (
        f"文件“{name}”带有宏程序，为安全起见没有打开。"
        "请另存为不带宏的“Excel工作簿（.xlsx）”后再上传。"
    )


def _check_ole(data: bytes, name: str) -> None:
    """Old binary files name their parts in UTF-16."""

    def holds(part: str) -> bool:
        return part.encode("utf-16-le") in data

    start = data.find(_GLOBALS)
    follows = data[start + _GLOBALS_LENGTH :][:16] if start >= 0 else b""
    if holds("EncryptedPackage") or follows.startswith(_FILE_PASSWORD):
        raise IntakeError(password_sentence(name))
    if holds("WordDocument"):
        raise IntakeError(f"文件“{name}”是Word文档，不是表格。请上传.xlsx或.xls表格。")
    if holds("PowerPoint Document"):
        raise IntakeError(f"文件“{name}”是演示文稿，不是表格。请上传.xlsx或.xls表格。")
    if holds("_VBA_PROJECT"):
        raise IntakeError(macro_sentence(name))
    if not holds("Workbook") and not holds("Book"):
        raise IntakeError(damaged_sentence(name))


def _check_signature(data: bytes, name: str) -> None:
    for signature, sentence in _SIGNATURES:
        if data.startswith(signature):
            raise IntakeError(f"文件“{name}”{sentence}")
    start = data[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(_MARKUP):
        raise IntakeError(f"文件“{name}”是网页文件，不是真正的Excel表格。{SAVE_AS}")
    if data.startswith(b"PK"):
        return
    if _is_text(data):
        raise IntakeError(f"文件“{name}”是纯文本（CSV），不是Excel表格。{SAVE_AS}")
    raise IntakeError(f"文件“{name}”不是Excel表格（.xlsx或.xls）。{SAVE_AS}")


def _is_text(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 9 or 13 < byte < 27 for byte in data[:4096])


def _check_members(archive: zipfile.ZipFile, name: str) -> None:
    """Sizes are judged by the zip's directory before anything is unpacked."""
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise IntakeError(_bomb_sentence(name))
    if sum(member.file_size for member in members) > MAX_TOTAL_BYTES:
        raise IntakeError(_bomb_sentence(name))
    for member in members:
        if member.flag_bits & 1:
            raise IntakeError(f"文件“{name}”是加密的压缩包。{SAVE_AS}")
        is_bomb = member.file_size > max(
            RATIO_FREE_BYTES, MAX_RATIO * member.compress_size
        )
        if member.file_size > MAX_MEMBER_BYTES or is_bomb:
            raise IntakeError(_bomb_sentence(name))


def _bomb_sentence(name: str) -> str:
    return (
        f"文件“{name}”解开后的内容过大，不像正常的表格，没有打开。"
        "请把要导入的行复制到新的工作簿后再上传。"
    )


def _check_is_workbook(archive: zipfile.ZipFile, name: str) -> None:
    members = archive.namelist()
    if "xl/workbook.bin" in members:
        raise IntakeError(f"文件“{name}”是.xlsb格式，不能直接导入。{SAVE_AS}")
    if any(part in member.lower() for member in members for part in _MACRO_NAMES):
        raise IntakeError(macro_sentence(name))
    if "xl/workbook.xml" in members:
        return
    if any(member.startswith("word/") for member in members):
        raise IntakeError(f"文件“{name}”是Word文档，不是表格。请上传.xlsx或.xls表格。")
    if any(member.startswith("ppt/") for member in members):
        raise IntakeError(f"文件“{name}”是演示文稿，不是表格。请上传.xlsx或.xls表格。")
    if "content.xml" in members:
        raise IntakeError(f"文件“{name}”是ODS等其他格式。{SAVE_AS}")
    raise IntakeError(
        f"文件“{name}”是压缩包，不是Excel表格。请先解压，再上传其中的表格。"
    )


def _check_worksheets(archive: zipfile.ZipFile, name: str) -> None:
    for member in archive.namelist():
        if member.startswith("xl/worksheets/") and member.endswith(".xml"):
            with archive.open(member) as file:
                xml = file.read(MAX_MEMBER_BYTES + 1)
            if len(xml) > MAX_MEMBER_BYTES or b"\0" in xml[:200]:
                raise IntakeError(damaged_sentence(name))
            _check_sheet_extent(xml, name)
            _check_formulas(xml, name)


def _check_sheet_extent(xml: bytes, name: str) -> None:
    """A value far away makes the reader lay out every cell before it.

    Cells need not say where they are; then the numbers of the rows count.
    """
    is_ordinary = _is_ordinary(xml)
    places = (_ORDINARY_CELL if is_ordinary else _PLACED_CELL).findall(xml)
    columns = {letters for letters, _ in places}
    numbers = {number for _, number in places}
    if not is_ordinary and _UNPLACED_CELL.search(xml):
        numbers |= set(_ROW.findall(xml))
    rows = set(map(int, numbers))
    row = max(rows, default=0)
    column = max(map(place_of, columns), default=0)
    if row > LAST_ROW or column > LAST_COLUMN:
        raise IntakeError(
            f"文件“{name}”里第{row}行或第{letter(column)}列还有内容，离表格太远。"
            "请删去多余的行和列，保存后再上传。"
        )


def _is_ordinary(xml: bytes) -> bool:
    """Whether every cell is written the way Excel and WPS do: read in half the time."""
    cells = xml.count(b"<c ")
    others = (
        b"<c>",
        b"<c\n",
        b"<c\r",
        b"<c\t",
        b":c ",
        b":c>",
        b":c\n",
        b":c\r",
        b":c\t",
    )
    return cells == xml.count(b'<c r="') and not any(one in xml for one in others)


def _check_formulas(xml: bytes, name: str) -> None:
    if b't="e"' not in xml and b"t='e'" not in xml:
        return
    found = (_PLACE.search(cell) for cell in _ERROR_CELL.findall(xml))
    places = [place[1].decode() if place else "（位置不明）" for place in found]
    if places:
        shown = "、".join(places[:PLACES_SHOWN])
        others = f"等{len(places)}个" if len(places) > PLACES_SHOWN else ""
        raise IntakeError(
            f"文件“{name}”的单元格{shown}{others}里公式出错（如#N/A、#REF!）。"
            "请改填数值或文字后再上传。"
        )
