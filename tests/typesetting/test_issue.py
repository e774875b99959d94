"""The printed issue read back: its words, its parts, its standing as an archive."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from tests.typesetting.issues import (
    WORDS,
    article,
    heading,
    issue,
    jpeg,
    paragraph,
    picture,
    run,
    table,
)
from tests.typesetting.pages import (
    MM,
    faces,
    opened,
    printed,
    row_with,
    rows,
    rules,
    sizes,
    text,
)

MARKUP = "# $x$ *b* @ref \\ _i_ `c` <l> // /* #panic() = - + [a] ~ '\""
NAMES = "王喆 李祎 陈堃 漾濞 〔2026〕 二〇二六 — … · № ① ㎡"
VENDORED = {
    "FandolFang-Regular",
    "FandolHei-Regular",
    "FandolKai-Regular",
    "FandolSong-Bold",
    "NotoSerifCJKsc-Regular",
}


@pytest.fixture(scope="module")
def golden() -> bytes:
    """One issue with every block and every part of an issue."""
    blocks = [
        heading(1, "一、强化组织领导"),
        paragraph(WORDS),
        paragraph(
            "会议指出，",
            run("突出重点", bold=True),
            run("抓好落实", italic=True),
            "，水H",
            run("2", sub=True),
            "O。",
        ),
        paragraph(MARKUP),
        paragraph(NAMES),
        {
            "kind": "list",
            "ordered": True,
            "items": [
                {"runs": [run("底数清；")], "children": []},
                {"runs": [run("情况明。")], "children": []},
            ],
        },
        table(
            [["单位", "活动情况", ""], ["", "场次", "人数"], ["平坡镇", "12", "386"]],
            2,
            r0c0=(2, 1),
            r1c0=None,
            r0c1=(1, 2),
            r0c2=None,
        ),
        picture("a.jpg", alt="会场全景", caption="座谈会现场", credit="李祎摄"),
        {
            "kind": "gallery",
            "pictures": [
                {"file": "a.jpg", "alt": "", "caption": "走访一", "credit": ""},
                {"file": "b.jpg", "alt": "", "caption": "走访二", "credit": ""},
                {"file": "b.jpg", "alt": "", "caption": "", "credit": ""},
            ],
        },
        {"kind": "quote", "text": "劳动最光荣。", "source": "职工来信"},
        {"kind": "notice", "title": "报名办法", "body": [paragraph("电话报名。")]},
        {"kind": "documents", "titles": ["工作要点", "任务清单"]},
        {"kind": "video", "title": "技能竞赛", "url": "https://v.qq.com/x/1.html"},
        {"kind": "divider"},
    ]
    first = article(
        "平坡镇工会联合会扎实推进新就业形态劳动者入会工作",
        *blocks,
        section="工作动态",
        subtitle="一季度综述",
        contributed="（平坡镇工会联合会　张某某供稿）",
    )
    second = article("公路养护段工会开展技能竞赛", paragraph(WORDS), section="工作动态")
    data = issue(
        first,
        second,
        editor_note=[paragraph("现将有关做法刊登如下。")],
        address="https://www.example.org/bulletin/2026-03/",
    )
    return printed(data, {"a.jpg": jpeg(300, 200), "b.jpg": jpeg(200, 300)})


@pytest.fixture(scope="module")
def words(golden) -> str:
    """Everything that can be read back, without blanks and line ends."""
    with opened(golden) as pdf:
        read = [page.extract_text(use_text_flow=True) for page in pdf.pages]
    return re.sub(r"\s|—\s\d+\s—", "", "".join(read))


def test_the_text_can_be_read_back_in_order(words):
    order = [
        "工会工作简报第3期（总第128期）漾濞县总工会办公室编2026年3月16日",
        "本期要目◆平坡镇工会联合会扎实推进新就业形态劳动者入会工作",
        "◆公路养护段工会开展技能竞赛编者按：现将有关做法刊登如下。【工作动态】",
        "平坡镇工会联合会扎实推进新就业形态劳动者入会工作——一季度综述",
        "一、强化组织领导平坡镇工会联合会组织职工学习",
        "会议指出，突出重点抓好落实，水H2O。",
        "1.底数清；2.情况明。",
        "场次人数平坡镇12386",
        "座谈会现场（李祎摄）",
        "走访一走访二",
        "劳动最光荣。——职工来信",
        "报名办法电话报名。",
        "附件：1.工作要点2.任务清单",
        "视频：技能竞赛网址：https://v.qq.com/x/1.html",
        "（平坡镇工会联合会张某某供稿）",
        "公路养护段工会开展技能竞赛平坡镇工会联合会组织职工学习",
        "报：州总工会，县委。送：县委各部委办，",
        "县融媒体中心。发：各乡镇工会联合会。",
        "责任编辑：张某某审核：李某某签发：王某某共印120份",
        "网络版：https://www.example.org/bulletin/2026-03/",
    ]
    place = 0
    for part in order:
        assert part in words[place:], part
        place = words.index(part, place)


def test_markup_characters_are_printed_as_they_are(words):
    assert MARKUP.replace(" ", "") in words


def test_rare_characters_and_signs_print(words):
    assert NAMES.replace("㎡", "m2").replace(" ", "") in words


def test_a_section_that_two_articles_share_is_named_once(words):
    assert words.count("【工作动态】") == 1


def test_every_font_is_embedded_and_vendored(golden):
    found = set()
    for page in PdfReader(io.BytesIO(golden)).pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
            assert "/FontFile3" in descriptor
            name = descriptor["/FontName"].split("+")[1]
            found.add(name.removesuffix("-Identity-H"))
    assert found == VENDORED


def test_the_file_is_a_tagged_pdf_a_2a_in_chinese_dated_to_its_day(golden):
    reader = PdfReader(io.BytesIO(golden))
    root = reader.trailer["/Root"]
    xmp = root["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "zh-CN"
    assert reader.metadata.title == "工会工作简报第3期（总第128期）"
    assert reader.metadata.author == "漾濞县总工会办公室编"
    assert reader.metadata["/CreationDate"].startswith("D:20260316")


def test_pictures_carry_their_description(golden):
    reader = PdfReader(io.BytesIO(golden))
    found = [
        thing["/Alt"]
        for thing in map(reader.get_object, range(1, len(reader.xref[0]) + 1))
        if isinstance(thing, dict) and thing.get("/S") == "/Figure"
    ]
    assert found == ["会场全景", "走访一", "走访二", "图片"]


def test_titles_and_headings_are_bookmarks(golden):
    outline = PdfReader(io.BytesIO(golden)).outline
    assert [item.title for item in outline if not isinstance(item, list)] == [
        "平坡镇工会联合会扎实推进新就业形态劳动者入会工作",
        "公路养护段工会开展技能竞赛",
    ]


def test_bold_is_heiti_and_italic_is_kaiti(golden):
    with opened(golden) as pdf:
        chars = [char for page in pdf.pages for char in page.chars]
    read = "".join(char["text"] for char in chars)
    bold, italic = read.index("突出重点"), read.index("抓好落实")
    assert faces(chars[bold : bold + 4]) == {"FandolHei-Regular"}
    assert faces(chars[italic : italic + 4]) == {"FandolKai-Regular"}


def test_empty_parts_leave_no_label():
    empty = dict.fromkeys(("report_to", "send_to", "edited_by", "signed_by"), "")
    data = issue(
        article("县总工会", paragraph("短文。")), **empty, overall_label="", copies=None
    )
    with opened(printed(data)) as pdf:
        read = pdf.pages[0].extract_text()
    assert "发：各乡镇工会联合会。" in read
    for label in ("报：", "送：", "责任编辑", "签发", "共印", "总第", "网络版", "要目"):
        assert label not in read
    assert "编者按" not in read


def test_an_issue_with_nothing_at_its_foot_has_no_rules_there():
    people = dict.fromkeys(("edited_by", "reviewed_by", "signed_by"), "")
    lists = dict.fromkeys(("report_to", "send_to", "distribute_to"), "")
    data = issue(article("县", paragraph("短文。")), **people, **lists, copies=None)
    with opened(printed(data)) as pdf:
        assert len(rules(pdf.pages[0])) == 1


def test_an_issue_without_articles_is_one_page():
    with opened(printed(issue())) as pdf:
        assert len(pdf.pages) == 1
        assert "发：各乡镇工会联合会。" in pdf.pages[0].extract_text()


def test_a_dozen_titles_leave_body_text_on_the_first_page():
    title = "苍山西镇工会联合会多措并举推进职工之家建设和职工服务阵地建设"
    articles = [article(title, paragraph(WORDS), contributed="（某某供稿）")] * 12
    note = [paragraph("现将有关做法刊登如下。")]
    with opened(printed(issue(*articles, editor_note=note))) as pdf:
        read = [text(row) for row in rows(pdf.pages[0])]
    assert sum("苍山西镇工会联合会多措并举" in line for line in read) >= 6
    assert any("平坡镇工会联合会组织职工学习" in line for line in read)


@pytest.mark.parametrize(
    "name",
    [
        "工人",
        "工会工作简报",
        "漾濞彝族自治县总工会女职工工作委员会职工素质建设工程简报",
    ],
)
def test_the_mark_fits_the_type_area_however_long_the_name(name):
    data = issue(article("县总工会", paragraph("短文。")), name=name)
    with opened(printed(data)) as pdf:
        mark = [c for c in pdf.pages[0].chars if c["size"] > 24]
    assert "".join(c["text"] for c in mark) == name
    assert min(c["x0"] for c in mark) >= 28 * MM
    assert max(c["x1"] for c in mark) <= 184 * MM
    assert max(c["size"] for c in mark) <= 66
    assert {c["non_stroking_color"] for c in mark} == {(0.9019608, 0, 0.07058824)}


def test_long_titles_break_between_words_into_lines_of_like_length():
    title = "平坡镇工会联合会扎实推进新就业形态劳动者入会和服务工作"
    with opened(printed(issue(article(title, paragraph("短文。"))))) as pdf:
        lines = [text(r) for r in rows(pdf.pages[0]) if sizes(r) == {22}]
    assert lines == ["平坡镇工会联合会扎实推进", "新就业形态劳动者入会和服务工作"]


def test_a_long_table_repeats_its_header_row_on_each_page():
    lines = [["单位", "人数"], *[[f"第{n}工会小组", str(n)] for n in range(40)]]
    with opened(printed(issue(article("统计", table(lines))))) as pdf:
        heads = [page.extract_text().count("单位 人数") for page in pdf.pages]
        read = "".join(page.extract_text() for page in pdf.pages)
    assert heads[:3] == [1, 1, 1]
    assert all(f"第{n}工会小组" in read for n in range(40))


def test_a_closing_block_without_room_moves_whole_to_the_next_page():
    for lines in range(8, 14):
        body = [paragraph("短文。")] * lines
        with opened(printed(issue(article("县总工会", *body)))) as pdf:
            marks = [page.extract_text() for page in pdf.pages]
        holding = [("报：" in read, "共印120份" in read) for read in marks]
        assert holding[-1] == (True, True)
        assert not any(any(each) for each in holding[:-1])
    assert len(marks) == 2


def test_a_recipient_line_stands_at_the_foot_in_4hao():
    with opened(printed(issue(article("县总工会", paragraph("短文。"))))) as pdf:
        row = row_with(pdf.pages[0], "报：")
    assert text(row) == "报：州总工会，县委。"
    assert sizes(row) == {14}
