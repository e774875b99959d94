"""A file that is not an ordinary .docx is refused by a sentence that helps."""

import io
import zipfile

import pytest

from intake import grid, safety, word_package
from intake.errors import IntakeError
from intake.safety import check_word_file
from intake.word import read_word
from tests.intake.word_files import edited, new_document, saved, word_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ENCRYPTED = OLE + "EncryptedPackage".encode("utf-16-le") + bytes(400)


def refusal(data: bytes, name: str = "简报.docx") -> str:
    with pytest.raises(IntakeError) as caught:
        read_word(data, name)
    sentence = str(caught.value)
    assert name in sentence
    assert sentence.endswith("。")
    return sentence


def zipped(**members: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return written.getvalue()


def test_an_ordinary_word_file_passes():
    check_word_file(word_file("正文"), "简报.docx")


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "空.docx", "是空的"),
        (OLE, "旧.doc", "旧的.doc格式"),
        (OLE, "改名.docx", "旧的.doc格式"),
        (OLE, "稿.wps", "WPS格式"),
        (OLE, "表.xls", "不是Word文件"),
        (ENCRYPTED, "密.docx", "打开密码"),
        (b"%PDF-1.7 ...", "稿.pdf", "PDF"),
        (b"%PDF-1.7 ...", "改名.docx", "PDF"),
        (b"{\\rtf1\\ansi", "稿.doc", "RTF"),
        (b"\xef\xbb\xbf <html><body>", "网页.docx", "网页文件"),
        (b"MIME-Version: 1.0\r\n", "网页.doc", "网页文件"),
        (b"\x89PNG\r\n\x1a\n", "图.docx", "图片"),
        (b"Rar!\x1a\x07", "稿.docx", "压缩包"),
        ("普通文字".encode(), "稿.docx", "不是Word文件"),
        (zipped(**{"xl__workbook.xml": b"<x/>"}), "花名册.docx", "Excel"),
        (zipped(**{"ppt__presentation.xml": b"<x/>"}), "片.docx", "演示文稿"),
        (zipped(**{"content.xml": b"<x/>"}), "稿.odt", "ODT"),
        (zipped(**{"a.txt": b"x"}), "稿.docx", "压缩包"),
    ],
)
def test_each_wrong_kind_has_its_own_sentence(data, name, words):
    assert words in refusal(data, name)


def test_doc_is_told_to_be_saved_as_docx():
    assert "另存为“Word文档（.docx）”" in refusal(OLE, "旧.doc")


@pytest.mark.parametrize("part", [0.2, 0.5, 0.98])
def test_a_truncated_file_is_refused(part):
    data = word_file("正文" * 50)
    assert "损坏" in refusal(data[: int(len(data) * part)])


def test_a_file_with_damaged_bytes_inside_is_refused():
    data = bytearray(word_file("正文" * 500))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        at = archive.getinfo("word/document.xml").header_offset + 80
    data[at : at + 40] = bytes(40)
    assert "损坏" in refusal(bytes(data))


def test_a_body_that_is_not_xml_is_refused():
    assert "损坏" in refusal(edited(word_file("甲"), {"word/document.xml": b"<w:p"}))


def test_macros_are_refused_under_any_name():
    with_project = edited(word_file("甲"), {"word/vbaProject.bin": b"x"})
    assert "宏" in refusal(with_project)
    renamed = edited(
        word_file("甲"),
        {
            "[Content_Types].xml": lambda types: types.replace(
                b"application/vnd.openxmlformats-officedocument.wordprocessingml."
                b"document.main+xml",
                b"application/vnd.ms-word.document.macroEnabled.main+xml",
            )
        },
    )
    assert "宏" in refusal(renamed)
    embedded = edited(word_file("甲"), {"word/embeddings/a.xlsm": b"x"})
    assert "宏" in refusal(embedded)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    bomb = edited(word_file("甲"), {"word/media/a.bmp": bytes(30 * 1024 * 1024)})
    assert len(bomb) < 100_000
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    with pytest.raises(IntakeError, match="过大"):
        check_word_file(bomb, "弹.docx")


