"""Which step may follow which, and when: 24:00 of the last day, Asia/Shanghai."""

from datetime import date
from itertools import product

import pytest

from honors.notice_rules import (
    AFTER,
    NEXT,
    NoticeStage,
    is_folded,
    is_over,
    period_label,
    step_fault,
)

START, END = date(2024, 4, 29), date(2024, 5, 8)
STEPS = list(product(NoticeStage, NoticeStage))


@pytest.mark.parametrize(("stage", "to"), STEPS)
def test_only_the_steps_of_the_procedure_are_possible_after_the_period(stage, to):
    possible = not step_fault(stage, to, END, date(2024, 5, 9))
    assert possible == (to in NEXT[stage])


@pytest.mark.parametrize(("stage", "to"), STEPS)
def test_on_the_last_day_nothing_that_follows_the_notice_is_possible(stage, to):
    possible = not step_fault(stage, to, END, END)
    assert possible == (to in NEXT[stage] and to not in AFTER)


@pytest.mark.parametrize("stage", list(NoticeStage))
def test_the_procedure_never_goes_back(stage):
    order = list(NoticeStage)
    assert all(order.index(to) > order.index(stage) for to in NEXT[stage])


def test_a_refusal_says_until_when_the_period_lasts():
    said = step_fault(NoticeStage.ANNOUNCED, NoticeStage.APPROVED, END, END)
    assert said == "公示期到2024年5月8日24时为止，期满以后才能审定和确认。"


@pytest.mark.parametrize(
    ("today", "label"),
    [
        (date(2024, 4, 28), "公示未开始"),
        (date(2024, 4, 29), "公示中"),
        (date(2024, 5, 4), "公示中"),
        (date(2024, 5, 8), "公示中"),
        (date(2024, 5, 9), "公示期已结束"),
    ],
)
def test_the_label_changes_with_the_day_after_the_last(today, label):
    assert period_label(START, END, today) == label
    assert is_over(END, today) == (label == "公示期已结束")


@pytest.mark.parametrize(
    ("today", "folded"), [(date(2024, 6, 7), False), (date(2024, 6, 8), True)]
)
def test_personal_columns_are_shown_for_thirty_days_after_the_period(today, folded):
    assert is_folded(END, 30, today) == folded
    assert not is_folded(None, 30, today)
