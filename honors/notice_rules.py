"""What may happen to a public notice, and when: 公示 is open for whole days in the
office's own time zone, and nothing is decided before its last day is over."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import models

from pages.dates import in_chinese


class NoticeStage(models.TextChoices):
    """From the recommendation to the record, in this order."""

    RECOMMENDED = "recommended", "推荐"
    UNIT_NOTICE = "unit_notice", "单位公示"
    FIRST_REVIEW = "first_review", "初审"
    ANNOUNCED = "announced", "公示"
    OBJECTIONS = "objections", "异议处理"
    APPROVED = "approved", "审定"
    DECIDED = "decided", "表彰决定"
    RECORDED = "recorded", "入库"


Stage = NoticeStage
BEFORE = (Stage.RECOMMENDED, Stage.UNIT_NOTICE, Stage.FIRST_REVIEW)
AFTER = (Stage.APPROVED, Stage.DECIDED, Stage.RECORDED)
# A small office may leave out what happened elsewhere; it never goes back.
NEXT: dict[Any, tuple[Any, ...]] = {
    Stage.RECOMMENDED: (Stage.UNIT_NOTICE, Stage.FIRST_REVIEW, Stage.ANNOUNCED),
    Stage.UNIT_NOTICE: (Stage.FIRST_REVIEW, Stage.ANNOUNCED),
    Stage.FIRST_REVIEW: (Stage.ANNOUNCED,),
    Stage.ANNOUNCED: (Stage.OBJECTIONS, Stage.APPROVED),
    Stage.OBJECTIONS: (Stage.APPROVED,),
    Stage.APPROVED: (Stage.DECIDED,),
    Stage.DECIDED: (Stage.RECORDED,),
    Stage.RECORDED: (),
}


def step_fault(stage: str, to: str, end: date | None, today: date) -> str:
    """Why the notice may not go from one stage to the other today; empty when it
    may. What follows the notice waits for 24:00 of its last day."""
    if to not in NEXT[stage]:
        return f"“{Stage(stage).label}”以后不能直接转到“{Stage(to).label}”。"
    if to in AFTER and (end is None or not is_over(end, today)):
        return not_over(end)
    return ""


def not_over(end: date | None) -> str:
    """The refusal of every decision that comes too early."""
    if end is None:
        return "还没有公示，不能审定和确认。"
    return f"公示期到{in_chinese(end)}24时为止，期满以后才能审定和确认。"


def is_over(end: date, today: date) -> bool:
    """Whether the last day has ended."""
    return today > end


def period_label(start: date | None, end: date | None, today: date) -> str:
    """What a reader is told of the period on this day."""
    if start is None or end is None or today < start:
        return "公示未开始"
    return "公示期已结束" if is_over(end, today) else "公示中"


def is_folded(end: date | None, fold_after: int, today: date) -> bool:
    """Whether sex, ethnicity, unit and post have been shown for long enough."""
    return end is not None and today > end + timedelta(days=fold_after)
