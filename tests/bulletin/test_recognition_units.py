"""Closing lines are parted into units and persons; the register decides, not we."""

import pytest

from bulletin.recognition.contributed import contributors, take_contributed
from intake.pieces import Looks, Paragraph, Span
from organizations.unit_names import RegisteredUnit, match_units

REGISTER = (
    RegisteredUnit(1, "漾濞彝族自治县总工会", "县总工会"),
    RegisteredUnit(2, "漾濞县医院工会委员会", "", ("人民医院工会",)),
    RegisteredUnit(3, "漾濞县苍山西镇工会联合会", "苍山西镇工会"),
    RegisteredUnit(4, "漾濞县第一中学工会", "一中工会"),
    RegisteredUnit(5, "漾濞县职业中学工会", "职中工会", ("一中工会",)),
)


@pytest.mark.parametrize(
    ("line", "units", "persons"),
    [
        ("（县医院工会供稿）", ["县医院工会"], []),
        ("（苍山西镇工会联合会　陈堃供稿）", ["苍山西镇工会联合会"], ["陈堃"]),
        ("(县总工会办公室 王喆、李祎 供稿)", ["县总工会办公室"], ["王喆", "李祎"]),
        ("（县总工会和县医院工会供稿）", ["县总工会", "县医院工会"], []),
        ("（王喆和李祎供稿）", [], ["王喆", "李祎"]),
        ("（县总工会　和建中供稿）", ["县总工会"], ["和建中"]),
        ("（县劳动和社会保障局供稿）", ["县劳动和社会保障局"], []),
        ("（供稿：漾江镇工会　王　喆）", ["漾江镇工会"], ["王喆"]),
        ("供稿单位：县水务局工会", ["县水务局工会"], []),
        ("（平坡镇工会联合会李祎供稿）", ["平坡镇工会联合会"], ["李祎"]),
        ("（通讯员 李登科 张和平供稿）", [], ["李登科", "张和平"]),
        ("（瑞达建材公司 税务局联合供稿）", ["瑞达建材公司", "税务局"], []),
        ("", [], []),
    ],
)
def test_units_and_persons_are_told_apart(line, units, persons):
    assert contributors(line) == (units, persons)


@pytest.mark.parametrize(
    "text",
    [
        "（甲乡工会供稿）",
        "（甲乡工会 王喆 供稿）。",
        "（供稿：甲乡工会）",
        "供稿：甲乡工会",
    ],
)
def test_a_closing_line_of_its_own_is_taken_whole(text):
    assert take_contributed(Paragraph((Span(text),))) == (None, text)


def test_a_closing_line_at_the_end_of_a_sentence_is_cut_off():
    paragraph = Paragraph((Span("会议圆满结束。", bold=True), Span("（甲乡工会供稿）")))
    rest, line = take_contributed(paragraph)
    assert rest.spans == (Span("会议圆满结束。", bold=True),)
    assert line == "（甲乡工会供稿）"


def test_a_signature_to_the_right_needs_a_unit():
    right = Looks(alignment="right")
    signed = Paragraph((Span("（甲乡工会　王喆）"),), right)
    dated = Paragraph((Span("（2026年3月）"),), right)
    assert take_contributed(signed)[1] == "（甲乡工会　王喆）"
    assert take_contributed(dated)[1] == ""


@pytest.mark.parametrize(
    "text",
    ["各工会要供稿。", "（详见第3页）", "（一）供稿要求", "大家（含甲）供稿"],
)
def test_sentences_about_contributing_are_no_closing_line(text):
    paragraph = Paragraph((Span(text),))
    assert take_contributed(paragraph) == (paragraph, "")


@pytest.mark.parametrize(
    ("name", "how", "pk"),
    [
        ("县总工会", "exact", 1),
        ("人民医院工会", "exact", 2),
        ("漾濞县总工会", "normalised", 1),
        ("县医院工会", "normalised", 2),
        ("漾濞县 医院工会", "normalised", 2),
        ("永平县医院工会", "unknown", None),
        ("州总工会", "unknown", None),
        ("县总工会基层工作股", "unknown", None),
        ("不存在的工会", "unknown", None),
    ],
)
def test_names_are_matched_exactly_then_loosely_and_never_guessed(name, how, pk):
    [match] = match_units([name], REGISTER)
    assert (match.name, match.how, match.pk) == (name, how, pk)


def test_a_name_that_two_units_bear_is_ambiguous():
    [match] = match_units(["一中工会"], REGISTER)
    assert (match.how, match.pk, match.candidates) == ("ambiguous", None, (4, 5))


def test_an_empty_register_knows_nobody():
    assert [match.how for match in match_units(["县总工会"], ())] == ["unknown"]
