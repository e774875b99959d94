"""What the office does with a notice besides writing it: steps of the procedure,
another last day, names dropped. Each is one transaction with one log entry.

Every function raises a ``ValidationError`` by the names of the form's fields and
changes nothing then.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from honors.models import NoticeEntry, PublicNoticePage
from honors.notice_rules import BEFORE, NoticeStage, is_over, step_fault
from honors.texts import private_fault
from organizations.changes import refuse
from pages.dates import in_chinese

MOVED = "honors.notice_moved"
ENDED_OTHERWISE = "honors.notice_end_changed"
DROPPED = "honors.notice_name_dropped"
TAKEN_UP = "honors.notice_name_taken_up"

# Publication leads into the one, confirmation into the others.
BY_HAND = (
    NoticeStage.UNIT_NOTICE,
    NoticeStage.FIRST_REVIEW,
    NoticeStage.OBJECTIONS,
    NoticeStage.APPROVED,
)


def steps(notice) -> list[str]:
    """The stages to which the notice may be moved by hand today."""
    today = timezone.localdate()
    return [
        stage
        for stage in BY_HAND
        if not step_fault(notice.stage, stage, notice.end_on, today)
        and not (stage == NoticeStage.APPROVED and open_objections(notice))
    ]


def open_objections(notice) -> int:
    return notice.objections.filter(concluded_on=None).count()


def objections_fault(notice) -> str:
    number = open_objections(notice)
    return f"还有{number}件异议没有办结，请先填写处理结论。" if number else ""


@transaction.atomic
def move(notice, *, stage, remark="", user=None):
    """Go on to the next stage of the procedure."""
    notice = locked(notice)
    fault = step_fault(notice.stage, stage, notice.end_on, timezone.localdate())
    if stage == NoticeStage.APPROVED:
        fault = fault or objections_fault(notice)
    refuse(stage=fault, remark=private_fault("备注", remark))
    before, notice.stage = notice.stage, stage
    keep(notice, ["stage"])
    tell(notice, MOVED, user, before=before, after=str(stage), remark=remark)
    return notice


@transaction.atomic
def end_on(notice, *, day, reason="", user=None):
    """Give the period another last day: a later one, or with a reason an earlier."""
    notice = locked(notice)
    refuse(
        day=end_fault(notice, day),
        reason=reason_fault(notice, day, reason) or private_fault("原因", reason),
    )
    before, notice.end_on = notice.end_on, day
    keep(notice, ["end_on"])
    tell(
        notice,
        ENDED_OTHERWISE,
        user,
        before=before.isoformat(),
        after=day.isoformat(),
        reason=reason,
    )
    return notice


def end_fault(notice, day) -> str:
    today = timezone.localdate()
    if notice.stage in BEFORE:
        return "还没有公示，请在编辑页面修改开始日期和天数。"
    if notice.stage not in (NoticeStage.ANNOUNCED, NoticeStage.OBJECTIONS):
        return "已经审定的公示不能再改截止日期。"
    if day == notice.end_on:
        return f"截止日期现在就是{in_chinese(day)}，没有改动。"
    if day < notice.start_on:
        return f"截止日期不能早于开始日期{in_chinese(notice.start_on)}。"
    if is_over(day, today):
        return "截止日期不能早于今天：读者要事先知道公示到哪一天为止。"
    return ""


def reason_fault(notice, day, reason) -> str:
    if notice.end_on and day < notice.end_on and not reason.strip():
        return "缩短公示期要写明原因。"
    return ""


@transaction.atomic
def drop(entry, *, reason, user=None):
    """Take a name off the list; its award stays a proposal and is not confirmed."""
    notice = locked(entry.notice)
    entry = NoticeEntry.objects.select_for_update().get(pk=entry.pk)
    refuse(reason=private_fault("移出原因", reason))
    if notice.stage == NoticeStage.RECORDED:
        raise ValidationError("已经确认表彰，不能再移出名单；请用“撤销荣誉”。")
    if entry.dropped_at is not None:
        raise ValidationError(f"“{entry.award.holder}”已经移出名单。")
    if notice.entries.filter(dropped_at=None).count() == 1:
        raise ValidationError("名单上只剩这一个，不能再移出；请撤下这个公示。")
    entry.dropped_at, entry.drop_reason = timezone.now(), reason
    entry.save(update_fields=["dropped_at", "drop_reason"])
    tell(notice, DROPPED, user, name=entry.award.holder, reason=reason)
    return entry


@transaction.atomic
def take_up(entry, *, user=None):
    """Put a name that was dropped by mistake back on the list."""
    notice = locked(entry.notice)
    entry = NoticeEntry.objects.select_for_update().get(pk=entry.pk)
    if notice.stage == NoticeStage.RECORDED:
        raise ValidationError("已经确认表彰，名单不能再改。")
    entry.dropped_at, entry.drop_reason = None, ""
    entry.save(update_fields=["dropped_at", "drop_reason"])
    tell(notice, TAKEN_UP, user, name=entry.award.holder)
    return entry


def locked(notice):
    return PublicNoticePage.objects.select_for_update().get(pk=notice.pk)


def keep(notice, fields):
    """Facts of the notice itself; its texts and drafts are not touched."""
    notice.save(update_fields=fields)


def tell(notice, action, user, **data):
    log(instance=notice, action=action, user=user, data=data, content_changed=False)
