"""Sheets as they are sent: titles above, merged cells, totals, things in the way."""

import io
from datetime import date

import openpyxl
import pytest
from stdnum.cn import ric

from intake.errors import IntakeError
from intake.sheets.columns import Column
from intake.sheets.private import kinds_in
from intake.sheets.reading import MAX_ROWS, read_sheet
from tests.intake.sheets.sheet_files import xls, xlsx
from tests.intake.sheets.toy import COLUMNS, sheet

HEADERS = ["序号", "工会全称*", "简 称", "组织类型\n", "成立日期", "联系电话（单位）"]
UNIT = ["甲工会", "甲", "企业工会", "2004.4", "0872-3120000"]
TABLE = [["台账"], HEADERS, [1, *UNIT], [2, "乙工会", None, "机关工会"]]


def read(data, name="台账.xlsx"):
    return read_sheet(data, name, COLUMNS)


def names(found):
    return [row.values["name"] for row in found.rows]


def refusal(rows, **given):
    with pytest.raises(IntakeError) as refused:
        read(xlsx(rows, **given))
    return str(refused.value)


@pytest.mark.parametrize("write", [xlsx, xls])
def test_both_formats_give_the_same_rows(write):
    found = read(write(TABLE))
    first, second = found.rows
    assert first.values == {
        "name": "甲工会",
        "short_name": "甲",
        "kind": "enterprise_union",
        "valid_from": date(2004, 4, 1),
        "phone": "0872-3120000",
    }
    assert (first.number, second.number) == (3, 4)
    assert second.values["short_name"] is None
    assert "term_number" not in second.values
    assert found.remarks == []


def test_dates_written_to_the_month_are_known_row_by_row():
    typed = ["2004.4", "2004-04-01", 38078, 2004.4, None, "2004年13月"]
    rows = [[f"第{n}工会", "", "企业工会", cell] for n, cell in enumerate(typed)]
    found = read(xlsx(sheet(*rows))).rows
    assert [row.months == {"valid_from"} for row in found] == [
        True, False, False, True, False, False,
    ]  # fmt: skip


def test_what_stands_in_many_cells_is_read_once_and_by_its_type():
    typed = ["1", 1, 1.0, True, "1", 1, True]
    rows = [[f"第{n}工会", cell] for n, cell in enumerate(typed)]
    asked = []

    def parse(cell):
        asked.append(cell)
        return repr(cell)

    columns = [COLUMNS[0], Column("other", "备注", parse)]
    found = read_sheet(xlsx([["工会全称", "备注"], *rows]), "台账.xlsx", columns)
    said = [row.values["other"] for row in found.rows]
    assert said == ["'1'", "1.0", "1.0", "True", "'1'", "1.0", "True"]
    assert len(asked) == 3


def test_a_cell_refused_twice_is_a_fault_of_either_row():
    rows = sheet(("甲工会", "", "村"), ("乙工会", "", "村"))
    assert [fault.row for fault in read(xlsx(rows)).faults] == [3, 4]


@pytest.mark.parametrize("write", [xlsx, xls])
def test_row_numbers_and_letters_are_those_of_excel(write):
    shifted = [[None, None, *row] for row in ([], [], [], *TABLE)]
    shifted[4].append("备注")
    shifted.insert(6, [])
    shifted[-1][3] = None
    found = read(write(shifted))
    assert [row.number for row in found.rows] == [6, 8]
    assert found.remarks == ["第I列“备注”不认识，没有读取。"]
    assert [str(fault) for fault in found.faults] == [
        "第8行 工会全称：没有填写，这一项必填"
    ]


def test_the_bytes_decide_and_not_the_name():
    assert names(read(xls(TABLE), "台账.xlsx")) == ["甲工会", "乙工会"]


def test_headers_are_known_by_other_names_widths_and_units():
    rows = [
        ["工会全称（盖章）", "规范简称", "组织类型", "届次(届)"],
        ["甲工会", "甲", "企业工会", 3],
    ]
    assert read(xlsx(rows)).rows[0].values["term_number"] == 3


