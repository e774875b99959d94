"""The rules of numbering, without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin import numbering
from bulletin.numbering import Decision, NumberConflict


def test_labels_carry_no_leading_zero():
    assert numbering.issue_label("regular", 3) == "第3期"
    assert numbering.issue_label("supplement", 1) == "增刊第1期"
    assert numbering.issue_label("special", 12) == "专刊第12期"
    assert numbering.overall_label(128) == "（总第128期）"
    assert numbering.overall_label(None) == ""


def test_title_names_series_year_and_number():
    title = numbering.issue_title("工会工作简报", "regular", 2026, 3)
    assert title == "工会工作简报2026年第3期"


@pytest.mark.parametrize(
    ("kind", "slug"),
    [("regular", "2026-03"), ("supplement", "2026-s03"), ("special", "2026-z03")],
)
def test_addresses_of_the_three_kinds_never_meet(kind, slug):
    assert numbering.issue_slug(kind, 2026, 3) == slug


def decide(proposed=None, taken=(), first=1, bygone=False):
    return numbering.decide_number(proposed, taken=taken, first=first, bygone=bygone)


def test_the_first_issue_of_a_year_is_number_one():
    assert decide() == Decision(1, backfilled=False)


def test_a_site_opened_in_july_begins_where_paper_ended():
    assert decide(first=7) == Decision(7, backfilled=False)


def test_without_a_proposal_the_next_number_is_taken():
    assert decide(taken={1, 2, 5}) == Decision(6, backfilled=False)


def test_a_proposal_that_agrees_is_no_backfill():
    assert decide(3, taken={1, 2}) == Decision(3, backfilled=False)


def test_an_older_free_number_is_a_backfill():
    assert decide(2, taken={1, 3}) == Decision(2, backfilled=True)
    assert decide(3, first=7) == Decision(3, backfilled=True)


def test_a_taken_number_is_refused_with_both_choices():
    with pytest.raises(NumberConflict, match=r"第3期已经印发过.*第4期.*补录"):
        decide(3, taken={1, 2, 3})


def test_a_number_that_leaves_a_gap_is_refused_with_the_gap_named():
    with pytest.raises(NumberConflict, match=r"应为第3期.*第6期.*补录第3–5期"):
        decide(6, taken={1, 2})


def test_issues_of_bygone_years_bring_their_own_number():
    assert decide(9, bygone=True) == Decision(9, backfilled=True)
    with pytest.raises(NumberConflict, match="原件上印的期号"):
        decide(bygone=True)


def overall(proposed=None, is_taken=False, following=126, backfilled=False):
    return numbering.decide_overall(
        proposed, is_taken=is_taken, following=following, backfilled=backfilled
    )


def test_an_issue_gets_the_overall_number_that_follows():
    assert overall() == overall(126) == 126


def test_a_backfill_keeps_the_overall_number_printed_on_it_or_has_none():
    assert overall(90, backfilled=True) == 90
    assert overall(backfilled=True) is None


def test_a_slip_in_the_overall_number_of_a_backfill_is_refused():
    with pytest.raises(NumberConflict, match=r"应小于126，填写的是1280"):
        overall(1280, backfilled=True)


def test_an_overall_number_is_never_given_twice():
    with pytest.raises(NumberConflict, match="总第120期已经用过"):
        overall(120, is_taken=True)
    with pytest.raises(NumberConflict, match="总第120期已经用过"):
        overall(120, is_taken=True, backfilled=True)


def test_a_wrong_overall_number_is_said_not_silently_changed():
    with pytest.raises(NumberConflict, match=r"应为总第126期.*写的是总第128期"):
        overall(128)


def test_gaps_are_the_numbers_missing_below_the_highest():
    assert numbering.gaps({1, 2, 5}) == [3, 4]
    assert numbering.gaps({7, 9}, first=7) == [8]
    assert numbering.gaps({3, 7}, first=7) == [4, 5, 6]
    assert numbering.gaps(set()) == []


@given(st.sets(st.integers(1, 60)), st.integers(1, 60) | st.none())
def test_a_number_given_is_always_free_and_never_beyond_the_next(taken, proposed):
    try:
        decision = decide(proposed, taken)
    except NumberConflict:
        assert proposed is not None
        return
    assert decision.number not in taken
    assert decision.number <= numbering.next_number(taken)
    assert decision.backfilled == (decision.number < numbering.next_number(taken))


def test_long_gaps_are_told_in_runs():
    assert numbering.spans([3, 4, 5, 8]) == ["3–5", "8"]
    assert numbering.spans([]) == []


@given(st.sets(st.integers(1, 60)))
def test_runs_hold_exactly_the_numbers(numbers):
    told = set()
    for run in numbering.spans(numbers):
        first, _, last = run.partition("–")
        told |= set(range(int(first), int(last or first) + 1))
    assert told == numbers
