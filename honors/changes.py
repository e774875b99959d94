"""What happens to an award and to its holder once: revocation, death, and undoing
either. Each is one transaction with one revision and one log entry, which remembers
what it replaced.

Every function raises a ``ValidationError`` by the names of the form's fields and
changes nothing then.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import registry

from honors.document_number import (
    document_number_fault,
    normalise_document_number,
)
from honors.enums import AwardState, WorkerStanding
from honors.models import Award, ModelWorker
from honors.models.awards import REVOCATION
from honors.texts import private_fault
from organizations.changes import refuse, save, stored
from pages.dates import in_chinese

REVOKED = "honors.revoked"
RESTORED = "honors.restored"
DIED = "honors.died"
DEATH_TAKEN_BACK = "honors.death_taken_back"
EMPTY = dict.fromkeys(REVOCATION, "") | {"revoked_on": None}


@transaction.atomic
def revoke(award, *, day, authority, document, reason, note="", user=None):
    """Enter that the conferring body revoked the award on the day."""
    award = locked(Award, award)
    document = normalise_document_number(document)
    refuse(
        day=day_fault(award, day),
        document=document_number_fault(document),
        reason=private_fault("撤销原因", reason),
        note=private_fault("对外说明", note),
    )
    if award.state != AwardState.VALID:
        raise ValidationError(f"“{award}”不是有效的荣誉，不能撤销。")
    entered = {
        "state": AwardState.REVOKED.value,
        "revoked_on": day,
        "revoked_by": authority,
        "revocation_document": document,
        "revocation_reason": reason,
        "revocation_note": note,
    }
    enter(award, REVOKED, entered, user)
    return award


@transaction.atomic
def restore(award, *, basis, user=None):
    """Take back a revocation that was entered wrongly, or that was itself revoked."""
    award = locked(Award, award)
    if award.state != AwardState.REVOKED:
        raise ValidationError(f"“{award}”没有撤销，不用恢复。")
    refuse(basis=private_fault("恢复原因", basis))
    values = EMPTY | {"state": AwardState.VALID.value}
    enter(award, RESTORED, values, user, basis=basis)
    return award


@transaction.atomic
def mark_death(worker, *, year, basis, user=None):
    """Enter that the person died; of the day only the year is kept."""
    worker = locked(ModelWorker, worker)
    if worker.is_deceased:
        raise ValidationError(f"“{worker}”已经登记去世。")
    refuse(year=year_fault(worker, year), basis=private_fault("登记依据", basis))
    values = {"standing": WorkerStanding.DECEASED.value, "death_year": year}
    enter(worker, DIED, values, user, basis=basis)
    return worker


@transaction.atomic
def take_back_death(worker, *, standing, basis, user=None):
    """Undo the entry of a death that did not happen."""
    worker = locked(ModelWorker, worker)
    if not worker.is_deceased:
        raise ValidationError(f"“{worker}”没有登记去世。")
    if standing == WorkerStanding.DECEASED:
        raise ValidationError({"standing": "请选择恢复成哪种状态。"})
    refuse(basis=private_fault("撤销原因", basis))
    values = {"standing": standing, "death_year": None}
    enter(worker, DEATH_TAKEN_BACK, values, user, basis=basis)
    return worker


def standing_before_death(worker) -> str:
    """What the record said before the death was entered, if it was entered here."""
    entries = registry.get_logs_for_instance(worker).filter(action=DIED)
    entry = entries.order_by("-pk").first()
    return entry.data["before"]["standing"] if entry else ""


def day_fault(award, day) -> str:
    if day > timezone.localdate():
        return f"{in_chinese(day)}还没有到，请在撤销决定作出以后再登记。"
    if award.decision_date and day < award.decision_date:
        decided = in_chinese(award.decision_date)
        return f"撤销日期不能早于表彰决定日期{decided}，请核对。"
    return ""


def year_fault(worker, year) -> str:
    if year > timezone.localdate().year:
        return f"{year}年还没有到，请核对去世年份。"
    if worker.birth_year and year < worker.birth_year:
        return f"去世年份不能早于出生年份{worker.birth_year}年，请核对。"
    return ""


def locked(model, record):
    return model.objects.select_for_update().get(pk=record.pk)


def enter(record, action, values, user, **data):
    before = {field: stored(record, field) for field in values}
    for field, value in values.items():
        setattr(record, field, value)
    record.clean_fields(exclude=others(record, values))
    record.validate_constraints(exclude=others(record, values))
    after = {field: stored(record, field) for field in values}
    save(record, action, user, data | {"before": before, "after": after})


def others(record, fields) -> set[str]:
    """Only what changes is looked at: an old fault elsewhere is no obstacle."""
    return {field.name for field in record._meta.fields} - set(fields)