def test_a_header_of_two_tiers_is_read_by_its_lower_one():
    rows = [
        ["工会全称", "组织类型", "基本情况", None],
        [None, None, "简称", "届次"],
        ["甲工会", "企业工会", "甲", 3],
    ]
    found = read(xlsx(rows, merges=["A1:A2", "B1:B2", "C1:D1"]))
    assert [row.number for row in found.rows] == [3]
    assert found.rows[0].values["short_name"] == "甲"


def test_a_merged_cell_counts_for_every_row_that_it_covers():
    rows = [*TABLE[:3], [2, "乙工会", None, None], [3, "丙工会", None, None]]
    for data in (xlsx(rows, merges=["D3:D5"]), xls(rows, merges=[(2, 4, 3, 3)])):
        kinds = [row.values["kind"] for row in read(data).rows]
        assert kinds == ["enterprise_union"] * 3


def test_blank_rows_examples_and_repeated_headers_are_passed_over_in_silence():
    rows = [*TABLE[:2], ["示例", *UNIT], [], ["　"], [1, *UNIT], HEADERS, [2], [None]]
    found = read(xlsx(rows))
    assert [row.number for row in found.rows] == [6]
    assert found.remarks == []


def test_totals_notes_and_signatures_are_left_out_with_a_remark():
    note = ["说明：本表由办公室填报", *[None] * 5]
    rows = [*TABLE, ["合计", "2家"], note, ["填表人：张三"]]
    found = read(xlsx(rows, merges=["A6:F6"]))
    assert names(found) == ["甲工会", "乙工会"]
    assert found.remarks == [
        "第5行是合计，没有读取。",
        "第6行是“说明：本表由办公室填报”，没有读取。",
        "第7行只有“填表人：张三”，没有读取。",
    ]


def test_a_required_cell_left_empty_is_a_fault_of_its_row():
    found = read(xlsx([HEADERS, [1, "", "甲", "企业工会"]]))
    assert list(map(str, found.faults)) == ["第2行 工会全称：没有填写，这一项必填"]


def test_other_and_hidden_sheets_are_named_and_not_read():
    more = [("说明", [["怎样填"]], "visible"), ("旧表", TABLE, "hidden")]
    found = read(xlsx(TABLE, sheets=more))
    assert len(found.rows) == 2
    assert found.remarks == [
        "工作表“说明”没有读取，只读了“台账”。",
        "隐藏的工作表“旧表”没有读取，只读了“台账”。",
    ]


def test_the_first_sheet_with_headers_is_read():
    found = read(xlsx([["封面"]], title="封面", sheets=[("台账", TABLE, "visible")]))
    assert names(found) == ["甲工会", "乙工会"]
    assert found.remarks == ["工作表“封面”没有读取，只读了“台账”。"]


def test_a_sheet_that_is_hidden_is_not_read_even_alone():
    with pytest.raises(IntakeError, match="没有找到表头"):
        read(xlsx([["封面"]], title="封面", sheets=[("台账", TABLE, "hidden")]))


@pytest.mark.parametrize(
    "title",
    ["身份证号", "身 份 证", "证件号码", "手机", "负责人手机号", "移动电话", "银行卡号",
     "银行账号", "家庭住址", "住址*", "家庭地址"],
)  # fmt: skip
def test_a_column_of_personal_particulars_refuses_the_whole_file(title):
    rows = [TABLE[0], [*HEADERS, title], *TABLE[2:]]
    said = refusal(rows, hidden_columns=[6])
    shown = " ".join(title.split())
    assert f"第G列“{shown}”" in said
    assert "整列删除" in said


def test_personal_particulars_are_found_wherever_headers_stand():
    two_tiers = [[*HEADERS, "联系方式"], [*[None] * 6, "手机"], [1, *UNIT]]
    assert "第G列“手机”" in refusal(two_tiers, merges=["A1:A2", "B1:B2"])
    below = [
        *TABLE,
        [],
        ["工会全称", "组织类型", "身份证"],
        ["丙工会", "企业工会", "x"],
    ]
    assert "第C列“身份证”" in refusal(below)
    elsewhere = ("名单", [["姓名", "手机号码"], ["张三", "x"]], "hidden")
    assert "工作表“名单”" in refusal(TABLE, sheets=[elsewhere])


