"""Names inside a bag, and descriptions for the world and the archivist."""

import pytest

from archive.bags.names import free_place, is_record_id, safe_name
from archive.description import INTERNAL, WITHDRAWN, Description


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("论文：一.docx", "论文：一.docx"),
        ("第1期 50%.docx", "第1期 50_.docx"),
        ("a/b\\c:d*e?f.pdf", "a_b_c_d_e_f.pdf"),
        ("..", "file"),
        ("", "file"),
        (" .隐藏. ", "隐藏"),
        ("CON.txt", "_CON.txt"),
        ("com1", "_com1"),
        ("行\n尾\0.pdf", "行_尾_.pdf"),
        ("Å.pdf", "Å.pdf"),
    ],
)
def test_a_name_in_a_bag_is_harmless_on_every_disk(name, safe):
    assert safe_name(name) == safe
    assert safe_name(safe) == safe


def test_a_long_chinese_name_fits_every_disk_and_keeps_its_ending():
    name = safe_name("论" * 120 + ".docx")
    assert len(name.encode()) <= 200
    assert name.endswith("论.docx")


def test_a_second_file_of_the_same_name_gets_a_place_of_its_own():
    taken = {"original/扫描.pdf", "original/扫描-2.pdf"}
    assert free_place("original", "扫描.pdf", taken) == "original/扫描-3.pdf"
    assert free_place("original", "扫描.pdf", ()) == "original/扫描.pdf"


@pytest.mark.parametrize("text", ["bulletin-2026-03", "a", "2026-s01", "A_b.c"])
def test_a_record_is_named_in_plain_letters(text):
    assert is_record_id(text)


@pytest.mark.parametrize("text", ["", ".", "..", "a/b", "期", "-a", "a.", "a" * 121])
def test_what_cannot_name_a_folder_names_no_record(text):
    assert not is_record_id(text)


ESSAY = Description(
    title="关于企业工会的调研",
    alternative="以三个乡镇为例",
    address="http://example.com/essays/1/",
    archive_number="J001-2005-30-0001",
    creators=["王某某", "李某某"],
    contributors=["大理州总工会"],
    publisher="平坡镇工会联合会",
    date="2005-06",
    year="2005",
    kind="调研报告",
    abstract="摘要。",
    keywords=["工会", "调研"],
    formats=["application/pdf"],
    size=1024,
    part_of="全州工会工作研讨会",
    source="扫描件",
    rights="作者享有著作权",
)


def test_dublin_core_keeps_order_and_repeats_its_elements():
    assert ESSAY.dublin_core() == [
        ("title", "关于企业工会的调研"),
        ("title", "以三个乡镇为例"),
        ("creator", "王某某"),
        ("creator", "李某某"),
        ("subject", "工会"),
        ("subject", "调研"),
        ("description", "摘要。"),
        ("publisher", "平坡镇工会联合会"),
        ("contributor", "大理州总工会"),
        ("date", "2005-06"),
        ("type", "Text"),
        ("type", "调研报告"),
        ("format", "application/pdf"),
        ("identifier", "http://example.com/essays/1/"),
        ("identifier", "J001-2005-30-0001"),
        ("source", "扫描件"),
        ("language", "zh"),
        ("relation", "全州工会工作研讨会"),
        ("rights", "作者享有著作权"),
    ]


def test_the_archivists_standard_has_its_chinese_names():
    assert dict(ESSAY.dat46()) == {
        "档号": "J001-2005-30-0001",
        "题名": "关于企业工会的调研",
        "副题名": "以三个乡镇为例",
        "责任者": "王某某；李某某",
        "立档单位名称": "平坡镇工会联合会",
        "机构或问题": "大理州总工会；全州工会工作研讨会",
        "日期": "2005-06",
        "年度": "2005",
        "文种": "调研报告",
        "摘要": "摘要。",
        "关键词": "工会；调研",
        "格式信息": "application/pdf",
        "计算机文件大小": "1024",
        "数字化属性": "扫描件",
        "控制标识": "作者享有著作权",
        "密级": "公开",
    }


def test_what_nobody_knows_is_left_out_and_never_invented():
    bare = Description(title="无名")
    assert [name for name, _ in bare.dublin_core()] == ["title", "type", "language"]
    assert {name for name, _ in bare.dat46()} == {"题名", "控制标识", "密级"}


@pytest.mark.parametrize("status", [INTERNAL, WITHDRAWN])
def test_what_is_not_public_is_not_called_so(status):
    told = dict(Description(title="内部", status=status).dat46())
    assert told["控制标识"] == status
    assert "密级" not in told
