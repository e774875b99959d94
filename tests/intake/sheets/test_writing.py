"""Templates and exports: what is written is text, and reads back as it was."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from intake.errors import IntakeError
from intake.sheets.cells import text
from intake.sheets.columns import Column
from intake.sheets.neutral import neutral, plain
from intake.sheets.reading import read_sheet
from intake.sheets.writing import csv_bytes, template, workbook
from tests.intake.sheets.toy import COLUMNS, ToyImporter

DANGEROUS = ["=1+1", "+86", "-5", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", " =1"]
CODE = "81532922MC00000124"


def opened(data):
    return load_workbook(io.BytesIO(data))


def test_a_template_has_title_headers_example_and_notes():
    book = opened(template(ToyImporter()))
    sheet, notes = book.worksheets[0], book["填写说明"]
    assert sheet["A1"].value == "工会组织台账"
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A1:G1"]
    headers = [cell.value for cell in sheet[2]]
    assert headers[:4] == ["序号", "工会全称*", "简称", "组织类型*"]
    assert [cell.value for cell in sheet[3]][:2] == ["示例", "示例工会"]
    assert sheet.freeze_panes == "C3"
    assert sheet["G4"].number_format == "@" or (
        sheet.column_dimensions["G"].number_format == "@"
    )
    assert [cell.value for cell in notes["A"]][1:] == [c.header for c in COLUMNS]
    assert notes["C2"].value == "照公章"
    [rule] = sheet.data_validations.dataValidation
    assert (rule.formula1, str(rule.sqref)) == ('"企业工会,机关工会"', "D3:D20003")


def test_a_template_sent_in_as_it_is_holds_nothing():
    with pytest.raises(IntakeError, match="只有表头"):
        read_sheet(template(ToyImporter()), "模板.xlsx", COLUMNS)


def test_a_list_too_long_for_a_cell_stands_on_a_hidden_sheet():
    words = tuple(f"第{number}种很长的选项名称" for number in range(40))
    book = opened(workbook("表", [Column("a", "甲", text, choices=words)], []))
    [rule] = book.worksheets[0].data_validations.dataValidation
    assert rule.formula1 == "'选项'!$A$1:$A$40"
    assert book["选项"].sheet_state == "hidden"


@pytest.mark.parametrize("words", DANGEROUS)
def test_no_cell_is_a_formula(words):
    data = workbook("表", COLUMNS, [{"name": words, "kind": "企业工会"}])
    cell = opened(data).worksheets[0]["B3"]
    assert (cell.data_type, cell.value) == ("s", f"'{words}")
    [row] = csv.reader(
        io.StringIO(csv_bytes(["列"], [[words]]).decode("utf-8-sig")[3:])
    )
    assert row[0].startswith("'")


def test_numbers_and_dates_stay_what_they_are():
    data = workbook(
        "表", COLUMNS, [{"term_number": -5, "valid_from": date(2004, 4, 1)}]
    )
    sheet = opened(data).worksheets[0]
    assert sheet["F3"].value == -5
    assert sheet["E3"].is_date
    assert csv_bytes(["数"], [[-5]]) == "\ufeff数\r\n-5\r\n".encode()


def test_a_long_code_stays_text():
    columns = [Column("code", "统一社会信用代码", text, text=True), *COLUMNS]
    data = workbook("表", columns, [{"code": CODE, "name": "甲", "kind": "企业工会"}])
    cell = opened(data).worksheets[0]["B3"]
    assert (cell.value, cell.number_format) == (CODE, "@")


@given(st.text())
def test_what_is_neutralised_reads_back_as_it_was(words):
    assert plain(neutral(words)) == words
    assert not str(neutral(words)).startswith(("=", "+", "-", "@", "\t", "\r"))