def test_words_of_a_row_are_no_header():
    rows = [*TABLE, [3, "帮群众找回身份证工会", None, "企业工会"]]
    assert len(read(xlsx(rows)).rows) == 3


def test_a_column_twice_is_refused_with_both_letters():
    rows = [[*HEADERS, "规范简称"], [1, *UNIT, "乙"]]
    assert "第C列和第G列都是“简称”" in refusal(rows)


def test_a_title_merged_over_two_columns_says_which_one_is_read():
    rows = [["工会全称", "组织类型", "简称", None], ["甲工会", "企业工会", "甲", "乙"]]
    found = read(xlsx(rows, merges=["C1:D1"]))
    assert found.rows[0].values["short_name"] == "甲"
    assert found.remarks == ["第D列“简称”的标题与左边的列合并在一起，没有读取。"]


def test_missing_required_columns_are_listed_in_one_sentence():
    said = refusal([["简称", "成立日期"], ["甲", "2004.4"]])
    assert "缺少必填的列：“工会全称”、“组织类型”" in said


def test_a_sheet_without_headers_or_rows_is_refused():
    assert "没有找到表头" in refusal([["甲", "乙"], [1, 2]])
    assert "没有找到表头" in refusal([])
    assert "没有找到表头" in refusal([[]] * 12 + TABLE)
    assert "只有表头" in refusal(TABLE[:2])


def test_too_many_rows_are_refused_before_they_are_planned(monkeypatch):
    monkeypatch.setattr("intake.sheets.reading.MAX_ROWS", 1)
    assert MAX_ROWS == 20_000
    assert "有2行，超过1行的上限" in refusal(TABLE)


def test_only_one_apostrophe_before_a_formula_is_taken_away():
    rows = sheet(("'=1+1", "''@甲", "企业工会"), ("'甲'", "'-", "企业工会"))
    found = [(r.values["name"], r.values["short_name"]) for r in read(xlsx(rows)).rows]
    assert found == [("=1+1", "'@甲"), ("'甲'", "-")]


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("532922199001010011", "身份证号"),
        ("13888123456", "手机号"),
        (13888123456, "手机号"),
    ],
)
def test_a_private_number_anywhere_refuses_the_file_without_naming_it(number, kind):
    if kind == "身份证号":
        number = number[:17] + ric.calc_check_digit(number)
    book = openpyxl.Workbook()
    book.active.append(["备注"])
    hidden = book.create_sheet("旧表")
    hidden.sheet_state = "hidden"
    hidden.append(["某人", number])
    buffer = io.BytesIO()
    book.save(buffer)
    with pytest.raises(IntakeError) as refused:
        read_sheet(buffer.getvalue(), "台账.xlsx", COLUMNS)
    assert f"第1行B列（{kind}）" in str(refused.value)
    assert str(number) not in str(refused.value)


def test_a_code_that_is_no_private_number_is_read():
    assert kinds_in("81532922MC00000124") == []
    assert kinds_in("0872-7520000") == []
    assert kinds_in("云工发〔2026〕5号") == []


def checked(start):
    """An identity number of 18 characters."""
    return start + ric.calc_check_digit(f"{start}0")


@pytest.mark.parametrize(
    "start",
    [
        pytest.param("81000019900101001", id="permit of Hong Kong"),
        pytest.param("83000019900101001", id="permit of Taiwan"),
        pytest.param("99010119900101001", id="no province"),
        pytest.param("81532922001010000", id="a credit code of digits only"),
        pytest.param("53292229900101001", id="not yet born"),
    ],
)
def test_a_number_is_private_when_a_person_can_have_it(start):
    expected = ["身份证号"] if start.startswith(("810000", "830000")) else []
    assert kinds_in(checked(start)) == expected


def test_a_number_whose_check_character_is_wrong_is_nobodys():
    for right in ("11010519491231002X", "440524188001010014"):
        assert kinds_in(right) == ["身份证号"]
        assert kinds_in(f"{right[:-1]}5") == []
