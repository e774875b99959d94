"""Changes in the life of an organization: entered with their day, and taken back.

A rename, a transfer or a restructuring keeps what was as a ``FormerState`` and gives
the record what is; an ending closes the record. Each is one transaction with one
revision and one log entry; the entry remembers what it replaced, by which the latest
change can be taken back (``taking_back``).

Every function raises a ``ValidationError`` by the names of the form's fields and
changes nothing then.
"""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log, registry

from organizations.enums import ENDED, ChangeReason
from organizations.models import FormerState, Organization
from pages.dates import in_chinese

RENAMED = "organizations.renamed"
REARRANGED = "organizations.rearranged"
CLOSED = "organizations.closed"
TAKEN_BACK = "organizations.taken_back"
CHANGES = {RENAMED: "更名", REARRANGED: "划转或改制", CLOSED: "合并、撤销或划出"}
LISTED_CHILDREN = 10
STATE_FIELDS = ("name", "short_name", "kind", "nature", "is_new_enterprise", "parent")


def day_fault(
    first: date, today: date, founded: date | None, last_until: date | None
) -> str:
    """Why a new description cannot begin on the day ``first``; empty when it can.

    ``last_until`` is the last day of the latest former description.
    """
    if first > today:
        return f"{in_chinese(first)}还没有到，请在变更生效以后再登记。"
    if founded and first <= founded:
        return f"变更日期应晚于成立日期{in_chinese(founded)}，请核对。"
    if last_until and first <= last_until + timedelta(days=1):
        day = in_chinese(last_until + timedelta(days=1))
        return f"上一次变更从{day}起生效，这次变更应晚于这一天。"
    return ""


def name_fault(record: Organization, name: str) -> str:
    """Why the record cannot take this name; says by whom it is used."""
    if name == record.name:
        return "新的全称和现在的全称相同，请填写更名以后的全称。"
    holder = Organization.objects.filter(name=name).exclude(pk=record.pk).first()
    if holder is None:
        return ""
    if holder.duplicate_of_id:
        return f"“{name}”是一份已经合并的重复档案的全称，请先撤销那次合并。"
    told = f"{holder.get_kind_display()}，{holder.get_standing_display()}"
    return f"“{name}”已经是另一个组织的全称（{told}），请核对。"


@transaction.atomic
def rename(record, *, day, name, short_name="", document="", user=None):
    """Give the record a new name from ``day`` on."""
    record = locked(record)
    refuse(day=_day_fault(record, day), name=name_fault(record, name))
    state = _keep_state(record, day, ChangeReason.RENAMED, document)
    values = {"name": name, "short_name": short_name}
    _enter(record, RENAMED, values, user, day=day, state=state)
    return record


@transaction.atomic
def rearrange(record, *, day, document="", user=None, **values):
    """Give the record another ``parent``, ``kind``, ``nature`` or
    ``is_new_enterprise`` from ``day`` on."""
    record = locked(record)
    changed = {
        field: value
        for field, value in values.items()
        if getattr(record, field) != value
    }
    if not changed:
        raise ValidationError(
            "还没有改动：上级工会、组织类型、单位性质和新建企业都和现在一样。"
        )
    refuse(day=_day_fault(record, day))
    transferred = set(changed) == {"parent"}
    reason = ChangeReason.TRANSFERRED if transferred else ChangeReason.RESTRUCTURED
    state = _keep_state(record, day, reason, document)
    _enter(record, REARRANGED, changed, user, day=day, state=state)
    return record


@transaction.atomic
def close(
    record,
    *,
    standing,
    valid_to,
    ending_document="",
    successor=None,
    closes_offices=False,
    hands_over=False,
    user=None,
):
    """End the record with the day ``valid_to``; hand those below to the successor."""
    record = locked(record)
    refuse(**_closing_faults(record, valid_to, successor))
    children = list(children_of(record))
    refuse(hands_over=_children_fault(children, successor, hands_over, valid_to))
    handed = [
        _hand_over(child, record, successor, valid_to, user) for child in children
    ]
    officers = record.officers.filter(until=None).exclude(since__gt=valid_to)
    closed = list(officers.values_list("pk", flat=True)) if closes_offices else []
    officers.filter(pk__in=closed).update(until=valid_to)
    values = {
        "standing": standing,
        "valid_to": valid_to,
        "ending_document": ending_document,
        "successor": successor,
    }
    _enter(record, CLOSED, values, user, officers=closed, children=handed)
    return record


def children_of(record):
    """Organizations still below the record, which must go before it ends."""
    return record.children.records().exclude(standing__in=ENDED).in_register_order()


