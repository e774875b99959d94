"""The decision after a notice: its names become holders of the honor, at once and
together; and the way back as long as nothing was published on top of it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import registry

from honors.changes import enter
from honors.document_number import (
    document_number_fault,
    normalise_document_number,
)
from honors.enums import AwardState
from honors.models import Award, HonorRollPage
from honors.notice_rules import NoticeStage, is_over, not_over
from honors.noticing import keep, locked, objections_fault, tell
from organizations.changes import refuse, stored
from pages.dates import in_chinese

CONFIRMED = "honors.notice_confirmed"
UNCONFIRMED = "honors.notice_unconfirmed"
AWARD_CONFIRMED = "honors.confirmed"
AWARD_UNCONFIRMED = "honors.unconfirmed"
OPEN = (NoticeStage.ANNOUNCED, NoticeStage.OBJECTIONS, NoticeStage.APPROVED)
DECISION = ("document_number", "decision_date", "decided_by")


class Roll:
    """What becomes of the roll: the words of the form."""

    NONE, DRAFT, LIVE = "none", "draft", "live"
    CHOICES = (
        (DRAFT, "生成光荣榜草稿，核对以后再发布"),
        (LIVE, "生成光荣榜并立即发布"),
        (NONE, "不生成光荣榜"),
    )


def early(notice) -> str:
    """Why the notice cannot be confirmed now; empty when it can."""
    if notice.stage == NoticeStage.RECORDED:
        return "这个公示已经确认表彰。"
    if notice.stage not in OPEN or notice.end_on is None:
        return "还没有公示，不能确认表彰。"
    if not is_over(notice.end_on, timezone.localdate()):
        return not_over(notice.end_on)
    return objections_fault(notice)


@transaction.atomic
def confirm(notice, *, document, day, authority, roll=Roll.DRAFT, user=None):
    """Enter the decision: every name on the list holds the honor from then on."""
    notice = locked(notice)
    if fault := early(notice):
        raise ValidationError(fault)
    document = normalise_document_number(document)
    refuse(document=document_number_fault(document), day=day_fault(notice, day))
    awards = list(notice.listed().proposed().select_for_update().order_by("pk"))
    if not awards:
        raise ValidationError("名单上没有拟表彰对象，不能确认。")
    given = {
        "state": AwardState.VALID.value,
        "document_number": document,
        "decision_date": day,
        "authority": authority,
    }
    for award in awards:
        enter(award, AWARD_CONFIRMED, given, user, notice=notice.pk)
    before = notice.stage
    notice.stage = NoticeStage.RECORDED
    notice.document_number, notice.decision_date = document, day
    notice.decided_by = authority
    notice.roll, is_new = roll_for(notice, roll, user)
    keep(notice, ["stage", *DECISION, "roll"])
    tell(
        notice,
        CONFIRMED,
        user,
        before=before,
        document=document,
        day=day.isoformat(),
        awards=[award.pk for award in awards],
        roll_made=notice.roll_id if is_new else None,
    )
    return notice


def day_fault(notice, day) -> str:
    if day > timezone.localdate():
        return f"{in_chinese(day)}还没有到，请在表彰决定印发以后再确认。"
    if day <= notice.end_on:
        end = in_chinese(notice.end_on)
        return f"表彰决定应当在公示期满（{end}）以后作出，请核对日期。"
    return ""


def roll_for(notice, wanted, user):
    """(the roll of the list, whether it was made for this). One that exists already
    lists the new holders by itself."""
    rolls = HonorRollPage.objects.filter(
        honor=notice.honor_id, year=notice.year, batch=notice.batch, alias_of=None
    )
    if known := rolls.first():
        return known, False
    if wanted == Roll.NONE:
        return None, False
    page = HonorRollPage(
        title=f"{notice.list_label}光荣榜",
        honor=notice.honor,
        year=notice.year,
        batch=notice.batch,
        order=notice.order,
        editorial_date=notice.decision_date,
        live=False,
        owner=user,
    )
    notice.get_parent().add_child(instance=page)
    revision = page.save_revision(user=user)
    if wanted == Roll.LIVE:
        revision.publish(user=user)
    return page, True


@transaction.atomic
def unconfirm(notice, *, user=None):
    """Take a confirmation back: the awards are proposals again, as they were."""
    notice = locked(notice)
    entry = last_confirmation(notice)
    if fault := obstacle(notice, entry):
        raise ValidationError(fault)
    for award in Award.objects.filter(pk__in=entry.data["awards"]).order_by("pk"):
        before = confirmation_of(award).data["before"]
        fields = Award._meta.get_field
        values = {name: fields(name).to_python(was) for name, was in before.items()}
        enter(award, AWARD_UNCONFIRMED, values, user, notice=notice.pk)
    made = HonorRollPage.objects.filter(pk=entry.data["roll_made"]).first()
    notice.stage = entry.data["before"]
    notice.document_number, notice.decided_by = "", ""
    notice.decision_date = notice.roll = None
    keep(notice, ["stage", *DECISION, "roll"])
    if made and made.first_published_at is None:
        made.delete(user=user)
    tell(notice, UNCONFIRMED, user, document=entry.data["document"])
    return notice


def last_confirmation(notice):
    entries = registry.get_logs_for_instance(notice).filter(action=CONFIRMED)
    return entries.order_by("-timestamp", "-pk").first()


def confirmation_of(award):
    entries = registry.get_logs_for_instance(award).filter(action=AWARD_CONFIRMED)
    return entries.order_by("-timestamp", "-pk").first()


def obstacle(notice, entry) -> str:
    """What stands in the way of taking the confirmation back."""
    if notice.stage != NoticeStage.RECORDED or entry is None:
        return "这个公示没有确认表彰，不用撤销。"
    if is_published_since(notice.roll, entry):
        return (
            f"光荣榜“{notice.roll.title}”已经发布。要收回荣誉，请逐个“撤销荣誉”；"
            "如果发布错了，请先撤下光荣榜再撤销确认。"
        )
    for award in Award.objects.filter(pk__in=entry.data["awards"]).with_records():
        after = confirmation_of(award).data["after"]
        if any(stored(award, name) != value for name, value in after.items()):
            return f"“{award.holder}”的获奖记录在确认以后改过，不能撤销确认。"
    return ""


def is_published_since(roll, entry) -> bool:
    """Whether readers may have the names from the roll by now."""
    if roll is None or not roll.live:
        return False
    made_for_it = roll.pk == entry.data["roll_made"]
    return made_for_it or roll.last_published_at > entry.timestamp
