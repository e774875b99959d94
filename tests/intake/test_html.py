"""The HTML of old sites becomes blocks: no word is lost in silence, nothing runs."""

import base64
import html as html_module
import json
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.blocks import build_body
from intake.cleaning import clean
from intake.errors import IntakeError
from intake.folder import FileFolder
from intake.html import MAX_CHARACTERS, BodyReader, is_html, plain_line
from intake.html_safe import MAX_TAGS
from tests.factories import picture_bytes
from tests.intake.old_pages import WECHAT, WORD

BASE = "http://old.example.cn/news/2015/12.html"


class Read:
    """A text with its blocks and everything said of it."""

    def __init__(self, text, folder=None, base=BASE):
        self.read = BodyReader(folder).read(text, "稿件", base)
        document = clean(self.read.document)
        body = build_body(document.pieces)
        self.blocks = [(block["type"], block["value"]) for block in body.blocks]
        self.losses = [*document.losses, *body.losses]
        self.pictures = document.pictures

    def said(self, element):
        return [loss for loss in self.losses if loss.element == element]

    @property
    def stored(self) -> str:
        return json.dumps(self.blocks, ensure_ascii=False)


def text_of(text, **options) -> str:
    """The one block of running text."""
    [(kind, value)] = Read(text, **options).blocks
    assert kind == "paragraph"
    return value


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<p onclick='alert(1)'>点这里</p>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>点</a>",
        "<a href='java\tscript:alert(1)'>点</a>",
        "<a href=' &#106;avascript:alert(1)'>点</a>",
        "<a href='vbscript:msgbox(1)'>点</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>点</a>",
        "<iframe src='http://evil.example/'></iframe>",
        "<svg><script>alert(1)</script><a xlink:href='javascript:a(1)'>点</a></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<style>@import 'http://evil.example/x.css';</style>",
        "<p style=\"background:url('javascript:alert(1)')\">字</p>",
        "<form action='http://evil.example'><input name=a><button>送</button></form>",
        "<object data='http://evil.example/x.swf'></object><embed src='x.swf'>",
        "<base href='http://evil.example/'><meta http-equiv=refresh content='0'>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<h2><img src=x onerror=alert(1)>题</h2>",
        "<table><tr><td onmouseover=alert(1)>格<script>alert(1)</script></table>",
        "<blockquote><p><a href='javascript:alert(1)'>引</a></p></blockquote>",
        "<!--<img src=x onerror=alert(1)>--><![CDATA[<script>alert(1)</script>]]>",
        "<textarea><script>alert(1)</script></textarea><title><img onerror=alert(1)>",
    ],
)
def test_nothing_that_could_run_reaches_a_block(hostile):
    read = Read(f"<p>开头。</p>{hostile}<p>结尾。</p>")
    # Whatever stands escaped is words, not markup.
    markup = re.sub(r"&lt;.*?&gt;", "", read.stored)
    tags = set(re.findall(r"<\s*/?\s*([a-z0-9]+)", markup, re.IGNORECASE))
    assert tags <= {"p", "b", "i", "a", "ul", "ol", "li", "sup", "sub"}
    for word in ("onerror", "onclick", "onmouseover", "script:", "evil", "style="):
        assert word not in markup
    assert "开头。" in read.stored


def test_what_was_taken_out_is_said_by_its_kind():
    read = Read(
        "<style>p{}</style><script>a()</script><script>b()</script><!-- 注 -->"
        "<p style='color:red' onclick='c()'>字</p>"
    )
    counted = {loss.element: (loss.action, loss.count) for loss in read.losses}
    assert counted["脚本"] == ("dropped", 2)
    assert counted["样式表"] == ("dropped", 1)
    assert counted["注释"] == ("dropped", 1)
    assert counted["事件代码"] == ("dropped", 1)
    assert counted["文字样式"] == ("changed", 1)


