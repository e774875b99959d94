"""What a row says of an organization's dated facts, compared with the register.

A sheet says what holds on its day and gives no dates of its own. What is new to the
register therefore holds from that day on, and what has ceased ended the day before:
an empty beginning would claim it for all the years behind.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date, timedelta

from organizations.enums import OPENNESS, HomeLevel, OfficerRole, PracticeKind
from organizations.models import (
    CollectiveContract,
    Headcount,
    HomeAward,
    Officer,
    Practice,
)
from organizations.sheets.holdings import ChairHeld, PracticeHeld, held_on
from organizations.sheets.names import folded
from organizations.sheets.words import Said
from organizations.sheets.work import Values, Work
from pages.dates import in_chinese

COUNTED = (
    "employees",
    "members",
    "female_employees",
    "female_members",
    "migrant_workers",
)
REPORTED = ("employees", "members")  # what an annual report cannot leave out
ONE_DAY = timedelta(days=1)


def compare_facts(work: Work) -> None:
    _compare_headcount(work)
    _compare_congress(work)
    _compare_openness(work)
    _compare_contract(work)
    _compare_homes(work)
    _compare_chair(work)


def _compare_headcount(work: Work) -> None:
    """A new count takes over what its row leaves empty from the one in force.

    The numbers of a year's end are a count of their own even when nothing has changed:
    to be reported again is what keeps a number from being out of date.
    """
    held, before = work.held.count, work.held.numbers
    given = {key: work.value(key) for key in COUNTED if work.value(key) is not None}
    new = {key: value for key, value in given.items() if before.get(key) != value}
    _miss_numbers(work, given)
    is_repeated = not new and _is_reported_again(work, given)
    if not new and not is_repeated:
        return
    numbers = before | given
    if work.is_readable(*COUNTED):
        for key, message in Headcount.faults_of(numbers).items():
            own = "" if key in given else "（表里没有填，这是登记的数字）"
            work.fault(key, message.rstrip("。") + own)
    for key, value in new.items():
        work.change(key, before.get(key), value)
    if held and is_repeated:
        work.note("年报", _repeated(held.day, work.day))
    if held and held.day == work.day:
        work.update(Headcount, held.pk, **new)
    else:
        work.create(Headcount, day=work.day, **numbers)


def _miss_numbers(work: Work, given: Container[str]) -> None:
    """A union nobody knows yet comes with its numbers, unless it is in preparation."""
    if not work.held.is_new or work.value("standing") == Said.PREPARING:
        return
    for key in REPORTED:
        if key not in given and work.is_readable(key):
            work.fault(key, "没有填写，新登记的组织必填")


def _is_reported_again(work: Work, given: Container[str]) -> bool:
    """A year's end, for which the numbers in force are not registered yet."""
    held, day = work.held.count, work.day
    is_year_end = (day.month, day.day) == (12, 31)
    is_given = any(key in given for key in REPORTED)
    return is_year_end and is_given and held is not None and held.day != day


def _repeated(counted: date, day: date) -> str:
    last_year = date(day.year - 1, 12, 31)
    earlier = "上年" if counted == last_year else f"{in_chinese(counted)}的数据"
    return f"与{earlier}相同，登记为{in_chinese(day)}的数据"


def _compare_congress(work: Work) -> None:
    kind = PracticeKind.WORKERS_CONGRESS
    wanted = work.value(kind)
    if wanted is None or wanted == (kind in _practised(work)):
        return
    before = None if work.held.is_new else not wanted
    if _practise(work, kind, wanted, kind):
        work.change(kind, before, wanted)


def _compare_openness(work: Work) -> None:
    """A filled cell names all kinds that there are."""
    wanted = work.value("openness")
    held = [kind for kind in OPENNESS if kind in _practised(work)]
    if wanted is None or set(wanted) == set(held):
        return
    differing = set(wanted) ^ set(held)
    done = [
        _practise(work, kind, kind in wanted, "openness")
        for kind in OPENNESS
        if kind in differing
    ]
    if all(done):
        after = [kind for kind in OPENNESS if kind in wanted]
        work.change("openness", _listed(held), _listed(after) or "无")


def _practised(work: Work) -> set[str]:
    return {practice.kind for practice in held_on(work.held.practices, work.day)}


