"""An issue is recognised as people read it; what is not there is not invented."""

import json
import re
import time
from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.recognition import recognize
from bulletin.recognition.issue import Masthead, RecognizedIssue, Tail
from intake.cleaning import INVISIBLE
from intake.pieces import Looks, Paragraph, Picture, ReadDocument, Span, Table
from intake.plain_text import read_plain_text

LONG = "县总工会召开专题会议，对元旦春节期间走访的困难职工逐户核对需求，作出部署。"
TAIL = (
    "报：州总工会，县委。",
    "送：县委各部门。",
    "发：各乡镇工会联合会。",
    "责任编辑：杨素梅　审核：段文斌　签发：和建中　　　共印120份",
)


def line(text: str, size: float = 16.0, alignment: str = "", **looks) -> Paragraph:
    return Paragraph((Span(text),), Looks(size=size, alignment=alignment, **looks))


def title(text: str) -> Paragraph:
    return line(text, 22.0, "center", font="方正小标宋简体")


def read(*pieces) -> RecognizedIssue:
    return recognize(ReadDocument("稿.docx", pieces))


def read_lines(*lines: str) -> RecognizedIssue:
    return recognize(read_plain_text("\n".join(lines)))


def remarks(issue: RecognizedIssue, element: str) -> list[str]:
    return [
        loss.detail
        for loss in issue.losses
        if loss.element == element and loss.action != "kept"
    ]


def test_a_whole_issue_is_recognised():
    issue = read(
        line("工会工作简报", 60.0, "center"),
        line("第3期", alignment="center"),
        line("（总第128期）", alignment="center"),
        line("漾濞县总工会办公室编　　　　　2026年3月16日"),
        line("本期要目", alignment="center"),
        line("◆部署春季“回头看”"),
        line("◆集体协商一次签约"),
        line("编者按：送温暖不止送一次。"),
        title("部署春季“回头看”"),
        line(LONG),
        line("一、把账记清楚"),
        line(LONG),
        line("（县总工会基层工作股供稿）", alignment="right"),
        title("集体协商一次签约"),
        line(LONG),
        line("（苍山西镇工会联合会　陈堃供稿）", alignment="right"),
        *(line(text, 14.0) for text in TAIL),
    )
    assert issue.masthead == Masthead(
        "工会工作简报", 3, 128, "正刊", "漾濞县总工会办公室", date(2026, 3, 16), 2026
    )
    assert issue.contents == ["部署春季“回头看”", "集体协商一次签约"]
    assert issue.editor_note == [
        {"type": "paragraph", "value": "<p>送温暖不止送一次。</p>"}
    ]
    first, second = issue.articles
    assert first.title == "部署春季“回头看”"
    assert [block["type"] for block in first.blocks] == [
        "paragraph",
        "heading",
        "paragraph",
    ]
    assert first.contributed == "（县总工会基层工作股供稿）"
    assert (first.units, first.persons) == (["县总工会基层工作股"], [])
    assert (second.units, second.persons) == (["苍山西镇工会联合会"], ["陈堃"])
    assert issue.tail == Tail(
        "州总工会，县委。",
        "县委各部门。",
        "各乡镇工会联合会。",
        "",
        120,
        "杨素梅",
        "段文斌",
        "和建中",
    )
    assert json.loads(json.dumps(issue.as_json()))["masthead"]["date"] == "2026-03-16"


def test_a_plain_text_is_one_article_titled_by_its_first_short_line():
    issue = read_lines("县医院工会开展护理竞赛", LONG, LONG)
    assert issue.masthead == Masthead()
    assert issue.tail == Tail()
    assert issue.contents == []
    assert [article.title for article in issue.articles] == ["县医院工会开展护理竞赛"]
    assert remarks(issue, "标题") == []


def test_a_text_without_a_title_gets_none_and_the_report_says_so():
    issue = read_lines(LONG, LONG)
    assert [article.title for article in issue.articles] == [""]
    [remark] = remarks(issue, "标题")
    assert "请填写标题" in remark