def test_an_article_of_an_official_account_keeps_its_text_and_names_its_pictures():
    read = Read(WECHAT, base="https://mp.weixin.qq.com/s/abc")
    assert [kind for kind, _ in read.blocks] == ["paragraph"]
    assert read.blocks[0][1] == (
        "<p>3月16日，县总工会到<b>苍山西镇</b>走访慰问一线职工。</p>"
        "<p>慰问现场</p>"
        "<p>慰问组为职工送去防暑用品，听取大家的意见和建议。</p>"
    )
    [picture] = read.said("图片")
    assert picture.action == "dropped"
    assert "https://mmbiz.qpic.cn/mmbiz_jpg/abc/640?wx_fmt=jpeg" in picture.detail
    assert read.read.missing == 1
    assert sum(loss.count for loss in read.said("关注提示")) == 3
    assert (
        "https://v.qq.com/iframe/preview.html?vid=x1"
        in read.said("嵌入的网页")[0].detail
    )
    assert read.said("音频")


def test_a_picture_of_an_official_account_that_was_saved_comes_along(tmp_path):
    saved = tmp_path / "mmbiz.qpic.cn" / "mmbiz_jpg" / "abc" / "640"
    saved.parent.mkdir(parents=True)
    saved.write_bytes(picture_bytes())
    read = Read(WECHAT, FileFolder(tmp_path), "https://mp.weixin.qq.com/s/abc")
    kinds = [kind for kind, _ in read.blocks]
    assert kinds == ["paragraph", "image", "paragraph"]
    assert read.blocks[1][1]["caption"] == "慰问现场"
    assert read.read.missing == 0
    assert not [loss for loss in read.said("图片") if loss.action == "dropped"]


def test_a_text_from_word_keeps_heading_lists_numbers_and_merged_cells():
    read = Read(WORD)
    assert [kind for kind, _ in read.blocks] == [
        "paragraph",
        "heading",
        "paragraph",
        "paragraph",
        "table",
        "paragraph",
    ]
    title, heading, bullets, number, table, signed = (value for _, value in read.blocks)
    assert title == "<p><b>关于开展技能竞赛的通知</b></p>"
    assert heading == {"level": "1", "text": "一、竞赛项目"}
    assert bullets == "<ul><li>公路养护</li><li>医护护理</li></ul>"
    assert number == (
        "<p>1.各单位于4月10日前报名，填写报名表并由单位工会盖章后交县总工会办公室。</p>"
    )
    assert table["data"] == [
        ["单位", "", "人数"],
        ["县医院", "护理部", ""],
        ["公路段", "养护队", "24"],
    ]
    assert table["mergeCells"] == [
        {"row": 0, "col": 0, "rowspan": 1, "colspan": 2},
        {"row": 0, "col": 2, "rowspan": 2, "colspan": 1},
    ]
    assert signed == "<p>县总工会</p>"
    for mark in ("mso", "o:p", "Normal", "supportLists"):
        assert mark not in read.stored


def test_plain_text_is_paragraphs_and_a_lone_bracket_is_no_markup():
    assert text_of("第一段。\n\n　　第二段，3<5。") == (
        "<p>第一段。</p><p>第二段，3&lt;5。</p>"
    )
    assert not is_html("关于<通知>的说明：a < b，c > d")


def test_entities_in_plain_text_are_what_they_stand_for():
    assert text_of("甲&amp;乙&nbsp;丙\n丁") == "<p>甲&amp;乙 丙</p><p>丁</p>"


def test_lines_of_a_text_with_few_marks_stay_paragraphs():
    assert text_of("第一段<b>重点</b>。\n\n第二段。") == (
        "<p>第一段<b>重点</b>。</p><p>第二段。</p>"
    )


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<p>一线\n  职工</p>", "一线职工"),
        ("<p>one\n two</p>", "one two"),
        ("<p>\n  头尾 </p>", "头尾"),
        ("<p>甲  <b>乙</b></p>", "甲 <b>乙</b>"),
        ("<p>　　首行缩进</p>", "首行缩进"),
        ("<p>&nbsp;&nbsp;首行缩进</p>", "首行缩进"),
    ],
)
def test_white_space_is_what_browsers_show(source, shown):
    assert text_of(source) == f"<p>{shown}</p>"


def test_line_breaks_and_blocks_part_paragraphs():
    assert text_of("<div>甲<br>乙<br/><br>丙<div>丁</div>戊</div>") == (
        "<p>甲</p><p>乙</p><p>丙</p><p>丁</p><p>戊</p>"
    )


