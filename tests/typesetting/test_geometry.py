"""The page of GB/T 9704-2012, measured on what came out of the press."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.typesetting.issues import (
    WORDS,
    article,
    heading,
    issue,
    jpeg,
    paragraph,
    picture,
    table,
)
from tests.typesetting.pages import (
    MM,
    baseline,
    faces,
    opened,
    page_number,
    page_with,
    printed,
    row_with,
    rows,
    rules,
    sizes,
    text,
)

HANZI = "工会联系职工群众竭诚服务"
PITCH = 28.95


@pytest.fixture(scope="module")
def full():
    """Three pages and more of hanzi without a single point."""
    body = paragraph(HANZI * 180)
    with opened(printed(issue(article("职工之家", body)))) as pdf:
        yield pdf


@pytest.fixture(scope="module")
def mixed():
    """A table, a picture and headings among text, and text with punctuation."""
    body = [
        paragraph(WORDS),
        table(
            [["单位", "活动", ""], ["平坡镇工会联合会", "12", "义诊" * 20]],
            r0c1=(1, 2),
            r0c2=None,
        ),
        paragraph("表格之后的文字。"),
        picture("a.jpg", caption="座谈会现场", credit="李祎摄"),
        paragraph("图片之后的文字。"),
        heading(1, "一、强化组织领导"),
        heading(2, "（一）健全机制"),
        heading(3, "1. 建立台账"),
        *[paragraph(WORDS * 2)] * 4,
    ]
    data = issue(article("职工之家", *body, contributed="（某某工会供稿）"))
    with opened(printed(data, {"a.jpg": jpeg(300, 170)})) as pdf:
        yield pdf


def test_every_page_is_a4(full, mixed):
    for page in [*full.pages, *mixed.pages]:
        assert page.width / MM == pytest.approx(210, abs=0.1)
        assert page.height / MM == pytest.approx(297, abs=0.1)


def test_a_full_page_has_22_lines_of_28_characters(full):
    counts = [len(row) for row in rows(full.pages[1])]
    assert counts == [28] * 22


def test_the_lines_are_28_95_points_apart(full):
    page = full.pages[1]
    places = [baseline(page, row[0]) for row in rows(page)]
    steps = [below - above for above, below in pairwise(places)]
    assert steps == pytest.approx([PITCH] * 21, abs=0.02)


def test_the_type_area_keeps_the_margins(full):
    for page in full.pages[1:3]:
        lines = rows(page)
        assert lines[0][0]["top"] / MM == pytest.approx(37, abs=1)
        assert lines[-1][0]["bottom"] / MM <= 262
        for row in lines[:22]:
            assert row[0]["x0"] / MM == pytest.approx(28, abs=1)
            assert row[-1]["x1"] / MM == pytest.approx(184, abs=1)


def test_the_text_is_3hao_fangsong(full):
    chars = [char for row in rows(full.pages[1]) for char in row]
    assert sizes(chars) == {15.75}
    assert faces(chars) == {"FandolFang-Regular"}


def test_the_first_line_of_a_paragraph_is_two_characters_in(mixed):
    row = row_with(mixed.pages[0], "平坡镇工会联合会组织")
    assert row[0]["x0"] - 28 * MM == pytest.approx(2 * 15.75, abs=0.1)


@pytest.mark.parametrize(
    ("words", "face"),
    [
        ("一、强化", "FandolHei-Regular"),
        ("（一）健全", "FandolKai-Regular"),
        ("1. 建立", "FandolFang-Regular"),
    ],
)
def test_headings_are_told_apart_by_their_face_alone(mixed, words, face):
    row = row_with(page_with(mixed, words), words)
    assert faces(row) == {face}
    assert sizes(row) == {15.75}
    assert row[0]["x0"] - 28 * MM == pytest.approx(2 * 15.75, abs=0.1)


@pytest.mark.parametrize("words", ["表格之后", "图片之后", "一、强化", "（某某工会"])
def test_text_after_tables_and_pictures_is_back_on_the_grid(mixed, words):
    page = page_with(mixed, words)
    first = 37 * MM + 0.8 * 15.75
    lines = (baseline(page, row_with(page, words)[0]) - first) / PITCH
    assert lines == pytest.approx(round(lines), abs=0.01)


def test_no_line_starts_or_ends_with_the_wrong_point(mixed):
    for page in mixed.pages:
        for row in rows(page):
            assert text(row)[0] not in "，。、；：？！）》”", text(row)
            assert text(row)[-1] not in "（《“", text(row)


def test_page_numbers_stand_7_mm_below_at_the_outer_side(full):
    for number, page in enumerate(full.pages, start=1):
        chars = page_number(page)
        assert text(chars) == f"— {number} —"
        assert sizes(chars) == {14}
        # The dash of the face is drawn from 0.271 to 0.329 em above the baseline.
        dash = baseline(page, chars[0]) - 0.3 * 14
        assert dash / MM - 262 == pytest.approx(7, abs=1)
        if number % 2:
            assert chars[-1]["x1"] == pytest.approx(184 * MM - 14, abs=1)
        else:
            assert chars[0]["x0"] == pytest.approx(28 * MM + 14, abs=1)


def test_the_red_rule_is_as_wide_as_the_type_area_a_third_down_the_page(full):
    page = full.pages[0]
    rule = rules(page)[0]
    assert (rule["left"], rule["right"]) == pytest.approx((28, 184), abs=0.1)
    assert 37 + 225 / 4 < rule["y"] < 37 + 225 * 0.4
    assert 0.5 <= rule["thickness"] <= 1.5


def test_the_closing_block_ends_on_the_bottom_edge_of_the_last_page(full, mixed):
    for pdf in (full, mixed):
        found = [rules(page) for page in pdf.pages]
        assert [len(each) for each in found[1:-1]] == [0] * (len(found) - 2)
        top, middle, bottom = found[-1][-3:]
        assert bottom["y"] == pytest.approx(262, abs=0.5)
        for rule in (top, middle, bottom):
            assert (rule["left"], rule["right"]) == pytest.approx((28, 184), abs=0.1)
        assert top["thickness"] == pytest.approx(0.35, abs=0.01)
        assert middle["thickness"] == pytest.approx(0.25, abs=0.01)


def test_a_second_line_of_recipients_hangs_under_the_first_name(full):
    page = full.pages[-1]
    first = row_with(page, "送：")
    second = row_with(page, "融媒体中心。")
    assert first[0]["x0"] == pytest.approx(28 * MM + 14, abs=0.5)
    assert sizes(first) == {14}
    assert second[0]["x0"] == pytest.approx(first[2]["x0"], abs=0.5)
