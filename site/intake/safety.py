"""What a file must be before anything in it is read.

The file's own bytes decide, never its name: each wrong kind is refused by a
sentence of its own that says how to save it again.
"""

from __future__ import annotations

import io
import zipfile

from intake.errors import IntakeError

MIB = 1024 * 1024
MAX_FILE_BYTES = 60 * MIB
MAX_MEMBERS = 2000
MAX_MEMBER_BYTES = 80 * MIB
MAX_XML_BYTES = 20 * MIB
MAX_TAGS = 300_000
MAX_TOTAL_BYTES = 240 * MIB
MAX_RATIO = 150
RATIO_FREE_BYTES = 10 * MIB
MAX_TABLE_CELLS = 20_000

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "请用Word或WPS打开它，另存为“Word文档（.docx）”后再上传。"
_SIGNATURES = (
    (b"%PDF", f"是PDF文件，不能直接导入。请找到原来的Word文件；没有时，{_SAVE_AS}"),
    (b"{\\rtf", f"是RTF格式，不能直接导入。{_SAVE_AS}"),
    (b"Rar!", "是RAR压缩包。请先解压，再上传其中的.docx文件。"),
    (b"7z\xbc\xaf", "是7z压缩包。请先解压，再上传其中的.docx文件。"),
    (b"\x89PNG", "是一张图片，不是Word文件。图片请在“图片”栏目上传。"),
    (b"\xff\xd8\xff", "是一张图片，不是Word文件。图片请在“图片”栏目上传。"),
    (b"MIME-Version:", f"是网页文件，不是真正的Word文件。{_SAVE_AS}"),
)
_MARKUP = (b"<html", b"<!doctype", b"<head", b"<body", b"<?xml", b"<meta", b"<!--")
_MACRO_NAMES = ("vbaproject", "vbadata", "activex")
_MACRO_ENDINGS = (".docm", ".dotm", ".xlsm", ".xlam", ".pptm", ".exe", ".bat", ".js")


def check_word_file(data: bytes, name: str) -> None:
    """Refuse anything but an ordinary .docx of bearable size.

    Raises IntakeError. Sizes are judged by the zip's own directory before any
    member is unpacked; ``WordPackage`` enforces them again while unpacking.
    """
    if not data:
        raise IntakeError(f"文件“{name}”是空的，请重新选择文件。")
    if len(data) > MAX_FILE_BYTES:
        raise IntakeError(
            f"文件“{name}”有{len(data) // MIB}MB，超过{MAX_FILE_BYTES // MIB}MB的上限。"
            "请在Word里压缩图片后再上传。"
        )
    _check_signature(data, name)
    archive = open_archive(data, name)
    _check_members(archive, name)
    _check_is_word(archive, name)
    _check_macros(archive, name)


def open_archive(data: bytes, name: str) -> zipfile.ZipFile:
    """The file as a zip archive; a broken one is refused."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise IntakeError(damaged_sentence(name)) from error


def damaged_sentence(name: str) -> str:
    return (
        f"文件“{name}”不完整或已损坏，可能没有传完。"
        "请用Word打开检查，另存一份后再上传。"
    )


def _check_signature(data: bytes, name: str) -> None:
    if data.startswith(OLE):
        raise IntakeError(_ole_sentence(data, name))
    for signature, sentence in _SIGNATURES:
        if data.startswith(signature):
            raise IntakeError(f"文件“{name}”{sentence}")
    start = data[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(_MARKUP):
        raise IntakeError(f"文件“{name}”是网页文件，不是真正的Word文件。{_SAVE_AS}")
    if not data.startswith(b"PK"):
        raise IntakeError(f"文件“{name}”不是Word文件（.docx）。{_SAVE_AS}")


def _ole_sentence(data: bytes, name: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return (
            f"文件“{name}”设了打开密码。请在Word里取消密码"
            "（文件→信息→保护文档），保存后再上传。"
        )
    ending = name.lower().rpartition(".")[2]
    if ending in ("wps", "wpt"):
        return f"文件“{name}”是WPS格式，不能直接导入。{_SAVE_AS}"
    if ending in ("xls", "et", "ppt", "dps"):
        return f"文件“{name}”不是Word文件。请上传.docx文件。"
    return f"文件“{name}”是旧的.doc格式，不能直接导入。{_SAVE_AS}"


def _check_members(archive: zipfile.ZipFile, name: str) -> None:
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise IntakeError(f"文件“{name}”里的部件太多，不像正常的Word文件，没有打开。")
    if sum(member.file_size for member in members) > MAX_TOTAL_BYTES:
        raise IntakeError(too_large_sentence(name))
    for member in members:
        if member.flag_bits & 1:
            raise IntakeError(f"文件“{name}”是加密的压缩包。{_SAVE_AS}")
        if member.file_size > member_limit(member.filename) or _is_bomb(member):
            raise IntakeError(too_large_sentence(name))


def too_large_sentence(name: str) -> str:
    return (
        f"文件“{name}”解开后的内容过大，不像正常的Word文件，没有打开。"
        "请把正文复制到新的Word文档，压缩图片后再上传。"
    )


def large_table_sentence(name: str, number: int) -> str:
    return (
        f"文件“{name}”的第{number}个表格超过{MAX_TABLE_CELLS}格，没有导入。"
        "请在Word里把它拆成几个小表格，或另存为Excel文件作附件，再重新上传。"
    )


def member_limit(member: str) -> int:
    """How many bytes one member may have when unpacked."""
    is_xml = member.lower().endswith((".xml", ".rels"))
    return MAX_XML_BYTES if is_xml else MAX_MEMBER_BYTES


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    if member.file_size <= RATIO_FREE_BYTES:
        return False
    return member.file_size > MAX_RATIO * max(1, member.compress_size)


def _check_is_word(archive: zipfile.ZipFile, name: str) -> None:
    members = set(archive.namelist())
    if any(member.startswith("word/document") for member in members):
        return
    if any(member.startswith("xl/") for member in members):
        raise IntakeError(f"文件“{name}”是Excel表格，不是Word文件。请上传.docx文件。")
    if any(member.startswith("ppt/") for member in members):
        raise IntakeError(f"文件“{name}”是演示文稿，不是Word文件。请上传.docx文件。")
    if "content.xml" in members:
        raise IntakeError(f"文件“{name}”是ODT等其他文档格式。{_SAVE_AS}")
    raise IntakeError(
        f"文件“{name}”是压缩包，不是Word文件。请先解压，再上传其中的.docx文件。"
    )


def _check_macros(archive: zipfile.ZipFile, name: str) -> None:
    for member in archive.namelist():
        lowered = member.lower()
        if lowered.endswith(_MACRO_ENDINGS) or any(
            part in lowered for part in _MACRO_NAMES
        ):
            raise IntakeError(macro_sentence(name))


def macro_sentence(name: str) -> str:
    return (
        f"文件“{name}”带有宏程序，为安全起见没有打开。"
        "请在Word里另存为不带宏的“Word文档（.docx）”后再上传。"
    )
