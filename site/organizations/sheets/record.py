"""What a row says of the organization itself, compared with its record."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from intake.sheets.cells import assumed, same_month
from organizations.credit_code import credit_code_remark
from organizations.enums import OrganizationKind as Kind
from organizations.enums import Standing, UnitNature
from organizations.sheets.columns import LABELS
from organizations.sheets.names import folded
from organizations.sheets.words import Said
from organizations.sheets.work import Work
from organizations.terms import TERM_YEARS
from pages.dates import in_chinese

DESCRIBING = ("short_name", "kind", "nature", "is_new_enterprise")
_LABELS = {
    "kind": dict(Kind.choices),
    "nature": dict(UnitNature.choices),
    "term_years": {years: f"{years}年" for years in TERM_YEARS},
}
_ENDINGS = {
    Said.MERGED: Standing.MERGED,
    Said.DISSOLVED: Standing.DISSOLVED,
    Said.TRANSFERRED: Standing.TRANSFERRED,
}
_CORRECTED = "按更正现在的登记处理；如果是真的改制，请不要导入，在档案的“沿革”里登记。"


def compare_record(work: Work) -> None:
    """Everything but the upper union, which needs the other rows."""
    for key in DESCRIBING:
        _describe(work, key)
    if {"kind", "nature"} & work.fields.keys() and not work.held.is_new:
        work.remarks.append(f"组织类型、单位性质的更改{_CORRECTED}")
    _set(work, "credit_code", work.value("credit_code"))
    _set_phone(work)
    if remark := credit_code_remark(work.value("credit_code") or ""):
        work.remarks.append(f"统一社会信用代码{remark}。")
    _set_founding(work)
    _set_term(work)
    _remark_on_months(work)
    _set_standing(work)


def has_ended(work: Work) -> bool:
    """The record had ended by the day: the row may say so and do no more."""
    organization = work.organization
    if organization.valid_to is None or organization.valid_to >= work.day:
        return False
    said = work.value("standing")
    ended = f"{in_chinese(organization.valid_to)}{organization.get_standing_display()}"
    if _ENDINGS.get(said) == organization.standing:
        work.remarks.append(f"“{organization.name}”已登记为{ended}，没有改动。")
    else:
        work.fault("standing", f"“{organization.name}”已登记为{ended}，请删去这一行")
    return True


def has_not_begun(work: Work) -> bool:
    """The record is founded after the day: nothing can hold of it yet."""
    founded = work.organization.valid_from
    if work.value("valid_from") or founded is None or founded <= work.day:
        return False
    began = in_chinese(founded)
    work.fault("valid_from", f"{began}才成立，晚于统计日期，请核对统计日期和成立日期")
    return True


def _is_same(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return folded(one) == folded(other)
    return one == other


def _label(key: str, value: Any) -> Any:
    return _LABELS.get(key, {}).get(value, value)


def _describe(work: Work, key: str) -> None:
    """A field that former states keep: those are history and stay as they are."""
    value, then = work.value(key), getattr(work.held.state, key)
    now = getattr(work.organization, key)
    if value is None or _is_same(value, then) or _is_same(value, now):
        return
    if work.held.is_former:
        work.fault(key, former_fault(work, _label(key, then)))
        return
    work.fields[key] = value
    work.change(key, _label(key, now), _label(key, value))


def former_fault(work: Work, then: Any) -> str:
    """Why a value cannot be set: another one is history on the day."""
    registered = f"登记的是“{then}”" if then else "没有登记"
    return (
        f"{in_chinese(work.day)}的情况写在档案的“沿革”里，{registered}，"
        "请核对；要改请在“沿革”里改"
    )


def _set(work: Work, key: str, value: Any) -> None:
    now = getattr(work.organization, key)
    if value is None or _is_same(value, now):
        return
    work.fields[key] = value
    work.change(key, _label(key, now), _label(key, value))


def _set_phone(work: Work) -> None:
    """A number is today's; a sheet of more than a year ago does not know it."""
    if timezone.localdate() - work.day <= timedelta(days=366) or work.held.is_new:
        _set(work, "phone", work.value("phone"))
    elif not _is_same(work.value("phone") or "", work.organization.phone):
        work.remarks.append("统计日期早于一年前，联系电话没有改动。")


def _date(work: Work, key: str) -> date | None:
    """What the cell says. A month says nothing against the day in it that is
    registered."""
    value, registered = work.value(key), getattr(work.organization, key)
    if value and registered and key in work.row.months:
        return registered if same_month(value, registered) else value
    return value


def _is_past(work: Work, key: str) -> bool:
    """The date in the cell has come; one still to come is a fault."""
    value = work.value(key)
    if value is None or value <= timezone.localdate():
        return True
    work.fault(key, f"{in_chinese(value)}还没有到，请核对")
    return False


def _set_founding(work: Work) -> None:
    founded = _date(work, "valid_from")
    if founded is None:
        if work.held.is_new and work.is_readable("valid_from"):
            work.remarks.append("没有填成立日期，统计往年数据时也会把它算进去。")
        return
    if not _is_past(work, "valid_from"):
        return
    if founded > work.day:
        day = in_chinese(work.day)
        work.fault("valid_from", f"{in_chinese(founded)}晚于统计日期{day}，请核对")
        return
    _set(work, "valid_from", founded)


def _set_term(work: Work) -> None:
    """A later election that is registered is not taken back by an earlier sheet."""
    start, registered = _date(work, "term_start"), work.organization.term_start
    if not _is_past(work, "term_start"):
        return
    if registered and registered > work.day:
        if start and start != registered:
            known = in_chinese(registered)
            work.remarks.append(f"已登记{known}换届，晚于统计日期，换届日期没有改动。")
        return
    founded = _date(work, "valid_from") or work.organization.valid_from
    if start and founded and start < founded and work.is_readable("valid_from"):
        if "term_start" not in work.row.months or not same_month(start, founded):
            began = in_chinese(founded)
            work.fault("term_start", f"{in_chinese(start)}早于成立日期{began}，请核对")
            return
        start = founded
    _set(work, "term_start", start)
    _set(work, "term_years", work.value("term_years"))


def _remark_on_months(work: Work) -> None:
    """Which day stands for a month that is entered."""
    days = {
        LABELS[key]: work.fields[key]
        for key in ("valid_from", "term_start")
        if key in work.row.months and key in work.fields
    }
    if days:
        work.remarks.append(assumed(days))


def _set_standing(work: Work) -> None:
    said, now = work.value("standing"), Standing(work.organization.standing)
    if said is None:
        return
    if said in _ENDINGS:
        _refuse_ending(work, said, now)
        return
    if said in (Said.OVERDUE, Said.RENAMED):
        work.remarks.append(f"状态“{said}”按“正常”登记。")
    wanted = Standing.PREPARING if said == Said.PREPARING else Standing.NORMAL
    if now.is_ended or wanted == now:
        return
    if now == Standing.NORMAL and not work.held.is_new:
        work.fault("standing", "登记的状态是正常，已经建会的组织不能改回筹建，请核对")
        return
    work.fields["standing"] = wanted
    work.change("standing", "" if work.held.is_new else now.label, wanted.label)


def _refuse_ending(work: Work, said: Said, now: Standing) -> None:
    if work.held.is_new:
        work.fault("standing", f"登记里没有这个组织，不能登记为{said}，请删去这一行")
    elif _ENDINGS[said] != now:
        work.fault(
            "standing", f"表格不能登记{said}，请在该组织的档案里用“合并、撤销或划出”"
        )
