"""What a row says of an award, compared with its record."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from honors.enums import AwardState
from honors.models import Award
from honors.sheets.work import Work
from pages.dates import in_chinese

# By the keys of the columns.
FIELDS = {
    "title": "title",
    "post": "post_at_award",
    "authority": "authority",
    "document_number": "document_number",
    "decision_date": "decision_date",
}
_REFUSED = {
    (AwardState.VALID, AwardState.REVOKED): "撤销荣誉请在获奖记录里用“撤销荣誉”",
    (AwardState.PROPOSED, AwardState.REVOKED): "登记的状态是公示中，没有可以撤销的荣誉",
    (AwardState.PROPOSED, AwardState.VALID): "登记的状态是公示中，公示期满以后请用"
    "“确认表彰”",
    (AwardState.REVOKED, AwardState.VALID): "登记的状态是已撤销，恢复请在获奖记录里"
    "用“恢复荣誉”",
    (AwardState.REVOKED, AwardState.PROPOSED): "登记的状态是已撤销，不能再公示",
    (AwardState.VALID, AwardState.PROPOSED): "登记的状态是有效，不用再公示",
}


def compare_award(work: Work, told: Award, state: str, revoked_on: date) -> None:
    """Fill in what is new and what differs; a state is never changed by a sheet."""
    award = work.award
    if not _are_days_possible(work):
        return
    if award.pk is None:
        _begin(work, told, state, revoked_on)
        return
    if award.state != state and (award.state, state) in _REFUSED:
        work.fault("standing", _REFUSED[award.state, state])
        return
    for key, name in FIELDS.items():
        _set(work, key, name, work.value(key))
    if told.worker:
        _set(work, "unit", "unit_at_award", told.unit_at_award)
    if award.organization_id is None and told.organization:
        _set(work, "unit", "organization", told.organization)


def _begin(work: Work, told: Award, state: str, revoked_on: date) -> None:
    """A new award; what the row leaves open comes from the register of honors."""
    for key, name in FIELDS.items():
        setattr(told, name, work.value(key) or getattr(told, name))
    told.authority = told.authority or told.honor.authority
    told.state = state
    if state == AwardState.REVOKED:
        _revoke(work, told, revoked_on)
    elif state == AwardState.VALID and not told.authority:
        work.fault("authority", "没有填，“荣誉称号”里也没有登记，请照证书填写")
    for key, label in (("title", told.title), ("unit", told.unit_at_award)):
        work.change(key, "", label)
    work.change("standing", "", AwardState(state).label)


def _revoke(work: Work, told: Award, default: date) -> None:
    """Only the conferring body revokes; the day is the row's, else the one that was
    chosen with the file."""
    told.revoked_on = work.value("revoked_on") or default
    told.revoked_by = told.authority
    told.revocation_document = work.value("revocation_document") or ""
    if not told.authority:
        work.fault("authority", "没有填，撤销的荣誉要写明授予机关")
    decided = told.decision_date
    if decided and told.revoked_on < decided:
        work.fault("revoked_on", f"早于授予日期{in_chinese(decided)}，请核对")
    if work.value("revoked_on") is None:
        work.remarks.append(
            f"没有写撤销日期，按导入时选择的{in_chinese(default)}登记。"
        )


def _are_days_possible(work: Work) -> bool:
    today, possible = timezone.localdate(), True
    for key in ("decision_date", "revoked_on"):
        day = work.value(key)
        if day and day > today:
            work.fault(key, f"{in_chinese(day)}还没有到，请核对")
            possible = False
    return possible


def _set(work: Work, key: str, name: str, value: Any) -> None:
    now = getattr(work.award, name)
    if name == "title":
        now = now or str(work.honor)
    if value in (None, "", now):
        return
    work.award_fields[name] = value
    work.change(key, now, value)
