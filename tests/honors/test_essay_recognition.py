"""What is recognized in an essay's file, and that nothing leaves it unsaid."""

import pytest

from honors.essays.bylines import Byline, Person, is_byline, read_bylines
from honors.essays.recognition import recognize_essay
from intake.plain_text import read_plain_text
from intake.word import read_word
from tests.honors.essay_files import BODY, essay_file

UNIT = "平坡镇工会联合会"


def recognized(**changes):
    return recognize_essay(read_word(essay_file(**changes), "论文.docx"))


def people(essay):
    return [(one.name, one.role, one.unit) for one in essay.byline.people]


def said(essay, element):
    return [loss for loss in essay.losses if loss.element == element]


def test_everything_in_its_usual_place_is_found():
    essay = recognized()
    assert essay.title == "茶园里的集体协商"
    assert essay.subtitle == "以平坡镇三家茶场为例"
    assert people(essay) == [("王喆", "author", UNIT), ("李祎", "author", UNIT)]
    assert essay.abstract == "协商从采摘工价谈起，三年谈成七份协议。"
    assert essay.keywords == ["集体协商", "茶园", "工价"]
    kinds = [block["type"] for block in essay.blocks]
    assert kinds == [
        "heading", "paragraph", "table", "image", "heading", "paragraph", "heading",
        "paragraph",
    ]  # fmt: skip
    headings = [b["value"]["text"] for b in essay.blocks if b["type"] == "heading"]
    assert headings == ["一、问题的提出", "二、对策", "参考文献"]
    assert "[1] 某某" in essay.blocks[-1]["value"]


def test_what_went_into_fields_is_not_in_the_text_again():
    text = "".join(str(block["value"]) for block in recognized().blocks)
    for taken in ("摘要", "关键词", "王喆", "三家茶场"):
        assert taken not in text
    assert text.count(BODY) == 2


def test_a_title_in_two_lines_is_one():
    assert recognized(title=("新就业群体入会的", "三道坎")).title == (
        "新就业群体入会的三道坎"
    )


def test_a_remark_above_the_title_is_dropped_and_said():
    essay = recognized(bylines=("王喆",), title=("茶园里的集体协商",))
    assert not said(essay, "文首文字")
    data = essay_file(subtitle="", bylines=("（此文获州工会征文一等奖）", "王喆"))
    essay = recognize_essay(read_word(data, "论文.docx"))
    [loss] = said(essay, "文首文字")
    assert loss.action == "dropped"
    assert "此文获州工会征文" in loss.text
    assert [one.name for one in essay.byline.people] == ["王喆"]


@pytest.mark.parametrize(
    "label", ["内容提要：", "【摘要】", "[摘　要]", "摘  要  ", "提要:"]
)
def test_an_abstract_is_known_by_any_of_its_labels(label):
    assert (
        recognized(abstract=f"{label}协商从工价谈起。").abstract == "协商从工价谈起。"
    )


def test_an_abstract_below_its_label_is_found():
    data = essay_file(abstract="摘要", keywords="")
    assert recognize_essay(read_word(data, "论文.docx")).abstract == ""
    data = essay_file(abstract="摘要：", keywords="协商从工价谈起。")
    assert recognize_essay(read_word(data, "论文.docx")).abstract == "协商从工价谈起。"


def test_a_sentence_about_abstracts_is_text():
    essay = recognized(abstract="", keywords="", bylines=())
    assert essay.abstract == ""
    plain = read_plain_text(
        "摘要是文章的门面，写好它要花功夫，多数作者却把它留到最后一刻才匆匆写就，这一点应当改。"
    )
    assert recognize_essay(plain).abstract == ""


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("关键词：入会；组建", ["入会", "组建"]),
        ("关键词  入会　组建", ["入会", "组建"]),
        ("主题词：入会，组建。", ["入会", "组建"]),
        ("【关键字】入会、组建", ["入会", "组建"]),
    ],
)
def test_keywords_are_parted_however_they_are_written(written, words):
    assert recognized(keywords=written).keywords == words


def test_a_unit_at_the_end_is_that_of_the_authors():
    essay = recognized(bylines=("王喆　李祎",), tail=(f"（作者单位：{UNIT}）",))
    assert people(essay) == [("王喆", "author", UNIT), ("李祎", "author", UNIT)]
    assert "作者单位" not in str(essay.blocks)


def test_a_plain_text_is_all_body_and_says_what_it_lacks():
    essay = recognize_essay(read_plain_text(f"{BODY}\n{BODY}"))
    assert essay.title == ""
    assert [loss.element for loss in essay.losses if loss.action == "changed"] == [
        "题名",
        "作者",
    ]


def test_a_private_number_is_said_with_its_place_and_without_itself():
    essay = recognized(tail=("联系电话：13800138000",))
    [loss] = said(essay, "个人信息")
    assert "手机号" in loss.detail
    assert "13800138000" not in f"{loss.place}{loss.detail}{loss.text}"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["漾濞县总工会　杨素梅"], [("杨素梅", "author", "漾濞县总工会")]),
        (["杨素梅（漾濞县总工会）"], [("杨素梅", "author", "漾濞县总工会")]),
        (["作者：杨素梅　单位：漾濞县总工会"], [("杨素梅", "author", "漾濞县总工会")]),
        (
            ["杨素梅", "（漾濞县总工会，云南漾濞 672500）"],
            [("杨素梅", "author", "漾濞县总工会")],
        ),
        (["漾濞县总工会", "杨素梅"], [("杨素梅", "author", "漾濞县总工会")]),
        (["漾濞县总工会课题组"], [("漾濞县总工会课题组", "author", "")]),
        (
            ["课题组组长：字建华　执笔：左丽芳　指导：和建中"],
            [
                ("字建华", "leader", ""),
                ("左丽芳", "writer", ""),
                ("和建中", "adviser", ""),
            ],
        ),
        (
            ["杨素梅（漾濞县总工会）字建华（大理州总工会）"],
            [
                ("杨素梅", "author", "漾濞县总工会"),
                ("字建华", "author", "大理州总工会"),
            ],
        ),
        (["杨素梅¹ 尹志远²"], [("杨素梅", "author", ""), ("尹志远", "author", "")]),
        (["王　喆"], [("王喆", "author", "")]),
        (["阿依古丽·买买提"], [("阿依古丽·买买提", "author", "")]),
        (["John Smith"], [("John Smith", "author", "")]),
    ],
)
def test_bylines_are_read_in_the_ways_they_are_written(lines, expected):
    byline, unread = read_bylines(lines)
    assert [(one.name, one.role, one.unit) for one in byline.people] == expected
    assert unread == []


def test_a_unit_alone_is_the_unit_of_the_essay():
    assert read_bylines(["漾濞县总工会"]) == (Byline((), "漾濞县总工会"), [])
    assert Byline((Person("甲"),)).with_unit("县工会").people[0].unit == "县工会"


@pytest.mark.parametrize(
    "text", ["从厂务公开看职工当家", "2025年6月", "茶园里的集体协商"]
)
def test_a_title_or_a_date_is_no_byline(text):
    assert not is_byline(text)
