"""What is no sheet, or a dangerous one, is refused by a sentence of its own."""

import io
import zipfile

import pytest

from intake.errors import IntakeError
from intake.models.received import ending_of
from intake.sheets.reading import read_sheet
from intake.sheets.safety import MAX_FILE_BYTES
from tests.intake.sheets.sheet_files import compound, xls, xlsx
from tests.intake.sheets.toy import COLUMNS
from tests.intake.word_files import word_file

TABLE = [["工会全称", "组织类型"], ["甲工会", "企业工会"]]
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
FAR_ROW = '<row r="1048576"><c><v>1</v></c></row></sheetData>'


def refusal(data):
    with pytest.raises(IntakeError) as refused:
        read_sheet(data, "台账.xlsx", COLUMNS)
    said = str(refused.value)
    assert said.startswith("文件“台账.xlsx”")
    assert said.endswith("。")
    return said


def zipped(**members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


def altered(member, change):
    """The good sheet with one member of its archive changed or added."""
    source = zipfile.ZipFile(io.BytesIO(xlsx(TABLE)))
    members = {name: source.read(name) for name in source.namelist()}
    members[member] = change(members.get(member, b""))
    return zipped(**members)


def with_rows(xml):
    return altered(
        "xl/worksheets/sheet1.xml",
        lambda data: data.replace(b"</sheetData>", xml.encode()),
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "是空的"),
        (b"%PDF-1.7", "是PDF文件"),
        (b"\x89PNG\r\n", "是一张图片"),
        (b"\xff\xd8\xff\xe0", "是一张图片"),
        (b"{\\rtf1", "是RTF文档"),
        (b"Rar!\x1a\x07", "RAR压缩包"),
        (b"<html><table>", "网页文件，不是真正的Excel"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "网页文件"),
        ("工会全称,组织类型\n甲工会,企业工会".encode("gb18030"), "纯文本（CSV）"),
        (b"\x00\x01\x02\x03", "不是Excel表格"),
        (b"PK\x03\x04 broken", "不完整或已损坏"),
        (xlsx(TABLE)[:-200], "不完整或已损坏"),
        (zipped(a="b"), "是压缩包"),
        (zipped(ppt__x="b"), "是演示文稿"),
        (zipped(**{"content.xml": "b"}), "ODS"),
        (zipped(**{"xl__workbook.bin": "b"}), ".xlsb格式"),
        (altered("xl/vbaProject.bin", lambda data: b"x"), "带有宏程序"),
        (xls(TABLE, storages=["_VBA_PROJECT_CUR"]), "带有宏程序"),
        (xls(TABLE, password=True), "设了打开密码"),
        (compound({"EncryptedPackage": b"x"}), "设了打开密码"),
        (compound({"WordDocument": b"x"}), "是Word文档"),
        (compound({"Workbook": b"x"}), "已损坏"),
        (compound({"Other": b"x"}), "已损坏"),
        (altered("xl/worksheets/sheet1.xml", lambda data: data[:80]), "已损坏"),
        (altered("xl/workbook.xml", lambda data: b"<x"), "已损坏"),
    ],
)  # fmt: skip
def test_every_wrong_file_is_refused_by_a_sentence_of_its_own(data, words):
    assert words in refusal(data)


def test_a_word_file_is_called_one():
    assert "是Word文档" in refusal(word_file("正文"))


def test_a_file_too_large_is_refused_unread():
    assert "超过20MB的上限" in refusal(b"PK" + bytes(MAX_FILE_BYTES))


def test_a_bomb_is_refused_before_it_is_unpacked():
    bomb = altered("xl/worksheets/sheet1.xml", lambda data: bytes(30_000_000))
    assert "解开后的内容过大" in refusal(bomb)


FAR_OTHERWISE = FAR.replace('<c r="', '<c s="0" r="')


@pytest.mark.parametrize("xml", [FAR, FAR_ROW, FAR_OTHERWISE])
def test_a_value_far_away_does_not_fill_the_memory(xml):
    assert "第1048576行" in refusal(with_rows(xml))


def test_borders_down_to_the_last_row_do_no_harm():
    empty = '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    assert len(read_sheet(with_rows(empty), "台账.xlsx", COLUMNS).rows) == 1


def test_a_merged_area_as_large_as_the_sheet_does_not_fill_the_memory():
    area = '<mergeCells count="1"><mergeCell ref="A4:XFD1048576"/></mergeCells>'
    read = read_sheet(with_rows(f"</sheetData>{area}"), "台账.xlsx", COLUMNS)
    assert len(read.rows) == 1


def test_a_formula_in_error_is_not_taken_for_an_empty_cell():
    rows = [*TABLE, ["#N/A", "企业工会"], ["乙工会", "#REF!"]]
    assert "单元格A3、B4里公式出错" in refusal(xlsx(rows))


def test_an_original_is_kept_under_the_ending_of_its_bytes():
    assert ending_of(xlsx(TABLE)) == ".xlsx"
    assert ending_of(xls(TABLE)) == ".xls"
    assert ending_of(word_file("正文")) == ".docx"
