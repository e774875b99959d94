"""Pieces become blocks of the body vocabulary and no word is lost."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.blocks import build_body
from intake.cleaning import INVISIBLE, clean
from intake.pieces import (
    ListItem,
    Looks,
    Merge,
    Note,
    Paragraph,
    Picture,
    Span,
    Table,
)
from intake.plain_text import read_plain_text

LONG = "县总工会召开专题会议，对走访的困难职工逐户核对需求，并作出部署。"


def paragraph(text: str, **looks: object) -> Paragraph:
    return Paragraph((Span(text),), Looks(**looks))


def item(text: str, number: int, label: str = "", level: int = 0) -> Paragraph:
    listed = ListItem(True, level, number, label or f"{number}.")
    return Paragraph((Span(text),), item=listed)


def bullet(text: str, level: int = 0) -> Paragraph:
    return Paragraph((Span(text),), item=ListItem(False, level))


def blocks(*pieces) -> list[tuple[str, object]]:
    return [(block["type"], block["value"]) for block in build_body(pieces).blocks]


def headings(*texts: str) -> list[tuple[str, str]]:
    return [
        (value["level"], value["text"])
        for kind, value in blocks(*(paragraph(text) for text in texts))
        if kind == "heading"
    ]


def test_paragraphs_in_a_row_are_one_block_of_running_text():
    assert blocks(paragraph("甲<乙"), paragraph("丙")) == [
        ("paragraph", "<p>甲&lt;乙</p><p>丙</p>")
    ]


def test_numbered_short_lines_before_text_are_headings_of_their_level():
    assert headings("一、把账记清楚", LONG, "（一）分类登记", LONG, "1.登记", LONG) == [
        ("1", "一、把账记清楚"),
        ("2", "（一）分类登记"),
        ("3", "1.登记"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一、" + LONG * 4,
        f"一、提高认识。{LONG}",
        "3.5万元已经发放",
        "2026年目标",
        "一、二、三等奖名单",
        "1.下列人员：",
        "（一）登记造册；",
        "把账记清楚",
    ],
)
def test_what_is_long_or_part_of_a_sentence_is_no_heading(text):
    assert headings(text, LONG) == []


def test_numbered_lines_in_a_row_are_a_list_typed_by_hand_and_stay_text():
    assert headings("1.张三", "2.李四", "3.王五", LONG) == []


def test_numbered_lines_in_a_row_that_look_like_headings_are_headings():
    styled = [paragraph(f"（{n}）题", font="楷体_GB2312") for n in "一二"]
    kinds = [kind for kind, _ in blocks(*styled, paragraph(LONG))]
    assert kinds == ["heading", "heading", "paragraph"]


def test_heading_styles_make_headings_from_the_shallowest_used():
    pieces = (
        paragraph("背景", level=2),
        paragraph(LONG),
        paragraph("细节", level=3),
        paragraph(LONG),
        paragraph(LONG * 3, level=2),
    )
    levels = [value["level"] for kind, value in blocks(*pieces) if kind == "heading"]
    assert levels == ["1", "2"]


def test_a_bold_sentence_with_a_number_opening_a_paragraph_becomes_its_heading():
    run_in = Paragraph((Span("一、提高认识。", bold=True), Span(LONG)))
    body = build_body([run_in])
    assert [block["type"] for block in body.blocks] == ["heading", "paragraph"]
    assert body.blocks[0]["value"]["text"] == "一、提高认识。"
    assert [loss.action for loss in body.losses] == ["changed"]


def test_list_items_in_a_row_are_one_list():
    assert blocks(item("甲", 1), item("乙", 2), paragraph("丙"), bullet("丁")) == [
        ("paragraph", "<ol><li>甲</li><li>乙</li></ol>"),
        ("paragraph", "<p>丙</p>"),
        ("paragraph", "<ul><li>丁</li></ul>"),
    ]


def test_deeper_levels_are_nested_and_a_new_count_is_a_new_list():
    [(_, nested)] = blocks(bullet("甲"), bullet("乙", 1), bullet("丙"))
    assert nested == "<ul><li>甲<ul><li>乙</li></ul></li><li>丙</li></ul>"
    twice = blocks(item("甲", 1), item("乙", 2), item("丙", 1), item("丁", 2))
    assert len(twice) == 2


def test_numbers_a_list_cannot_show_are_written_into_the_text():
    assert blocks(item("甲", 3), item("乙", 4)) == [
        ("paragraph", "<p>3.甲</p><p>4.乙</p>")
    ]
    [(kind, value), _] = blocks(item("提高认识", 1, "一、"), paragraph(LONG))
    assert (kind, value["level"], value["text"]) == ("heading", "1", "一、提高认识")
    assert blocks(item("甲", 1, "（1）"), item("乙", 2, "（2）"))[0][1].startswith(
        "<p>（1）甲</p>"
    )


def test_a_lone_number_before_text_is_a_heading():
    [(kind, value), _] = blocks(item("登记", 1), paragraph(LONG))
    assert (kind, value["text"]) == ("heading", "1.登记")


def test_a_picture_takes_the_caption_below_it():
    for caption in (
        paragraph("图1　入户核对"),
        paragraph("入户核对", alignment="center", size=12.0),
    ):
        [(kind, value), _] = blocks(Picture(0), caption, paragraph(LONG, size=16.0))
        assert kind == "image"
        assert value == {"image": "picture:0", "caption": caption.text, "credit": ""}


@pytest.mark.parametrize(
    "below",
    [
        paragraph(LONG, size=16.0),
        paragraph("入户核对", alignment="center", size=16.0),
        paragraph("图" * 80),
    ],
)
def test_text_below_a_picture_is_no_caption(below):
    shown = blocks(Picture(0), below, paragraph(LONG * 2, size=16.0))
    assert shown[0][1]["caption"] == ""
    assert shown[1][0] == "paragraph"


def test_a_table_has_its_merges_header_and_caption():
    rows = (("片区", "户数", ""), ("甲", "1", "2"))
    table = Table(rows, (Merge(0, 1, 1, 2),), number=1)
    [(_, value)] = blocks(paragraph("表1　情况"), table)
    assert value["data"] == [["片区", "户数", ""], ["甲", "1", "2"]]
    assert value["mergeCells"] == [{"row": 0, "col": 1, "rowspan": 1, "colspan": 2}]
    assert value["table_caption"] == "表1　情况"
    assert value["table_header_choice"] == "row"
    assert value["first_row_is_table_header"] is True


def test_a_table_of_figures_has_no_header():
    [(_, value)] = blocks(Table((("1", "2"), ("3", "4"))))
    assert value["table_header_choice"] == "neither"


def test_captions_below_tables_go_to_the_table_above_unless_another_follows():
    one, two = Table((("甲",),), number=1), Table((("乙",),), number=2)
    first, second = blocks(one, paragraph("表1 甲"), paragraph(LONG))
    assert first[1]["table_caption"] == "表1 甲"
    first, second = blocks(one, paragraph("表2 乙"), two)
    assert (first[1]["table_caption"], second[1]["table_caption"]) == ("", "表2 乙")


def test_footnotes_are_listed_after_the_text():
    noted = Paragraph(
        (Span("甲"), Span("[1]", vertical="sup")), notes=(Note(1, (Span("出处 "),)),)
    )
    assert blocks(noted, paragraph("乙"), Picture(0))[-1] == (
        "paragraph",
        "<p>注：</p><p>[1] 出处</p>",
    )


def test_what_is_kept_is_counted():
    body = build_body([paragraph("甲"), item("乙", 1), item("丙", 2), Picture(0)])
    assert body.kept == {"段落": 1, "列表": 1, "图片": 1}


def words(value: object) -> str:
    """Everything a block shows, in its order."""
    if isinstance(value, str):
        return html.unescape(re.sub("<[^>]+>", "", value))
    if isinstance(value, dict):
        return value.get("text", "")
    return ""


def visible(text: str) -> str:
    return "".join(INVISIBLE.sub("", text).split())


OFFICE_CHARACTERS = st.text(
    st.sampled_from(
        "一二三四、。（）1.2，甲乙工会图表：版权归作者所有转载…\u3000 \t\n\u200b<&>"
    )
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(OFFICE_CHARACTERS, st.text()))
def test_every_character_is_in_the_blocks_or_in_the_report(text):
    document = clean(read_plain_text(text))
    shown = "".join(
        words(block["value"]) for block in build_body(document.pieces).blocks
    )
    removed = [visible(loss.text) for loss in document.losses if loss.text]
    if removed:
        left = sorted(visible(shown) + "".join(removed))
        assert left == sorted(visible(text))
    else:
        assert visible(shown) == visible(text)
