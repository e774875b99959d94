"""From rows to plans: what each would do to people and awards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from honors.enums import AwardState, Recipient
from honors.models import Award, ModelWorker
from honors.recipients import recipient_fault
from honors.sheets.awarding import compare_award
from honors.sheets.columns import LABELS
from honors.sheets.holders import Doubt, Holder, Holders
from honors.sheets.persons import compare_worker
from honors.sheets.titles import Titles
from honors.sheets.units import Units
from honors.sheets.words import PERSON, Said, kind_of_name
from honors.sheets.work import Work
from honors.texts import private_fault
from intake.sheets.importer import RowPlan
from intake.sheets.rows import Row
from organizations.sheets.names import folded

PRIVATE_FREE = ("name", "unit", "post", "title", "authority", "summary")
OF_AWARD = {
    Said.VALID: AwardState.VALID,
    Said.PROPOSED: AwardState.PROPOSED,
    Said.REVOKED: AwardState.REVOKED,
}


@dataclass(frozen=True)
class Asked:
    """What was chosen with the file: for rows that do not say it themselves."""

    state: str
    year: int
    revoked_on: date


def plan_rows(rows: list[Row], asked: Asked) -> list[RowPlan]:
    """One plan for each row, in their order; seven queries, however many rows."""
    planner = _Planner(asked)
    return [planner.plan(row) for row in rows]


class _Planner:
    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.units = Units()
        self.titles = Titles()
        self.holders = Holders(self.units)
        self.awards = {key_of(one): one for one in Award.objects.with_records()}
        self.taken: dict[tuple, int] = {}

    def plan(self, row: Row) -> RowPlan:
        work = Work(row)
        for key in PRIVATE_FREE:
            if fault := private_fault(LABELS[key], work.value(key) or ""):
                work.fault(key, fault.removesuffix("。"))
        self.find_honor(work)
        if work.honor and work.value("name") and work.value("unit"):
            self.plan_award(work)
        return work.plan()

    def find_honor(self, work: Work) -> None:
        """The honor, and whether it can be held by what stands in the row."""
        title, level = work.value("title"), work.value("level")
        if not (title and level):
            return
        honor = self.titles.named(title, level)
        if honor is None:
            work.fault("title", self.titles.missing(title, level.label))
            return
        if fault := recipient_fault(title, honor.recipient):
            work.fault("title", fault.removesuffix("。"))
            return
        if fault := holder_fault(work, honor.recipient):
            work.fault("name", fault)
            return
        work.honor = honor

    def plan_award(self, work: Work) -> None:
        state = OF_AWARD.get(work.value("standing"), AwardState.VALID)
        if work.value("standing") is None:
            state = self.asked.state
        year = self.year_of(work, state)
        if work.honor.recipient == Recipient.PERSON and not self.find_holder(work):
            return
        if year is None:
            return
        award = self.award_of(work, year)
        if not self.take(work, award):
            return
        work.award = self.awards.get(key_of(award), award)
        compare_award(work, award, state, self.asked.revoked_on)
        if work.holder:
            compare_worker(work, state)

    def year_of(self, work: Work, state: str) -> int | None:
        if year := work.value("year"):
            return year
        if day := work.value("decision_date"):
            return day.year
        if state == AwardState.PROPOSED:
            return self.asked.year
        if work.is_readable("decision_date", "year"):
            work.fault("decision_date", "没有填，请照表彰决定填写")
        return None

    def find_holder(self, work: Work) -> Holder | None:
        value = work.value
        name, unit = value("name"), value("unit")
        try:
            holder = self.holders.find(
                name, unit, value("birth_year"), value("same_person")
            )
        except Doubt as doubt:
            work.fault("name", str(doubt))
            return None
        work.holder = holder or self.holders.add(ModelWorker(name=name), unit)
        return work.holder

    def award_of(self, work: Work, year: int) -> Award:
        """The award as the row tells it, for finding it among the known ones."""
        unit, honor = work.value("unit"), work.honor
        organization = self.units.named(unit)
        if organization is None:
            near = self.units.closest(unit)
            offered = f"（最接近的是“{near}”）" if near else ""
            work.remarks.append(f"组织档案里没有“{unit}”{offered}，单位按文字登记。")
        award = Award(
            honor=honor,
            recipient=honor.recipient,
            year=year,
            batch=work.value("batch") or "",
            organization=organization,
            unit_at_award=unit,
        )
        if honor.recipient == Recipient.PERSON:
            award.worker = work.holder.worker
        elif honor.recipient == Recipient.TEAM:
            award.team = work.value("name")
        else:
            award.unit_at_award = work.value("name")
        return award

    def take(self, work: Work, award: Award) -> bool:
        """Whether no earlier row tells of the same award."""
        earlier = self.taken.setdefault(key_of(award), work.row.number)
        if earlier == work.row.number:
            return True
        work.fault("name", f"与第{earlier}行是同一个人（单位）的同一项荣誉，请删去一行")
        return False


def holder_fault(work: Work, recipient: str) -> str:
    """Why this honor cannot be held by what stands in the column of names."""
    name, unit = work.value("name") or "", work.value("unit") or ""
    personal = any(work.value(key) for key in ("sex", "ethnicity", "birth_year"))
    kind = kind_of_name(name, unit, personal)
    if not (name and kind) or (kind == PERSON) == (recipient == Recipient.PERSON):
        return ""
    given = Recipient(recipient).label
    return (
        f"“{work.value('title')}”授予{given}，“{name}”像是{kind}的名称，"
        "请改正荣誉或者名称"
    )


def key_of(award: Award) -> tuple[Any, ...]:
    """What makes it one award: the constraint of the table, names as compared. A
    person without a record yet is known by the object."""
    holder = award.worker_id or (award.worker and id(award.worker))
    named = (folded(award.unit_at_award), folded(award.team)) if not holder else ()
    return award.honor_id, award.year, award.batch, holder, named