def test_a_huge_part_of_markup_is_refused(monkeypatch):
    monkeypatch.setattr(safety, "MAX_XML_BYTES", 1000)
    assert "过大" in refusal(word_file("甲"))


def test_a_part_that_lies_about_its_size_is_refused(monkeypatch):
    data = bytearray(word_file("正文" * 2000))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo("word/document.xml").file_size
    told = size.to_bytes(4, "little")
    data = bytes(data).replace(told, (50).to_bytes(4, "little"))
    with pytest.raises(IntakeError):
        read_word(data, "谎.docx")


def test_more_markup_than_a_document_needs_is_refused(monkeypatch):
    monkeypatch.setattr(word_package, "MAX_TAGS", 20)
    assert "过大" in refusal(word_file("甲"))


def test_a_cell_wider_than_word_allows_does_not_fill_the_memory():
    document = new_document()
    document.add_table(1, 2).cell(0, 0).text = "甲"
    wide = edited(
        saved(document),
        {
            "word/document.xml": lambda body: body.replace(
                b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="999999999"/>'
            )
        },
    )
    [table] = read_word(wide, "宽.docx").pieces
    assert len(table.rows[0]) <= 2 * 63


def table_of(rows: int, wide_row: int) -> bytes:
    """A table with one row of many cells among rows of one."""
    cell = b"<w:tc><w:p/></w:tc>"
    narrow = b"<w:tr>" + cell + b"</w:tr>"
    wide = b"<w:tr>" + cell * wide_row + b"</w:tr>"
    table = b"<w:tbl>" + wide + narrow * (rows - 1) + b"</w:tbl>"
    return edited(
        word_file("甲"),
        {"word/document.xml": lambda body: body.replace(b"<w:p>", table + b"<w:p>", 1)},
    )


def test_one_long_row_does_not_make_a_table_of_millions_of_cells():
    sentence = refusal(table_of(rows=300, wide_row=2000), "名册.docx")
    assert "第1个表格" in sentence
    assert "拆成几个小表格" in sentence


def test_a_table_within_the_limit_is_read_whole(monkeypatch):
    monkeypatch.setattr(grid, "MAX_TABLE_CELLS", 12)
    table, _ = read_word(table_of(rows=3, wide_row=4), "表.docx").pieces
    assert [len(row) for row in table.rows] == [4, 4, 4]
    assert "表格" in refusal(table_of(rows=3, wide_row=5))


def test_too_many_members_and_too_large_a_file_are_refused(monkeypatch):
    monkeypatch.setattr(safety, "MAX_MEMBERS", 3)
    assert "部件太多" in refusal(word_file("甲"))
    monkeypatch.setattr(safety, "MAX_FILE_BYTES", 100)
    assert "上限" in refusal(word_file("甲"))


ENTITY_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE z [<!ENTITY a "哈哈哈哈">'
    '<!ENTITY b "&a;&a;&a;&a;">]><w:document xmlns:w="http://schemas.'
    'openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;'
    "</w:t></w:r></w:p></w:body></w:document>"
).encode()
EXTERNAL_ENTITY = ENTITY_BOMB.replace(
    '"哈哈哈哈"'.encode(), b'SYSTEM "file:///etc/hostname"'
)


@pytest.mark.parametrize("body", [ENTITY_BOMB, EXTERNAL_ENTITY])
def test_entities_are_refused(body):
    sentence = refusal(edited(word_file("甲"), {"word/document.xml": body}))
    assert "实体" in sentence


def test_entities_in_any_part_that_is_read_are_refused():
    styles = b'<!DOCTYPE z [<!ENTITY a "b">]><z>&a;</z>'
    assert "实体" in refusal(edited(word_file("甲"), {"word/styles.xml": styles}))


def test_endless_nesting_is_refused_and_does_not_crash():
    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/'
        '2006/main"><w:body><w:p>'
        + "<w:ins>" * 20_000
        + "</w:ins>" * 20_000
        + "</w:p></w:body></w:document>"
    ).encode()
    assert "损坏" in refusal(edited(word_file("甲"), {"word/document.xml": body}))