def _listed(kinds: Iterable[str]) -> str:
    return "、".join(PracticeKind(kind).label for kind in kinds)


def _practise(work: Work, kind: str, wanted: bool, key: str) -> bool:
    """Begin or end a practice; False when the record does not allow it."""
    periods = [one for one in work.held.practices if one.kind == kind]
    if wanted:
        _begin(work, Practice, periods, {"kind": kind, "since": work.day})
        return True
    for period in held_on(periods, work.day):
        if period.since == work.day:
            label = PracticeKind(kind).label
            work.fault(
                key,
                f"{label}从{in_chinese(work.day)}起才有，不能在前一天就结束；"
                "如果登记错了，请在该组织的档案里删去",
            )
            return False
        work.update(Practice, period.pk, until=work.day - ONE_DAY)
    return True


def _begin(
    work: Work,
    model: type[Practice | Officer],
    known: Iterable[PracticeHeld | ChairHeld],
    new: Values,
) -> None:
    """From the day on; what was known from a later day is taken back to it."""
    later = [(one.since, one.pk) for one in known if one.since and one.since > work.day]
    if later:
        work.update(model, min(later)[1], since=work.day)
    else:
        work.create(model, **new)


def _compare_contract(work: Work) -> None:
    """The same first or last day is the same contract, put right."""
    period = work.value("contract")
    active = work.held.contract_on(work.day)
    if period == () and active:
        work.remarks.append(
            f"集体合同填了“无”，但登记的合同到{in_chinese(active.end)}才期满，没有改动；"
            "提前终止的请在档案里登记。"
        )
    if not period:
        return
    start, end = period
    known = work.held.contracts
    if any((one.start, one.end) == period for one in known):
        return
    same = [one for one in known if one.start == start or one.end == end]
    old = same[0] if same else active
    before = _period(old.start, old.end) if old else None
    if same:
        work.update(CollectiveContract, same[0].pk, start=start, end=end)
    else:
        work.create(CollectiveContract, start=start, end=end)
    work.change("contract", before, _period(start, end))


def _period(start: date, end: date) -> str:
    return f"{in_chinese(start)}至{in_chinese(end)}"


def _compare_homes(work: Work) -> None:
    """A level named is held; one not named stays as it is."""
    wanted = work.value("homes")
    held = [award.level for award in work.held.awards_on(work.day)]
    if wanted == () and held:
        work.remarks.append(
            "职工之家等级填了“无”，登记的称号没有改动；撤销称号请在档案里登记。"
        )
    missing = [level for level in HomeLevel if level in (wanted or ())]
    missing = [level for level in missing if level not in held]
    known = {award.level: award for award in work.held.awards}
    for level in missing:
        award = known.get(level)
        if award is None:
            work.create(HomeAward, level=level, awarded=work.day)
        elif award.revoked and award.revoked <= work.day:
            revoked = in_chinese(award.revoked)
            work.fault("homes", f"{level.label}已于{revoked}撤销，请核对")
            return
        else:
            work.update(HomeAward, award.pk, awarded=work.day)
    if missing:
        after = [level for level in HomeLevel if level in {*held, *missing}]
        work.change("homes", _levels(held), _levels(after))


def _levels(levels: Iterable[str]) -> str:
    return "、".join(level.label for level in HomeLevel if level in levels)


def _compare_chair(work: Work) -> None:
    """Another chair follows the one in office; a chair of that very day is put
    right."""
    name = work.value("chair")
    current = held_on(work.held.chairs, work.day)
    if name is None or any(folded(one.name) == folded(name) for one in current):
        return
    work.change("chair", "、".join(one.name for one in current), name)
    began_today = next((one for one in current if one.since == work.day), None)
    if began_today:
        other = {"name": name, "concurrent_post": "", "is_public": False}
        work.update(Officer, began_today.pk, **other)
        return
    for one in current:
        work.update(Officer, one.pk, until=work.day - ONE_DAY)
    later = [one for one in work.held.chairs if one.since and one.since > work.day]
    ends = [one.until for one in current if one.until]
    ends += [one.since - ONE_DAY for one in later if one.since]
    chair = {"role": OfficerRole.CHAIR, "name": name, "since": work.day}
    same = [one for one in later if folded(one.name) == folded(name)]
    _begin(work, Officer, same, chair | {"until": min(ends, default=None)})
