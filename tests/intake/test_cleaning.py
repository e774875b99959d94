"""What offices paste is cleaned and said; wording and punctuation stay."""

import time

import pytest

from intake.cleaning import clean, is_boilerplate
from intake.pieces import Paragraph, ReadDocument, Span, Table
from intake.plain_text import read_plain_text


def cleaned(*lines: str) -> ReadDocument:
    return clean(read_plain_text("\n".join(lines)))


def texts(document: ReadDocument) -> list[str]:
    return [piece.text for piece in document.pieces]


def said(document: ReadDocument) -> list[tuple[str, str, int]]:
    return [(loss.element, loss.action, loss.count) for loss in document.losses]


def test_indents_of_ideographic_and_half_width_spaces_leave():
    document = cleaned("　　第一段。", "  第二段。　", "第三段。")
    assert texts(document) == ["第一段。", "第二段。", "第三段。"]
    assert said(document) == [("段首段尾空格", "changed", 3)]
    assert document.losses[0].place == "第1段、第2段"


def test_invisible_characters_leave_and_visible_ones_stay():
    document = cleaned("\ufeff工\u200b会\u00ad工\x07作", "👨\u200d👩好")
    assert texts(document) == ["工会工作", "👨\u200d👩好"]
    assert said(document) == [("不可见字符", "changed", 4)]


def test_a_paragraph_of_invisible_characters_only_leaves():
    document = cleaned("甲", "\u200b\u3000", "乙")
    assert texts(document) == ["甲", "乙"]
    assert ("空行", "dropped", 1) in said(document)


def test_runs_of_spaces_and_tabs_become_one_space():
    assert texts(cleaned("编　　　　日期", "甲\t\t乙", "甲 乙", "陈　堃")) == [
        "编　日期",
        "甲 乙",
        "甲 乙",
        "陈　堃",
    ]


def test_wording_and_punctuation_stay():
    line = "202_年,劳动与社会保障局(试行)!“好”..."
    document = cleaned(line)
    assert texts(document) == [line]
    assert document.losses == ()


def test_a_teaser_that_repeats_the_opening_leaves():
    document = cleaned(
        " 全县共有工会一百一十八个。　　自成立...",
        "　　全县共有工会一百一十八个。",
        "　　自成立以来，工会做了大量工作。",
    )
    assert texts(document) == [
        "全县共有工会一百一十八个。",
        "自成立以来，工会做了大量工作。",
    ]
    [loss] = [loss for loss in document.losses if loss.element == "重复的摘要"]
    assert loss.action == "dropped"
    assert loss.text.endswith("自成立...")


def test_a_paragraph_ending_in_dots_that_repeats_nothing_stays():
    assert len(texts(cleaned("他说了很多很多的话……", "会议随后开始。"))) == 2


def test_a_copyright_line_leaves_and_the_sentence_it_split_is_joined():
    document = cleaned(
        "　　考核连续三年在全州",
        "　　“工作总结”版权归作者所有；转载请注明出处!",
        "　　名列前茅，发挥了作用。",
    )
    assert texts(document) == ["考核连续三年在全州名列前茅，发挥了作用。"]
    assert said(document)[1:] == [
        ("版权说明", "dropped", 1),
        ("断开的句子", "changed", 1),
    ]


def test_a_copyright_line_between_whole_paragraphs_joins_nothing():
    document = cleaned("前一段。", "未经授权，请勿转载。", "后一段。")
    assert texts(document) == ["前一段。", "后一段。"]


def test_a_copyright_line_before_a_heading_joins_nothing():
    assert texts(cleaned("前一段", "转载请注明出处", "二、后一段")) == [
        "前一段",
        "二、后一段",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "会议学习了著作权法，强调版权保护。",
        "全国工人日报转载了我县经验。",
        "转载" * 40 + "请注明出处",
    ],
)
def test_sentences_about_copyright_are_no_boilerplate(line):
    assert not is_boilerplate(line)


def seconds(work) -> float:
    """How long the work takes this process, whatever else the machine does."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


@pytest.mark.parametrize("run", [" ", "　", ".", "．", "…", "。"])
def test_a_long_run_inside_a_line_does_not_hang(run):
    line = f"甲{run * 40_000}乙"
    assert seconds(lambda: cleaned(line)) < 1
    table = Table(((line,),), number=1)
    assert seconds(lambda: clean(ReadDocument("", (table,)))) < 1


def test_many_runs_over_many_looks_do_not_hang():
    spans = [Span("甲 　", bold=number % 2 == 0) for number in range(6000)]
    document = ReadDocument("", (Paragraph(tuple(spans)),))
    assert seconds(lambda: clean(document)) < 2


def test_spaces_at_the_end_leave_though_others_stand_inside():
    assert texts(cleaned("甲  乙　 ", "丙…丁……")) == ["甲 乙", "丙…丁……"]


def test_bold_and_links_survive_cleaning_across_their_borders():
    paragraph = Paragraph((Span("　", bold=True), Span("　甲 "), Span(" 乙", href="x")))
    document = clean(ReadDocument("", (paragraph,)))
    assert document.pieces[0].spans == (Span("甲"), Span(" "), Span("乙", href="x"))


def test_cells_are_cleaned_and_keep_their_lines():
    table = Table((("　甲　　乙\n\u200b丙", ""),), number=1)
    document = clean(ReadDocument("", (table,)))
    assert document.pieces[0].rows == (("甲　乙\n丙", ""),)
    assert document.losses[0].place == "表格1"


def test_cleaning_twice_changes_and_says_nothing_more():
    once = cleaned("　　甲\t乙\u200b", "", "版权归本站所有", "丙")
    twice = clean(once)
    assert twice == once
