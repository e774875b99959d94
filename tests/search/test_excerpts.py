"""Hits are marked in the text as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.folding import folded, folded_with_places
from search.analysis.grams import query_terms
from search.excerpts import LENGTH, excerpt, marked


def hits(text, query):
    return [piece.text for piece in marked(text, query_terms(query)) if piece.is_hit]


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("县总工会和镇工会", "工会", ["工会", "工会"]),
        ("共有１１个", "11", ["１１"]),
        ("见第三十期和第３期", "第3期", ["第３期"]),
        ("勞動模範", "劳动", ["勞動"]),
        ("《工会工作简报》", "工会工作简报", ["工会工作简报"]),
        ("二〇二四年五月", "2024", ["二〇二四"]),
        ("阿合买提·吐尔逊同志", "阿合买提吐尔逊", ["阿合买提·吐尔逊"]),
        ("增长5.12%与5.1", "5.1", ["5.1"]),
        ("没有", "工会", []),
    ],
)
def test_what_was_asked_for_is_marked_as_it_is_written(text, query, found):
    assert hits(text, query) == found


def test_an_excerpt_stands_where_most_of_the_words_are():
    text = "甲" * 300 + "送清凉到工地，工会送清凉" + "乙" * 300
    told = "".join(piece.text for piece in excerpt(text, query_terms("工会 送清凉")))
    assert "工会送清凉" in told
    assert told.startswith("……")
    assert told.endswith("……")
    assert len(told) <= LENGTH + 4


@given(st.text(alphabet="工会第三期二〇年12.·《》 \n５％aA勞", max_size=40))
def test_places_belong_to_the_same_folded_text(text):
    plain, places = folded_with_places(text)
    assert plain == folded(text)
    assert len(places) == len(plain)
    assert places == sorted(places)


@given(
    st.text(alphabet="工会第三期二〇年12.·《》 a，", max_size=40),
    st.text("工会三期1", max_size=4),
)
def test_marking_changes_no_character(text, query):
    assert "".join(piece.text for piece in marked(text, query_terms(query))) == text