def test_an_empty_file_is_one_empty_article():
    issue = read()
    assert [article.blocks for article in issue.articles] == [[]]


@pytest.mark.parametrize(
    ("lines", "number", "overall", "kind"),
    [
        (["工会工作简报", "第三期"], 3, None, "正刊"),
        (["工会工作简报", "第　３　期（总第１２８期）"], 3, 128, "正刊"),
        (["工会工作简报", "2026年第3期 总第一百二十八期"], 3, 128, "正刊"),
        (["工 会 工 作 简 报", "增刊第1期"], 1, None, "增刊"),
        (["工会工作简报", "（专刊）", "第2期"], 2, None, "专刊"),
        (["工会工作简报 第12期"], 12, None, "正刊"),
    ],
)
def test_numbers_are_read_however_they_are_written(lines, number, overall, kind):
    masthead = read_lines(*lines, "题目", LONG).masthead
    assert masthead.name == "工会工作简报"
    assert (masthead.number, masthead.overall, masthead.kind) == (number, overall, kind)


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("漾濞县总工会办公室编　二〇二六年三月十六日", "漾濞县总工会办公室"),
        ("漾濞县总工会编印 ２０２６年３月１６日", "漾濞县总工会"),
        ("主办单位：漾濞县总工会 2026 年 3 月 16 日", "漾濞县总工会"),
        ("漾濞县总工会　　2026年3月16日", "漾濞县总工会"),
    ],
)
def test_publisher_and_date_are_read_from_one_line(text, publisher):
    masthead = read_lines("工会工作简报", "第3期", text, "题目", LONG).masthead
    assert masthead.publisher == publisher
    assert (masthead.date, masthead.year) == (date(2026, 3, 16), 2026)


def test_a_date_the_calendar_lacks_is_not_taken():
    issue = read_lines("工会工作简报", "第3期", "县总工会编 2026年2月30日", LONG)
    assert issue.masthead.date is None


def test_a_masthead_set_in_a_table_and_a_unit_above_the_name_are_read():
    issue = read(
        line("漾濞县总工会", 26.0, "center"),
        line("职工之声", 60.0, "center"),
        line("第3期", alignment="center"),
        Table((("县总工会办公室编", "2026年3月16日"),), number=1),
        title("题目"),
        line(LONG),
    )
    assert issue.masthead.name == "职工之声"
    assert issue.masthead.date == date(2026, 3, 16)
    assert [article.title for article in issue.articles] == ["题目"]


def test_a_warning_above_the_name_is_said():
    issue = read_lines("内部资料 注意保存", "工会工作简报", "第3期", "题目", LONG)
    [remark] = remarks(issue, "警示语")
    assert "可以公开" in remark


@pytest.mark.parametrize(
    "text",
    ["第三期技能培训班开班", "第3期培训班于2026年3月16日开班，共有四十人参加。"],
)
def test_a_number_within_a_sentence_is_no_masthead(text):
    issue = read_lines(text, LONG)
    assert issue.masthead == Masthead()
    assert text in json.dumps(issue.as_json()["articles"], ensure_ascii=False)


def test_contents_without_bullets_with_leaders_and_numbers_are_read():
    issue = read_lines(
        "目　录", "1.甲乡工会建家…………（1）", "乙镇工会签约\t3", "甲乡工会建家", LONG,
        "乙镇工会签约", LONG,
    )  # fmt: skip
    assert issue.contents == ["甲乡工会建家", "乙镇工会签约"]
    assert [article.title for article in issue.articles] == issue.contents
    [loss] = [loss for loss in issue.losses if loss.element == "目录"]
    assert (loss.action, loss.count) == ("changed", 2)


def test_a_listed_title_that_is_missing_below_is_said():
    issue = read_lines("本期要目", "◆甲乡工会建家", "◆没有的文章", "甲乡工会建家", LONG)
    assert any("没有的文章" in remark for remark in remarks(issue, "目录"))


