"""Text and query are cut alike, and nothing that stands in a text is missed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.folding import folded
from search.analysis.grams import Term, index_tokens, query_terms, runs
from search.engines.queries import ways


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第三期", "第3期"),
        ("第３期", "第3期"),
        ("第三十期", "第30期"),
        ("第一百二十八期", "第128期"),
        ("二〇二四", "2024"),
        ("２０２４", "2024"),
        ("二○二四年", "2024年"),
        ("勞動模範", "劳动模范"),
        ("ＡＢＣ", "abc"),
        ("《工会工作简报》", "工会工作简报"),
        ("阿合买提·吐尔逊", "阿合买提吐尔逊"),
        ("阿合买提•吐尔逊", "阿合买提吐尔逊"),
        ("5·1", "5.1"),
        ("五·一", "五一"),
        ("工会 工作", "工会工作"),
    ],
)
def test_two_ways_of_writing_the_same_are_one(one, other):
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("（第3期）", "第3期", True),
        ("第13期", "第3期", False),
        ("第30期", "第3期", False),
        ("第三十期", "第三期", False),
        ("12024", "2024", False),
        ("在2024年", "2024", True),
        ("20245", "2024", False),
        ("5.12汶川", "5.1", False),
        ("15.1", "5.1", False),
        ("增长5.1%", "5.1", False),
        ("5·1国际劳动节", "5.1", True),
        ("二〇五一年", "五一", False),
        ("第三十八条", "三八", False),
        ("三八红旗手", "三八", True),
        ("工会的工作", "“工会工作”", False),
        ("工会工作", "“工会 工作”", True),
        ("请赵明。远处", "赵明远", False),
        ("合同签订率50%以上", "50%", True),
        ("漾", "漾", True),
        ("住在漾濞", "漾", True),
        ("C919大飞机", "c919", True),
    ],
)
def test_a_term_stands_in_a_text_or_does_not(text, query, found):
    assert all(holds(text, term) for term in query_terms(query)) is found


def test_spaces_part_terms_and_quotation_marks_keep_them():
    assert query_terms("送清凉 电视台") == [
        Term(tuple("送清凉")),
        Term(tuple("电视台")),
    ]
    assert query_terms("“送清凉 电视台”") == [Term(tuple("送清凉电视台"))]


@pytest.mark.parametrize("text", ["", "   ", "，。！", '"', "《》", "*", "\x00", "-"])
def test_nothing_to_search_for_gives_no_terms(text):
    assert query_terms(text) == []


def holds(text, term):
    """Whether a text, as it was written, holds the term: what the index must say."""
    wanted = list(term.units)
    return any(
        units[start : start + len(wanted)] == wanted
        for units in runs(folded(text))
        for start in range(len(units))
    )


def answered(tokens, term):
    """What an index of tokens at places answers to the query that is sent to it."""
    return any(
        tokens[start : start + len(wanted) - 1] == list(wanted[:-1])
        and fits(tokens[start + len(wanted) - 1], wanted[-1], begins)
        for wanted, begins in ways(term, open_ended=False)
        for start in range(len(tokens) - len(wanted) + 1)
    )


def fits(token, wanted, begins):
    return token.startswith(wanted) if begins else token == wanted


words = st.text(
    alphabet="工会作劳模第三期年12.5%a，。 《》·二〇四", min_size=0, max_size=30
)


@given(words, st.integers(0, 30), st.integers(1, 6))
def test_every_part_of_a_text_is_found(text, start, length):
    for term in query_terms(text[start : start + length]):
        assert holds(text, term) == answered(index_tokens(text), term)


@given(words, words)
def test_the_index_answers_as_reading_does(text, query):
    for term in query_terms(query):
        assert holds(text, term) == answered(index_tokens(text), term)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text):
    assert folded(folded(text)) == folded(text)
