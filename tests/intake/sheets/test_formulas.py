"""A formula without a result is no empty cell: it is said which one it is."""

import io
import re
import zipfile

import pytest

from tests.intake.sheets.sheet_files import xlsx
from tests.intake.sheets.test_reading import names, read
from tests.intake.sheets.toy import sheet

NOT_CALCULATED = "单元格里是公式，没有计算结果，请在表格里另存一次或改成数字、文字"


def test_a_formula_without_a_result_is_a_fault_and_not_an_empty_cell():
    rows = sheet(
        ("甲工会", "", "企业工会", "", "=SUM(1,2)"),
        ('=A1&"工会"', "", "企业工会", "", 3),
        ("丙工会", "", "企业工会", "", "=1+1"),
    )
    assert list(map(str, read(xlsx(rows)).faults)) == [
        f"第3行 届次：{NOT_CALCULATED}",
        f"第4行 工会全称：{NOT_CALCULATED}",
        f"第5行 届次：{NOT_CALCULATED}",
    ]


def test_a_last_row_of_formulas_alone_is_read():
    rows = sheet(("甲工会", "", "企业工会"), ("=B1", "=B2", "=C3", "=D3", "=E3"))
    assert [fault.row for fault in read(xlsx(rows)).faults] == [4] * 5


def test_formulas_that_concern_nobody_are_passed_over():
    rows = [
        ["=1+1", "", ""],
        ["序号", "工会全称", "组织类型", "备注"],
        ["=ROW()-2", "甲工会", "企业工会", "=B3"],
        ["=ROW()-2", None, None, "=B4"],
        ["合计", "=COUNTA(B3:B4)"],
    ]
    more = [("别的", [["=1+1"] * 4] * 4, "visible")]
    found = read(xlsx(rows, sheets=more))
    assert names(found) == ["甲工会"]
    assert found.faults == []


def with_cell(cell):
    """A sheet in which B3 is written like this."""
    data = xlsx(sheet(("甲工会", "=A1", "企业工会")))
    return repacked(data, lambda xml: re.sub(rb'<c r="B3">.*?</c>', cell, xml))


def repacked(data, change):
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            xml = old.read(name)
            new.writestr(name, change(xml) if "worksheets/" in name else xml)
    return made.getvalue()


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="B3"><f>A1</f><v>5</v></c>',
        b'<c r="B3" t="str"><f>A1</f><v></v></c>',
        b'<c r="B3" t="str"><f>A1</f><v>5</v></c>',
        b'<c r="B3" t="inlineStr"><is><t>=f</t></is></c>',
        b'<c r="B3"/>',
    ],
)
def test_a_formula_with_a_result_is_what_it_gives(cell):
    assert read(with_cell(cell)).faults == []


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="B3"><f>A1</f></c>',
        b'<c r="B3" s="1"><f>A1&lt;2</f><v></v></c>',
        b'<c s="1" r="B3"><f t="shared" si="0"/></c>',
        b'<c r="B3" t="n">\n <f t="array" ref="B3">A1</f>\n <v/>\n</c>',
    ],
)
def test_a_formula_without_a_result_is_found_however_it_is_written(cell):
    (fault,) = read(with_cell(cell)).faults
    assert str(fault) == f"第3行 简称：{NOT_CALCULATED}"


def test_formulas_are_looked_for_in_the_sheet_that_is_read():
    more = [("台账二", sheet(("乙工会", "=A1", "企业工会")), "visible")]
    assert read(xlsx(sheet(("甲工会", "", "企业工会")), sheets=more)).faults == []
    more = [("台账二", sheet(("乙工会", "", "企业工会")), "visible")]
    found = read(xlsx(sheet(("甲工会", "=A1", "企业工会")), sheets=more))
    assert [fault.row for fault in found.faults] == [3]