def test_titles_are_known_by_style_and_by_boldness_too():
    for looks in ({"level": 1}, {"bold": True, "alignment": "center"}):
        issue = read(
            line("甲乡工会建家", **looks),
            line(LONG),
            line("乙镇工会签约", **looks),
            line(LONG),
        )
        titles = [article.title for article in issue.articles]
        assert titles == ["甲乡工会建家", "乙镇工会签约"]


def test_short_bold_lines_and_numbered_headings_are_no_titles():
    issue = read(
        title("题目"),
        line("一、小标题", bold=True),
        line(LONG),
        line("关于建家", bold=True),
        line(LONG),
        line("图1　会场", 12.0, "center"),
        line("参考文献", 14.0, level=1, bold=True),
        line(LONG),
    )
    assert [article.title for article in issue.articles] == ["题目"]


def test_a_title_in_two_lines_is_put_together_and_a_subtitle_set_apart():
    issue = read(
        title("苍山西镇工会联合会"),
        title("集体协商一次签约"),
        line("——行业集体合同纪实", alignment="center"),
        line(LONG),
    )
    [article] = issue.articles
    assert article.title == "苍山西镇工会联合会集体协商一次签约"
    assert article.subtitle == "行业集体合同纪实"


def test_sections_hold_for_the_articles_after_them():
    issue = read(
        line("【要闻】", alignment="center"),
        title("甲"),
        line(LONG),
        line("◆基层动态◆", alignment="center"),
        title("乙"),
        line(LONG),
        title("丙"),
        line(LONG),
        line("简讯"),
        line(LONG),
    )
    assert [(article.title, article.section) for article in issue.articles] == [
        ("甲", "要闻"),
        ("乙", "基层动态"),
        ("丙", "基层动态"),
        ("简讯", "简讯"),
    ]


def test_a_closing_line_ends_an_article_even_when_no_title_follows():
    last = f"{LONG}（乙镇工会供稿）"
    issue = read_lines("甲题", LONG, "（甲乡工会供稿）", LONG, last)
    assert [article.title for article in issue.articles] == ["甲题", ""]
    assert [article.units for article in issue.articles] == [["甲乡工会"], ["乙镇工会"]]
    assert issue.articles[1].blocks[0]["value"].endswith(f"<p>{LONG}</p>")


def test_a_picture_after_the_closing_line_stays_with_its_article():
    issue = read(
        title("甲题"),
        line(LONG),
        line("（甲乡工会供稿）", alignment="right"),
        Picture(0),
        line("图1　现场", 12.0, "center"),
        title("乙题"),
        line(LONG),
    )
    assert [article.title for article in issue.articles] == ["甲题", "乙题"]
    assert issue.articles[0].blocks[-1]["value"]["caption"] == "图1　现场"


def test_a_note_of_several_paragraphs_runs_to_the_first_title():
    issue = read(line("编者按"), line(LONG), line(LONG), title("题目"), line(LONG))
    assert issue.editor_note[0]["value"] == f"<p>{LONG}</p><p>{LONG}</p>"
    assert [article.title for article in issue.articles] == ["题目"]


def test_a_note_within_an_article_stays_in_its_text():
    issue = read(title("题目"), line("编者按：值得一读。"), line(LONG))
    assert issue.editor_note == []
    assert "编者按" in issue.articles[0].blocks[0]["value"]


def test_a_tail_in_a_table_with_spaced_labels_and_wrapped_lists_is_read():
    issue = read(
        title("题目"),
        line(LONG),
        Table(
            (
                ("主报：不是标签",),
                ("报 ： 州总工会，\n县委。",),
                ("送：县委各部门。　发：各乡镇工会。",),
                ("本期增发：县文联。",),
                ("责 任 编 辑：杨素梅",),
                ("（共印一百二十份）",),
            )[1:],
            number=1,
        ),
    )
    assert issue.tail == Tail(
        "州总工会，县委。",
        "县委各部门。",
        "各乡镇工会。",
        "县文联。",
        120,
        "杨素梅",
    )
    assert issue.articles[0].blocks == [
        {"type": "paragraph", "value": f"<p>{LONG}</p>"}
    ]


