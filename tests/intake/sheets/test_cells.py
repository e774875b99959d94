"""What clerks type into cells, as values; what cannot be meant is refused."""

from datetime import date, datetime

import pytest

from intake.sheets import cells
from intake.sheets.cells import CellError
from intake.sheets.dates import names_month

APRIL = date(2004, 4, 1)
TYPES = {"企业工会": 1, "企业": 1, "村（社区）工会": 2}
type_of = cells.one_of(TYPES, "组织类型")


@pytest.mark.parametrize(
    "typed",
    [
        "2004.4", "2004.04", "2004.04.01", "2004-4-1", "2004/4/1", "2004年4月",
        "2004年4月1日", "2004 年 4 月", "２００４．４", "二〇〇四年四月",
        "二OO四年四月一日", "2004-04-01 00:00:00", "38078", 38078, 38078.0,
        2004.4, 2004.04, 200404, "20040401", 20040401.0, "2004年4月份",
        APRIL, datetime(2004, 4, 1, 9, 30),
    ],
)  # fmt: skip
def test_a_date_is_read_in_every_manner_of_an_office(typed):
    assert cells.day(typed) == APRIL


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2004年13月", "没有第13月，请核对“2004年13月”"),
        ("2004-02-30", "2004年2月没有30日"),
        ("2004", "“2004”只有年份，请写到月或日，如2004年4月"),
        (2004, "“2004”只有年份"),
        ("二〇〇四年", "只有年份"),
        (2004.1, "分不清是1月还是10月"),
        ("四月", "“四月”不是日期"),
        ("0204年4月", "年份不对"),
        ("04.4", "不是日期"),
        (True, "不是日期"),
    ],
)
def test_what_is_no_date_is_refused_with_what_was_read(typed, sentence):
    with pytest.raises(CellError, match=sentence):
        cells.day(typed)


@pytest.mark.parametrize(
    ("typed", "is_month"),
    [
        ("2004年4月", True), ("2004.4", True), (2004.4, True), ("200404", True),
        ("二〇〇四年四月", True), ("2004年4月份", True),
        ("2004年4月1日", False), ("2004-04-01", False), (38078, False),
        ("20040401", False), (APRIL, False), (None, False), ("四月", False),
    ],
)  # fmt: skip
def test_a_month_without_a_day_is_told_from_a_date(typed, is_month):
    assert names_month(typed) is is_month


def test_days_that_stand_for_a_month_are_said_in_one_sentence():
    said = cells.assumed({"成立日期": APRIL, "换届日期": date(2024, 5, 1)})
    assert said == (
        "成立日期按2004年4月1日登记，换届日期按2024年5月1日登记（表里只写到月）。"
    )


def test_october_typed_as_text_is_october():
    assert cells.day("2004.10") == date(2004, 10, 1)
    assert cells.day(2004.11) == date(2004, 11, 1)


@pytest.mark.parametrize(
    "typed",
    [
        "2025-01-01至2027-12-31", "2025年1月1日起至2027年12月31日止",
        "2025.1.1-2027.12.31", "2025.1～2027.12", "2025年1月—2027年12月",
        "2025-01-01-2027-12-31", " 2025/1/1 到 2027/12/31 ",
    ],
)  # fmt: skip
def test_a_period_has_its_first_and_its_last_day(typed):
    assert cells.period(typed) == (date(2025, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("三年", "看不出起止日期"),
        ("2025-01-01至", "只有一头"),
        ("2027年1月至2025年1月", "早于开始日期"),
        (42005, "看不出起止日期"),
        ("2025年至2027年", "只有年份"),
    ],
)
def test_half_a_period_is_refused(typed, sentence):
    with pytest.raises(CellError, match=sentence):
        cells.period(typed)


@pytest.mark.parametrize(
    "typed", [1200, 1200.0, "1200", "1,200", "1，200", "１２００人", "1200.0"]
)
def test_a_whole_number_is_read_with_its_ornaments(typed):
    assert cells.whole_number(typed) == 1200


@pytest.mark.parametrize(
    "typed", [38.5, "约一百人", "4,5", -3, "-3", True, APRIL, 10**12, "三十八", "1.2.3"]
)
def test_what_is_no_whole_number_is_refused(typed):
    with pytest.raises(CellError, match="“"):
        cells.whole_number(typed)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("李　明", "李明"),
        (" 县 人民\n医院 ", "县人民医院"),
        ("ＡＢ１２（总部）", "AB12（总部）"),
        ("Union Office", "Union Office"),
        (38.0, "38"),
        ("甲\u200b乙", "甲乙"),
    ],
)
def test_words_lose_only_the_spaces_that_mean_nothing(typed, read):
    assert cells.text(typed) == read


def test_lines_of_a_long_text_are_kept():
    assert cells.long_text(" 第一行 \n\n　第二行") == "第一行\n第二行"


@pytest.mark.parametrize("typed", [8.15e17, 815329220000000001, "8.15E+17", "8.15e17"])
def test_a_code_that_lost_its_digits_is_refused(typed):
    with pytest.raises(CellError, match="把这一列的格式改成“文本”"):
        cells.text(typed)


@pytest.mark.parametrize("typed", ["是", "有", "√", "✓", " 是 ", True, 1, "Y"])
def test_every_mark_for_yes_is_yes(typed):
    assert cells.yes_no(typed) is True


@pytest.mark.parametrize("typed", ["否", "无", "×", "✗", False, 0, "N"])
def test_every_mark_for_no_is_no(typed):
    assert cells.yes_no(typed) is False


def test_neither_yes_nor_no_is_refused():
    with pytest.raises(CellError, match="请填“是”或“否”"):
        cells.yes_no("部分")


@pytest.mark.parametrize(
    "typed", ["0872-3120000", "(0872)3120000", "3120000转801", 8723120000.0]
)
def test_the_telephone_of_an_office_is_taken(typed):
    assert cells.phone(typed)


@pytest.mark.parametrize(
    "typed", ["13888888888", 13888888888, "138 8888 8888", "+86-13888888888"]
)
def test_a_personal_mobile_number_is_never_taken(typed):
    with pytest.raises(CellError, match="个人手机号") as refused:
        cells.phone(typed)
    assert "138" not in str(refused.value)


def test_a_word_of_a_list_is_found_whatever_its_brackets():
    assert [type_of("企 业"), type_of("村(社区)工会")] == [1, 2]
    with pytest.raises(
        CellError, match="没有“村”这种组织类型，可以填：企业工会、村（社区）工会"
    ):
        type_of("村")


@pytest.mark.parametrize(
    "parse",
    [cells.text, cells.long_text, cells.whole_number, cells.day, cells.yes_no,
     cells.period, cells.phone, type_of],
)  # fmt: skip
@pytest.mark.parametrize("typed", [None, "", "  ", "　", "\xa0\u200b"])
def test_an_empty_cell_is_nothing(parse, typed):
    assert parse(typed) is None
