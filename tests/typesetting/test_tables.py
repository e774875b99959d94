"""Tables as the editor merged them, whatever the raw data is like."""

from __future__ import annotations

from typing import Any

import pytest

from typesetting.tables import table_nodes

ROWS = [["单位", "活动", None], ["", "场次", "人数"], ["平坡镇", "12", "386"]]


def table(**value: Any) -> dict[str, Any]:
    (node,) = table_nodes({"data": ROWS, "table_header_choice": "row", **value})
    return node


def merge(row: int, col: int, rowspan: int, colspan: int) -> dict[str, int]:
    return {"row": row, "col": col, "rowspan": rowspan, "colspan": colspan}


def places(node: dict[str, Any]) -> dict[tuple[int, int], tuple[int, int]]:
    return {(c["row"], c["col"]): (c["rowspan"], c["colspan"]) for c in node["cells"]}


def test_merged_cells_span_and_hide_the_others():
    node = table(mergeCells=[merge(0, 0, 2, 1), merge(0, 1, 1, 2)])
    assert places(node) == {
        (0, 0): (2, 1),
        (0, 1): (1, 2),
        (1, 1): (1, 1),
        (1, 2): (1, 1),
        (2, 0): (1, 1),
        (2, 1): (1, 1),
        (2, 2): (1, 1),
    }


def test_the_head_reaches_as_far_down_as_its_merged_cells():
    node = table(mergeCells=[merge(0, 0, 2, 1)])
    assert node["header_rows"] == 2
    assert {c["row"] for c in node["cells"] if c["header"]} == {0, 1}


@pytest.mark.parametrize(
    ("value", "headers"),
    [
        ({"table_header_choice": "neither"}, set()),
        ({"table_header_choice": "column"}, {(0, 0), (1, 0), (2, 0)}),
        (
            {"table_header_choice": "both"},
            {(0, 0), (0, 1), (0, 2), (1, 0), (2, 0)},
        ),
        (
            {"table_header_choice": None, "first_row_is_table_header": True},
            {(0, 0), (0, 1), (0, 2)},
        ),
    ],
)
def test_header_cells_follow_the_editors_choice(value, headers):
    node = table(**value)
    assert {(c["row"], c["col"]) for c in node["cells"] if c["header"]} == headers


def test_spans_beyond_the_table_or_over_another_are_cut_or_dropped():
    node = table(mergeCells=[merge(2, 1, 5, 5), merge(1, 2, 2, 1), merge(9, 9, 2, 2)])
    assert places(node)[2, 1] == (1, 2)
    assert places(node)[1, 2] == (1, 1)
    assert (2, 2) not in places(node)


def test_short_rows_are_filled_and_texts_trimmed():
    node = table(data=[["单位", " 人数 "], ["平坡镇"]])
    texts = [cell["text"] for cell in node["cells"]]
    assert (node["columns"], node["rows"]) == (2, 2)
    assert texts == ["单位", "人数", "平坡镇", ""]


def test_the_chosen_alignment_and_caption_are_kept():
    node = table(
        cell=[{"row": 2, "col": 1, "className": "htMiddle htRight"}],
        table_caption="表1　活动统计",
    )
    aligned = {(c["row"], c["col"]): c["align"] for c in node["cells"]}
    assert aligned[2, 1] == "right"
    assert set(aligned.values()) == {"right", ""}
    assert node["caption"] == "表1　活动统计"


def test_a_head_too_tall_to_repeat_is_not_repeated():
    rows = [["单位", str(number)] for number in range(6)]
    node = table(data=rows, mergeCells=[merge(0, 0, 6, 1)])
    assert node["header_rows"] == 0
    assert all(cell["header"] for cell in node["cells"])


@pytest.mark.parametrize("value", [None, {}, {"data": []}, {"data": [["", None]]}])
def test_a_table_without_a_word_is_no_node(value):
    assert table_nodes(value) == []