def test_bold_by_style_is_bold_and_normal_weight_takes_it_back():
    source = (
        "<p><span style='font-weight:bold'>甲</span><span style='FONT-WEIGHT: 700'>乙"
        "</span><b style='font-weight:normal'>丙</b><em>丁</em>H<sub>2</sub>O</p>"
    )
    assert text_of(source) == "<p><b>甲乙</b>丙<i>丁</i>H<sub>2</sub>O</p>"


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("/a/b.html", "http://old.example.cn/a/b.html"),
        (
            "../2014/1.html?x=1&y=2",
            "http://old.example.cn/news/2014/1.html?x=1&amp;y=2",
        ),
        ("//www.acftu.org/", "http://www.acftu.org/"),
        ("https://www.acftu.org/", "https://www.acftu.org/"),
        ("mailto:a@example.cn", "mailto:a@example.cn"),
    ],
)
def test_a_link_is_absolute_by_the_address_of_the_text(href, address):
    assert text_of(f"<p><a href='{href}'>看</a></p>") == (
        f'<p><a href="{address}">看</a></p>'
    )


@pytest.mark.parametrize("href", ["javascript:void(0)", "tel:123", "file:///C:/a.doc"])
def test_a_link_that_may_not_stand_on_the_web_keeps_its_words_and_is_said(href):
    read = Read(f"<p>请<a href='{href}'>看这里</a>。</p>")
    assert read.blocks == [("paragraph", "<p>请看这里。</p>")]
    [loss] = read.said("链接")
    assert loss.action == "changed"
    assert href in loss.detail


def test_without_an_address_a_relative_link_keeps_only_its_words():
    read = Read("<p><a href='b.html'>看</a></p>", base="")
    assert read.blocks == [("paragraph", "<p>看</p>")]
    assert read.said("链接")


def test_an_anchor_within_the_page_keeps_only_its_words():
    read = Read("<p><a href='#top'>回到开头</a></p>")
    assert read.blocks == [("paragraph", "<p>回到开头</p>")]
    assert read.said("文内链接")


def test_lists_nest_and_count():
    assert text_of("<ol><li>一<ul><li>甲<li>乙</ul></li><li><p>二</p></li></ol>") == (
        "<ol><li>一<ul><li>甲</li><li>乙</li></ul></li><li>二</li></ol>"
    )


def test_a_list_that_begins_later_keeps_its_numbers():
    assert text_of("<ol start=3><li>丙</li><li>丁</li></ol>") == (
        "<p>3.丙</p><p>4.丁</p>"
    )


def test_letters_before_list_items_become_figures_and_it_is_said():
    read = Read("<ol type='a'><li>甲</li><li>乙</li></ol>")
    assert read.blocks == [("paragraph", "<ol><li>甲</li><li>乙</li></ol>")]
    assert read.said("列表编号")


def test_a_short_quotation_is_a_quotation():
    read = Read(
        "<p>他说：</p><blockquote><p>家里有难处，</p><p>工会来搭手。</p></blockquote>"
    )
    assert read.blocks[1] == (
        "quote",
        {"text": "家里有难处，\n工会来搭手。", "source": ""},
    )


@pytest.mark.parametrize(
    "inside",
    ["<p>" + "长" * 600 + "</p>", "<ul><li>项</li></ul>", "<h2>一、题</h2><p>文。</p>"],
)
def test_a_frame_around_the_text_is_no_quotation(inside):
    kinds = [kind for kind, _ in Read(f"<blockquote>{inside}</blockquote>").blocks]
    assert "quote" not in kinds
    assert kinds


def test_a_line_between_two_parts_is_kept():
    kinds = [kind for kind, _ in Read("<hr><p>甲</p><hr><p>乙</p>").blocks]
    assert kinds == ["paragraph", "divider", "paragraph"]


def test_headings_keep_their_order_of_rank():
    read = Read("<h2>工作</h2><p>文。</p><h3>走访</h3><p>文。</p>")
    levels = [value["level"] for kind, value in read.blocks if kind == "heading"]
    assert levels == ["1", "2"]


def test_hidden_words_do_not_become_public_and_are_said():
    read = Read("<p>看得见<span style='display: none'>看不见</span>的</p>")
    assert read.blocks == [("paragraph", "<p>看得见的</p>")]
    [loss] = read.said("隐藏文字")
    assert (loss.action, loss.text) == ("dropped", "看不见")


def test_readings_above_characters_leave_and_the_characters_stay():
    read = Read("<p><ruby>漾<rp>(</rp><rt>yàng</rt><rp>)</rp></ruby>濞</p>")
    assert read.blocks == [("paragraph", "<p>漾濞</p>")]
    assert [loss.text for loss in read.said("拼音")] == ["yàng"]
    assert not read.said("隐藏文字")


