"""From rows to plans: what each would do to the register as of a day."""

from __future__ import annotations

from datetime import date

from intake.sheets.importer import RowPlan
from intake.sheets.rows import Row
from organizations.sheets.facts import compare_facts
from organizations.sheets.holdings import Held, holdings
from organizations.sheets.matching import Match, match_rows
from organizations.sheets.parents import Parents, check_places, compare_parent
from organizations.sheets.record import compare_record, has_ended, has_not_begun
from organizations.sheets.register import Register
from organizations.sheets.work import Work


def plan_rows(rows: list[Row], day: date) -> list[RowPlan]:
    """One plan for each row, in their order; seven queries, however many rows."""
    register = Register(day)
    matches = match_rows(rows, register)
    matched = [match.organization for match in matches]
    held = {one.organization.pk: one for one in holdings(register, matched)}
    works = [_work(match, held, day) for match in matches]
    parents = Parents(register, matches)
    for work in works:
        if not (work.faults or has_ended(work) or has_not_begun(work)):
            compare_record(work)
            compare_parent(work, parents)
            compare_facts(work)
    check_places(works, register)
    return [work.plan(work.value("name") or "（没有全称）") for work in works]


def _work(match: Match, held: dict[int | None, Held], day: date) -> Work:
    """With the fault that leaves the row without a record: then no more is asked."""
    new = Held(match.organization, match.organization)
    work = Work(match.row, held.get(match.organization.pk, new), day)
    work.remarks += match.remarks
    if match.fault:
        work.faults.append(match.fault)
    return work
