"""Undoing the latest change of an organization, by what its log entry remembers.

Only as long as nothing later was entered; the changes before it then follow, one
after the other.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import registry

from organizations.changes import (
    TAKEN_BACK,
    check,
    last_change,
    locked,
    save,
    stored,
)
from organizations.models import Organization


def obstacle(record, entry) -> str:
    """Why this latest change cannot be taken back; empty when it can."""
    data = entry.data
    later = [
        str(record._meta.get_field(field).verbose_name)
        for field, value in data["after"].items()
        if stored(record, field) != value
    ]
    if later:
        return f"“{record}”的{'、'.join(later)}在这次变更以后又改过，不能撤销。"
    last = record.former_states.order_by("-until").first()
    if data.get("state") and (last is None or last.pk != data["state"]):
        return f"“{record}”在这次变更以后又登记了别的沿革，不能撤销。"
    for key in data.get("children", []):
        child = _child_of_entry(key)
        latest = last_change(child)
        if latest is None or latest.pk != key:
            return f"下级“{child}”后来又有变更，不能撤销。"
        if fault := obstacle(child, latest):
            return fault
    return ""


@transaction.atomic
def take_back(record, *, user=None):
    """Undo the latest change, with what it did to officers and those below."""
    record = locked(record)
    entry = last_change(record)
    if entry is None:
        raise ValidationError("没有可以撤销的变更。")
    if fault := obstacle(record, entry):
        raise ValidationError(fault)
    data = entry.data
    for key in data.get("children", []):
        take_back(_child_of_entry(key), user=user)
    for field, value in data["before"].items():
        described = record._meta.get_field(field)
        setattr(record, described.attname, described.to_python(value))
    record.former_states.filter(pk=data.get("state")).delete()
    closed = record.officers.filter(pk__in=data.get("officers", []))
    closed.filter(
        until=record._meta.get_field("valid_to").to_python(
            data["after"].get("valid_to")
        )
    ).update(until=None)
    check(record, data["before"])
    save(record, TAKEN_BACK, user, {"entry": entry.pk, "change": entry.action})
    return record


def _child_of_entry(key):
    entry = registry.get_log_model_for_model(Organization).objects.get(pk=key)
    return Organization.objects.get(pk=entry.object_id)