def test_markings_that_blocks_do_not_know_are_said():
    read = Read("<p><u>甲</u><del>乙</del></p>")
    assert read.blocks == [("paragraph", "<p>甲乙</p>")]
    assert {loss.detail[:3] for loss in read.said("文字格式")} == {"下划线", "删除线"}


def test_a_notice_of_copyright_leaves_and_the_sentence_is_joined_again():
    read = Read(
        "<p>县总工会连续三年在全州</p><p>版权归作者所有；转载请注明出处!</p><p>名列前茅。</p>"
    )
    assert read.blocks == [("paragraph", "<p>县总工会连续三年在全州名列前茅。</p>")]
    assert read.said("版权说明")
    assert read.said("断开的句子")


class TestTables:
    def test_header_cells_make_a_header_row(self):
        [(_, table)] = Read(
            "<table><caption>报名情况</caption><tr><th>单位<th>人数</tr>"
            "<tr><td>县医院<td>36</tr></table>"
        ).blocks
        assert table["first_row_is_table_header"]
        assert table["table_caption"] == "报名情况"

    def test_a_column_span_wider_than_the_table_is_cut(self):
        [(_, table)] = Read(
            "<table><tr><td colspan=100>名单</td></tr><tr><td>甲<td>乙</tr></table>"
        ).blocks
        assert table["data"] == [["名单", ""], ["甲", "乙"]]
        assert table["mergeCells"] == [{"row": 0, "col": 0, "rowspan": 1, "colspan": 2}]

    def test_spans_never_overlap_nor_leave_the_table(self):
        [(_, table)] = Read(
            "<table><tr><td>甲<td rowspan=9>乙</tr><tr><td colspan=3>丙</tr></table>"
        ).blocks
        covered = [
            (merge["row"] + down, merge["col"] + right)
            for merge in table["mergeCells"]
            for down in range(merge["rowspan"])
            for right in range(merge["colspan"])
        ]
        assert len(covered) == len(set(covered))
        height, width = len(table["data"]), len(table["data"][0])
        assert all(row < height and column < width for row, column in covered)

    def test_a_table_that_only_lays_the_page_out_is_text(self):
        read = Read("<table><tr><td><p>甲。</p><p>乙。</p></td></tr></table>")
        assert read.blocks == [("paragraph", "<p>甲。</p><p>乙。</p>")]
        assert read.said("排版表格")

    def test_a_page_laid_out_beside_a_menu_is_text(self):
        long = "".join(f"<p>{'职工' * 100}。</p>" for _ in range(4))
        read = Read(f"<table><tr><td>栏目</td><td>{long}</td></tr></table>")
        assert [kind for kind, _ in read.blocks] == ["paragraph"]
        assert "栏目" in read.stored

    def test_a_table_inside_a_cell_becomes_its_words(self):
        read = Read(
            "<table><tr><td>单位<td>明细</tr><tr><td>县医院<td>"
            "<table><tr><td>护士<td>12</tr><tr><td>医生<td>8</tr></table></tr></table>"
        )
        assert read.blocks[0][1]["data"][1] == ["县医院", "护士　12\n医生　8"]
        assert read.said("嵌套表格")

    def test_pictures_of_a_table_stand_behind_it(self, tmp_path):
        (tmp_path / "a.jpg").write_bytes(picture_bytes())
        read = Read(
            "<table><tr><td>甲<img src='/a.jpg'><td>乙</tr></table>",
            FileFolder(tmp_path),
        )
        assert [kind for kind, _ in read.blocks] == ["table", "image"]
        assert any("表格后面" in loss.detail for loss in read.said("图片"))

    def test_two_pictures_side_by_side_are_pictures(self, tmp_path):
        (tmp_path / "a.jpg").write_bytes(picture_bytes())
        (tmp_path / "b.jpg").write_bytes(picture_bytes(colour="#333333"))
        read = Read(
            "<table><tr><td><img src='/a.jpg'><td><img src='/b.jpg'></tr></table>",
            FileFolder(tmp_path),
        )
        assert [kind for kind, _ in read.blocks] == ["image", "image"]

    def test_a_link_in_a_table_keeps_its_words_and_is_said(self):
        read = Read("<table><tr><td><a href='/a.html'>甲</a><td>乙</tr></table>")
        assert read.blocks[0][1]["data"] == [["甲", "乙"]]
        assert read.said("链接")

    def test_a_monstrous_table_refuses_the_text(self):
        rows = "<tr><td colspan=900>甲</td><td>乙</td></tr>" * 30
        with pytest.raises(IntakeError, match="第1个表格超过"):
            Read(f"<table>{rows}</table>")


