"""Names by strokes: the vectors of the trade, both ways of counting, the table."""

import os
import subprocess
import sys

import pytest

from honors.enums import RollOrder
from honors.stroke_order import TABLE, stroke_key, strokes_of, unknown_characters
from tests.house_rules.files import ROOT, SITE

SURNAME, NAME = RollOrder.STROKES_SURNAME, RollOrder.STROKES_NAME


def put_in_order(names, mode=SURNAME):
    return sorted(set(names), key=lambda name: stroke_key(name, mode))


@pytest.mark.parametrize(
    "names",
    [
        ["丁", "马", "王", "文"],
        ["李", "杨", "吴", "何", "沈", "宋", "张", "陈"],
        ["林", "欧"],
        ["丁一", "马大利", "王富", "王大利", "文富"],
        ["欧大利", "欧阳修", "欧阳大利"],
    ],
)
def test_more_strokes_come_later_and_equal_numbers_go_by_the_first_different_stroke(
    names,
):
    assert put_in_order(names) == names


@pytest.mark.parametrize(
    ("character", "strokes"),
    [
        ("提", "121251112134"),  # 提 counts as 横
        ("八", "34"),  # 捺 counts as 点
        ("丁", "12"),  # 竖钩 counts as 竖
        ("小", "234"),
        ("李", "1234521"),  # 弯钩 counts as 折
        ("杨", "1234533"),
        ("沈", "4414535"),
        ("宋", "4451234"),
        ("濞", "44132511125121132"),
        ("彧", "1251153334"),
        ("邶", "2113552"),
        ("𬭊", "311151234121"),
    ],
)
def test_a_character_is_written_with_five_kinds_of_strokes(character, strokes):
    assert strokes_of(character) == strokes


def test_by_surname_a_given_name_of_one_character_comes_first():
    assert put_in_order(["田富", "田大利"], SURNAME) == ["田富", "田大利"]


def test_by_name_the_second_characters_are_compared():
    assert put_in_order(["田大利", "田富"], NAME) == ["田大利", "田富"]


def test_spaces_that_push_a_short_name_apart_count_for_nothing():
    assert stroke_key("田　富") == stroke_key("田 富") == stroke_key("田富")


def test_a_name_of_some_minorities_counts_from_its_first_character():
    names = ["丁一", "阿依古丽·买买提", "林一"]
    assert put_in_order(names) == names


def test_characters_written_alike_stand_as_in_the_official_table():
    names = ["工", "土", "士"]
    assert put_in_order(names) == names


def test_a_compound_surname_with_a_short_given_name_has_the_blank_after_it():
    assert put_in_order(["欧阳富", "欧阳大利"], SURNAME) == ["欧阳富", "欧阳大利"]
    assert put_in_order(["欧阳大利", "欧阳富"], NAME) == ["欧阳大利", "欧阳富"]


def test_an_unknown_character_sorts_last_and_is_named():
    names = ["籯大利", "\U00031350大利"]
    assert put_in_order(names) == names
    assert unknown_characters(["丁富", *names, "第1车间A"]) == ["\U00031350"]


def test_digits_stand_before_characters():
    names = ["1号车间", "2号车间", "一车间"]
    assert put_in_order(names) == names


def test_the_table_is_in_order_itself_and_small():
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    strokes = [line.split(" ")[0] for line in lines]
    assert strokes == sorted(set(strokes), key=lambda line: (len(line), line))
    characters = "".join(line.split(" ")[1] for line in lines)
    assert len(set(characters)) == len(characters) == 20_982
    assert TABLE.stat().st_size <= 400_000


def test_the_table_is_not_read_before_a_list_is_sorted():
    code = (
        "import django; django.setup()\n"
        "from honors import stroke_order as order\n"
        "assert order._table.cache_info().currsize == 0\n"
        "order.stroke_key('丁')\n"
        "assert order._table.cache_info().currsize == 1\n"
    )
    paths = {"PYTHONPATH": os.pathsep.join([str(ROOT), str(SITE)])}
    subprocess.run([sys.executable, "-c", code], check=True, env=os.environ | paths)
