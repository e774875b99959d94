"""Body blocks become nodes: every word is kept, what is empty is left out."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tests.typesetting.issues import paragraph, run
from typesetting.nodes import body_nodes, rich_text_nodes


class Picture:
    """Stands in for what the caller registers pictures with."""

    def __init__(self) -> None:
        self.seen: list[Any] = []

    def __call__(self, image: Any) -> str:
        self.seen.append(image)
        return f"{image.pk}.jpg"


def block(name: str, value: Any) -> SimpleNamespace:
    return SimpleNamespace(block_type=name, value=value)


def image(pk: int, **parts: str) -> SimpleNamespace:
    return SimpleNamespace(pk=pk, default_alt_text="会场全景", **parts)


def nodes(*blocks: SimpleNamespace) -> list[dict[str, Any]]:
    return body_nodes(blocks, Picture())


def test_headings_keep_their_level_as_a_number():
    found = nodes(block("heading", {"level": "2", "text": " （一）健全机制 "}))
    assert found == [{"kind": "heading", "level": 2, "text": "（一）健全机制"}]


def test_rich_text_comes_from_its_source_or_a_plain_string():
    rich = SimpleNamespace(source="<p>短文。</p>")
    assert nodes(block("paragraph", rich), block("paragraph", "<p>短文。</p>")) == [
        paragraph("短文。"),
        paragraph("短文。"),
    ]


def test_a_picture_is_registered_and_described():
    picture = Picture()
    one = image(7)
    value = {"image": one, "caption": "座谈会", "credit": None}
    assert body_nodes([block("image", value)], picture) == [
        {
            "kind": "picture",
            "file": "7.jpg",
            "alt": "会场全景",
            "caption": "座谈会",
            "credit": "",
        }
    ]
    assert picture.seen == [one]


def test_the_credit_of_the_library_stands_where_the_block_has_none():
    value = {"image": image(7, credit="李祎摄"), "caption": "", "credit": ""}
    assert nodes(block("image", value))[0]["credit"] == "李祎摄"


def test_a_gallery_is_one_node_without_the_pictures_that_are_gone():
    part = {"caption": "", "credit": ""}
    value = {"images": [{"image": image(1), **part}, {"image": None, **part}]}
    (found,) = nodes(block("gallery", value))
    assert [each["file"] for each in found["pictures"]] == ["1.jpg"]


def test_documents_in_a_row_are_numbered_together():
    file = SimpleNamespace(title="任务清单")
    found = nodes(
        block("document", {"document": file, "title": "工作要点"}),
        block("document", {"document": file, "title": ""}),
        block("divider", None),
        block("document", {"document": file, "title": ""}),
    )
    assert found == [
        {"kind": "documents", "titles": ["工作要点", "任务清单"]},
        {"kind": "divider"},
        {"kind": "documents", "titles": ["任务清单"]},
    ]


def test_quotes_notices_and_videos_keep_their_words():
    found = nodes(
        block("quote", {"text": "劳动光荣。", "source": ""}),
        block("notice", {"title": "报名", "text": "<p>电话报名。</p>"}),
        block("video", {"url": "https://v.qq.com/x", "title": "竞赛"}),
    )
    assert found == [
        {"kind": "quote", "text": "劳动光荣。", "source": ""},
        {"kind": "notice", "title": "报名", "body": [paragraph("电话报名。")]},
        {"kind": "video", "title": "竞赛", "url": "https://v.qq.com/x"},
    ]


def test_what_is_empty_or_gone_prints_nothing():
    assert (
        nodes(
            block("heading", {"level": "1", "text": " "}),
            block("paragraph", "<p>　　</p><p><br/></p>"),
            block("image", {"image": None, "caption": "座谈会", "credit": ""}),
            block("gallery", {"images": []}),
            block("quote", {"text": "", "source": "来信"}),
            block("table", {"data": [["", None]]}),
            block("table", None),
            block("document", {"document": None, "title": ""}),
            block("notice", {"title": "", "text": ""}),
            block("video", {"url": "", "title": "竞赛"}),
        )
        == []
    )


def test_faces_are_flags_of_a_run_and_links_are_their_text():
    html = (
        '<p>突出<b>重点<i>工作</i></b>，见<a linktype="page" id="3">简报</a>，'
        "m<sup>2</sup>、H<sub>2</sub>O</p>"
    )
    assert rich_text_nodes(html) == [
        paragraph(
            "突出",
            run("重点", bold=True),
            run("工作", bold=True, italic=True),
            "，见简报，m",
            run("2", sup=True),
            "、H",
            run("2", sub=True),
            "O",
        )
    ]


def test_indents_and_blanks_of_the_source_are_not_printed_twice():
    html = "<p>　　县总工会\n  召开  会议。&nbsp;</p>"
    assert rich_text_nodes(html) == [paragraph("县总工会 召开 会议。")]


def test_an_ideographic_space_inside_a_line_stays():
    html = "<p>（平坡镇工会联合会　张某某供稿）</p>"
    assert rich_text_nodes(html) == [paragraph("（平坡镇工会联合会　张某某供稿）")]


def test_a_line_break_stays_in_its_paragraph():
    assert rich_text_nodes("<p>第一行<br/>第二行</p>") == [paragraph("第一行\n第二行")]


def test_lists_keep_their_order_and_their_inner_lists():
    html = "<ol><li>底数<b>清</b><ul><li>入户</li></ul></li><li> </li></ol>"
    inner = {
        "kind": "list",
        "ordered": False,
        "items": [{"runs": [run("入户")], "children": []}],
    }
    assert rich_text_nodes(html) == [
        {
            "kind": "list",
            "ordered": True,
            "items": [
                {"runs": [run("底数"), run("清", bold=True)], "children": [inner]}
            ],
        }
    ]


def test_text_outside_a_paragraph_is_kept_and_comments_are_not():
    html = "短文。<p>第二段。</p><!-- 批注 --><div>第三段。</div>尾"
    assert rich_text_nodes(html) == [
        paragraph("短文。"),
        paragraph("第二段。"),
        paragraph("第三段。"),
        paragraph("尾"),
    ]


@pytest.mark.parametrize("html", ["", None, "<p></p>", "<ul></ul>"])
def test_no_text_is_no_node(html):
    assert rich_text_nodes(html) == []