def test_what_the_tail_has_no_field_for_is_said():
    telephone, issued = "联系电话：0872-7520000", "县总工会 2026年3月16日印发"
    issue = read_lines("题目", LONG, "报：县委。", telephone, issued)
    dropped = [loss.text for loss in issue.losses if loss.element == "报尾文字"]
    assert dropped == [telephone, issued]


def test_words_that_only_begin_like_a_label_are_no_tail():
    issue = read_lines("题目", LONG, "送温暖：全县走访212户。", "发言：大家踊跃。")
    assert issue.tail == Tail()
    assert "踊跃" in issue.articles[0].blocks[0]["value"]


def test_every_paragraph_of_body_and_note_is_counted_as_kept():
    issue = read(line("编者按：好。"), title("题目"), line(LONG), line(LONG))
    kept = {loss.element: loss.count for loss in issue.losses if loss.action == "kept"}
    assert kept == {"段落": 3, "标题": 1}


def shown(value: object) -> str:
    if isinstance(value, str):
        return re.sub("<[^>]+>", "", value)
    if isinstance(value, dict):
        return "".join(map(shown, value.values()))
    if isinstance(value, list):
        return "".join(map(shown, value))
    return ""


LINES = st.lists(
    st.text(st.sampled_from("一二、。1甲乙丙工会供稿◆本期要目图表——"), max_size=12)
    | st.sampled_from(
        ["目录", LONG, "（甲工会供稿）", f"{LONG}（乙工会 丙丙供稿）", "甲乙丙工会"]
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_no_word_of_any_text_is_lost(lines):
    source = "\n".join(lines)
    issue = recognize(read_plain_text(source))
    told = shown(
        [
            [article.title, article.subtitle, article.contributed, article.blocks]
            for article in issue.articles
        ]
    )
    told += "".join(loss.text for loss in issue.losses)
    missing = Counter(source) - Counter(told)
    assert set(missing) <= set("\n\t —"), missing


@settings(max_examples=60, deadline=None)
@given(st.text() | st.text(st.sampled_from("第期总年月日报送发编：共印份0３三 \n（）")))
def test_no_text_breaks_the_recognition(text):
    issue = recognize(read_plain_text(text))
    assert issue.articles
    assert not INVISIBLE.search(shown([article.blocks for article in issue.articles]))
    json.dumps(issue.as_json())


def test_a_centred_title_may_end_in_an_exclamation_mark():
    issue = read(title("致敬，劳动者！"), line(LONG))
    assert [article.title for article in issue.articles] == ["致敬，劳动者！"]


@pytest.mark.parametrize("digit", ["9", "九"])
def test_a_number_too_long_to_be_one_stays_in_the_text(digit):
    long = digit * 5000
    issue = read_lines(
        f"第{long}期", f"总第{long}期", f"{long}年3月16日", LONG, f"共印{long}份"
    )
    assert issue.masthead == Masthead()
    assert issue.tail.copies is None
    text = json.dumps(issue.as_json(), ensure_ascii=False)
    assert text.count(long) >= 4


def test_a_long_run_of_digits_does_not_hang():
    begun = time.process_time()
    read_lines("第3期", "9" * 40_000, "九" * 40_000, LONG)
    assert time.process_time() - begun < 1


def test_a_list_of_contents_of_thousands_of_lines_does_not_hang():
    titles = [f"第{number}镇工会走访慰问一线职工" for number in range(1500)]
    begun = time.process_time()
    issue = read_lines("本期要目", *titles, *titles)
    assert time.process_time() - begun < 3
    assert issue.contents == titles[:60]


def test_a_list_of_contents_longer_than_any_ends_and_its_rest_is_text():
    issue = read_lines(
        "目录", *(f"● 第{number}镇工会动态" for number in range(70)), LONG
    )
    assert len(issue.contents) == 60
    text = json.dumps(issue.as_json()["articles"], ensure_ascii=False)
    assert "第69镇工会动态" in text