def last_change(record):
    """The log entry of the latest change that was not taken back, or None."""
    taken_back = set()
    entries = registry.get_logs_for_instance(record).filter(
        action__in=[*CHANGES, TAKEN_BACK]
    )
    for entry in entries.order_by("-pk"):
        if entry.action == TAKEN_BACK:
            taken_back.add(entry.data["entry"])
        elif entry.pk not in taken_back:
            return entry
    return None


def locked(record):
    return Organization.objects.select_for_update().get(pk=record.pk)


def refuse(**faults):
    found = {field: fault for field, fault in faults.items() if fault}
    if found:
        raise ValidationError(found)


def _last_until(record):
    states = record.former_states.order_by("-until")
    return states.values_list("until", flat=True).first()


def _day_fault(record, day):
    if record.standing in ENDED:
        return f"“{record}”已经终止，不能再登记变更。"
    today = timezone.localdate()
    return day_fault(day, today, record.valid_from, _last_until(record))


def _closing_faults(record, last_day, successor):
    if record.standing in ENDED:
        return {"standing": f"“{record}”已经登记为{record.get_standing_display()}。"}
    if last_day > timezone.localdate():
        return {"valid_to": "终止日期还没有到，请在终止以后再登记。"}
    if record.valid_from and last_day < record.valid_from:
        day = in_chinese(record.valid_from)
        return {"valid_to": f"终止日期不能早于成立日期{day}。"}
    until = _last_until(record)
    if until and last_day <= until:
        day = in_chinese(until)
        return {"valid_to": f"沿革中有到{day}为止的情况，终止日期应晚于这一天。"}
    if successor is None:
        return {}
    after = last_day + timedelta(days=1)
    if not Organization.objects.valid_on(after).filter(pk=successor.pk).exists():
        day = in_chinese(after)
        return {"successor": f"“{successor}”在{day}不存在，请选择当时承接的工会。"}
    return {}


def _children_fault(children, successor, hands_over, last_day):
    if not children:
        return ""
    if not hands_over:
        names = "、".join(f"“{child}”" for child in children[:LISTED_CHILDREN])
        more = "等" if len(children) > LISTED_CHILDREN else ""
        return (
            f"还有{len(children)}个下级工会：{names}{more}。"
            "请先给它们另定上级，或者勾选“下级工会转给承接的工会”。"
        )
    if successor is None:
        return "要把下级工会转给承接的工会，请先选择并入或承接的工会。"
    if last_day >= timezone.localdate():
        return "今天才终止的，明天才能把下级工会转给承接的工会。"
    return ""


def _hand_over(child, record, successor, last_day, user):
    """Put one that was below the record below its successor; the key of the entry.

    A successor that was itself below the record takes the record's place.
    """
    day = last_day + timedelta(days=1)
    parent = record.parent if child.pk == successor.pk else successor
    try:
        moved = rearrange(child, day=day, parent=parent, user=user)
    except ValidationError as error:
        told = "".join(error.messages)
        raise ValidationError(
            {"hands_over": f"下级“{child}”不能转过去：{told}"}
        ) from error
    return last_change(moved).pk


def _keep_state(record, day, reason, document):
    values = {field: getattr(record, field) for field in STATE_FIELDS}
    return FormerState.objects.create(
        organization=record,
        until=day - timedelta(days=1),
        reason=reason,
        document=document,
        **values,
    )


def _enter(record, action, values, user, state=None, **data):
    before = {field: stored(record, field) for field in values}
    for field, value in values.items():
        setattr(record, field, value)
    check(record, values)
    after = {field: stored(record, field) for field in values}
    data |= {"state": state and state.pk, "before": before, "after": after}
    save(record, action, user, data)


def check(record, fields):
    """Only what changes: an old fault elsewhere in the record is no obstacle."""
    others = {field.name for field in record._meta.fields} - set(fields)
    record.clean_fields(exclude=others)
    faults = record.place_faults() if "parent" in fields else {}
    if "standing" in fields:
        faults |= record.standing_faults()
    refuse(**faults)
    record.validate_unique(exclude=others)
    record.validate_constraints(exclude=others)


def save(record, action, user, data):
    record.save()
    revision = record.save_revision(user=user, clean=False)
    log(
        instance=record,
        action=action,
        user=user,
        revision=revision,
        content_changed=True,
        data=data,
    )


def stored(record, field):
    """A field's value as a log entry keeps it."""
    value = record._meta.get_field(field).value_from_object(record)
    return value.isoformat() if isinstance(value, date) else value