class TestPictures:
    def uri(self, data: bytes, kind="image/jpeg") -> str:
        return f"data:{kind};base64,{base64.b64encode(data).decode()}"

    def test_a_picture_written_into_the_page_is_taken_out_of_it(self):
        read = Read(f"<p>甲<img src='{self.uri(picture_bytes())}'>乙</p>")
        assert [kind for kind, _ in read.blocks] == ["paragraph", "image"]
        assert "base64" not in read.stored
        assert len(read.pictures) == 1

    def test_the_same_picture_twice_is_kept_once(self):
        image = f"<p><img src='{self.uri(picture_bytes())}'></p>"
        read = Read(image + "<p>甲</p>" + image)
        assert [kind for kind, _ in read.blocks] == ["image", "paragraph", "image"]
        assert len(read.pictures) == 1

    @pytest.mark.parametrize(
        "source",
        [
            "data:image/svg+xml,%3Csvg onload='alert(1)'%3E%3C/svg%3E",
            "data:image/png;base64,AAAA",
            "data:image/png;base64,%%%",
            "data:text/html,<script>alert(1)</script>",
        ],
    )
    def test_what_is_no_picture_is_left_out_and_said(self, source):
        read = Read(f'<p>甲</p><img src="{html_module.escape(source)}"><p>乙</p>')
        assert [kind for kind, _ in read.blocks] == ["paragraph"]
        assert [loss.action for loss in read.said("图片")] == ["dropped"]

    def test_a_picture_nobody_sees_is_left_out(self):
        read = Read(f"<p>甲</p><img src='{self.uri(picture_bytes(size=(1, 1)))}'>")
        assert [kind for kind, _ in read.blocks] == ["paragraph"]
        assert read.said("占位图片")

    def test_a_picture_on_another_site_is_named_and_never_fetched(self, monkeypatch):
        def refuse(*args, **kwargs):
            raise AssertionError("the network was asked")

        monkeypatch.setattr("socket.socket.connect", refuse)
        read = Read("<p>甲</p><img src='http://pic.example.cn/a.jpg'>")
        [loss] = read.said("图片")
        assert "http://pic.example.cn/a.jpg" in loss.detail
        assert read.read.missing == 1

    @pytest.mark.parametrize(
        ("source", "name"),
        [
            ("/upload/a.jpg", "upload/a.jpg"),
            ("a.jpg", "news/2015/a.jpg"),
            ("http://old.example.cn/upload/a.jpg?v=2", "upload/a.jpg"),
            ("http://img.example.cn/a.jpg", "img.example.cn/a.jpg"),
            ("/upload/%E5%B7%A5.jpg", "upload/工.jpg"),
            ("/upload/%B9%A4.jpg", "upload/工.jpg"),
            ("\\upload\\a.jpg", "upload/a.jpg"),
        ],
    )
    def test_a_picture_is_found_in_the_folder_by_its_address(
        self, tmp_path, source, name
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(picture_bytes())
        read = Read(f"<p><img src='{source}'></p>", FileFolder(tmp_path))
        assert [kind for kind, _ in read.blocks] == ["image"]

    @pytest.mark.parametrize(
        "source",
        ["../../secret.jpg", "/../secret.jpg", "/%2e%2e/secret.jpg", "/link.jpg",
         "file:///etc/passwd", "/" + "a" * 300, "/a%00.jpg", "http://[/a.jpg"],
    )  # fmt: skip
    def test_no_file_outside_the_folder_is_read(self, tmp_path, source):
        (tmp_path / "secret.jpg").write_bytes(picture_bytes())
        folder = tmp_path / "files"
        folder.mkdir()
        (folder / "link.jpg").symlink_to(tmp_path / "secret.jpg")
        read = Read(f"<p>甲</p><img src='{source}'>", FileFolder(folder), "")
        assert [kind for kind, _ in read.blocks] == ["paragraph"]
        assert [loss.action for loss in read.said("图片")] == ["dropped"]

    def test_a_late_loading_picture_is_taken_by_its_true_address(self, tmp_path):
        (tmp_path / "a.jpg").write_bytes(picture_bytes())
        read = Read(
            "<img src='/loading.gif' data-original='/a.jpg'>", FileFolder(tmp_path)
        )
        assert [kind for kind, _ in read.blocks] == ["image"]

    def test_a_figure_keeps_its_caption(self, tmp_path):
        (tmp_path / "a.jpg").write_bytes(picture_bytes())
        read = Read(
            "<figure><img src='/a.jpg'><figcaption>竞赛现场。</figcaption></figure>",
            FileFolder(tmp_path),
        )
        assert read.blocks[0][1]["caption"] == "竞赛现场。"


def test_a_linked_file_of_the_folder_is_handed_over_as_a_file(tmp_path):
    (tmp_path / "通知 2.docx").write_bytes(b"PK")
    read = Read(
        "<p>附件：<a href='/%E9%80%9A%E7%9F%A5 2.docx'>通知全文</a></p>",
        FileFolder(tmp_path),
    )
    [linked] = read.read.linked
    assert (linked.path.name, linked.label) == ("通知 2.docx", "通知全文")
    assert read.blocks == [("paragraph", "<p>附件：通知全文</p>")]


def test_a_linked_page_of_the_folder_stays_a_link(tmp_path):
    (tmp_path / "b.html").write_bytes(b"<p>")
    read = Read("<p><a href='/b.html'>看</a></p>", FileFolder(tmp_path))
    assert not read.read.linked
    assert 'href="http://old.example.cn/b.html"' in read.blocks[0][1]


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("<font color='red'>关于 竞赛&nbsp;的通知</font>", "关于 竞赛 的通知"),
        ("关于<通知>的说明", "关于<通知>的说明"),
        ("甲 &amp; 乙\n丙", "甲 & 乙 丙"),
        ("<script>alert(1)</script>题", "题"),
    ],
)
def test_a_title_is_words_without_markup(title, plain):
    assert plain_line(title) == plain


def test_a_page_of_endless_tags_is_refused_at_once():
    began = time.process_time()
    with pytest.raises(IntakeError, match="标签"):
        Read("<div>" * (MAX_TAGS + 1))
    assert time.process_time() - began < 5


def test_deep_nesting_is_read_without_end_of_the_stack():
    depth = 3000
    assert text_of(f"{'<section>' * depth}字{'</section>' * depth}") == "<p>字</p>"


def test_a_text_of_millions_of_characters_is_refused():
    with pytest.raises(IntakeError, match="万个字符"):
        Read("<p>" + "字" * MAX_CHARACTERS + "</p>")


INLINE = st.sampled_from(["b", "i", "span", "u", "sup", "font", "a"])
BLOCK = st.sampled_from(
    [
        "p",
        "div",
        "section",
        "li",
        "ul",
        "ol",
        "blockquote",
        "h2",
        "center",
        "td",
        "table",
    ]
)
WORDS = st.text("工会职工，。、 ab", min_size=1, max_size=12)


def element(tag, inside) -> str:
    return f"<{tag}>{''.join(inside)}</{tag}>"


TREES = st.recursive(
    WORDS,
    lambda inner: st.builds(
        element, st.one_of(INLINE, BLOCK), st.lists(inner, max_size=4)
    ),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(TREES, min_size=1, max_size=4).map("".join))
def test_every_word_of_a_page_is_in_its_blocks_whatever_the_markup(source):
    read = Read(f"<p>始</p>{source}<p>终</p>")
    strings = re.findall(r"[工会职ab]", re.sub(r"<[^>]*>", "", source))
    shown = "".join(words(value) for _, value in read.blocks)
    # Sorted: words loose in a table stand before it, as in browsers.
    assert sorted(one for one in shown if one in "工会职ab") == sorted(strings)


def words(value) -> str:
    """The words of a block in reading order, without numbers that lists show."""
    if isinstance(value, str):
        return re.sub(r"<[^>]*>", "", value)
    if isinstance(value, dict) and "data" in value:
        caption = value["table_caption"]
        return caption + "".join(cell for row in value["data"] for cell in row)
    return value["text"] if value else ""
