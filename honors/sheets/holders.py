"""Which person a row speaks of: name, unit and year of birth together tell.

What two of them leave open is a fault, which a word in 同名核对 answers.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from honors.models import Award, ModelWorker
from honors.sheets.units import Units
from honors.sheets.words import DIFFERENT, SAME
from organizations.sheets.names import folded


class Doubt(Exception):
    """Why a row belongs to nobody for certain: a clause without full stop."""


@dataclass
class Holder:
    """A person of the register, or of an earlier row, with the units known of them."""

    worker: ModelWorker
    units: list[str] = field(default_factory=list)

    @property
    def told(self) -> str:
        """For a sentence: 1979年生，漾濞县人民医院."""
        born = self.worker.birth_year
        known = [f"{born}年生"] if born else []
        return "，".join([*known, *self.units[:1]]) or "没有更多情况"


class Holders:
    """Everybody by every name; two queries."""

    def __init__(self, units: Units) -> None:
        self.units = units
        self._named: dict[str, list[Holder]] = defaultdict(list)
        by_pk = {}
        for worker in ModelWorker.objects.all():
            holder = by_pk[worker.pk] = Holder(worker)
            union = units.by_pk.get(worker.organization_id)
            holder.units += [one for one in (worker.unit, union and union.name) if one]
            for name in {worker.name, *worker.other_names.split("、")}:
                self._enter(name, holder)
        known = Award.objects.exclude(worker=None).order_by("-year", "-pk")
        for key, unit in known.values_list("worker_id", "unit_at_award"):
            if unit and unit not in by_pk[key].units:
                by_pk[key].units.append(unit)

    def _enter(self, name: str, holder: Holder) -> None:
        if name.strip():
            self._named[folded(name)].append(holder)

    def find(
        self, name: str, unit: str, born: int | None, said: str | None
    ) -> Holder | None:
        """The person of the row, None for a new one. Raises Doubt."""
        namesakes = self._named.get(folded(name), [])
        if said == DIFFERENT:
            return self._exactly(namesakes, unit, born)
        if not namesakes:
            return None
        same_year = [one for one in namesakes if _is_same_year(one, born)]
        if said == SAME:
            return _only(namesakes, same_year, name)
        certain = [
            one
            for one in namesakes
            if self._worked_at(one, unit) and not _is_other_year(one, born)
        ]
        if len(certain) == 1:
            return certain[0]
        if not certain and all(
            _is_other_year(one, born) and not self._worked_at(one, unit)
            for one in namesakes
        ):
            return None
        raise Doubt(_doubt(certain or namesakes, name))

    def _exactly(
        self, namesakes: list[Holder], unit: str, born: int | None
    ) -> Holder | None:
        """Another person, unless the same row was imported before."""
        found = [
            one
            for one in namesakes
            if one.worker.birth_year == born and self._worked_at(one, unit)
        ]
        return found[0] if len(found) == 1 else None

    def add(self, worker: ModelWorker, unit: str) -> Holder:
        """A new person, known to the rows below."""
        holder = Holder(worker, [unit])
        self._enter(worker.name, holder)
        return holder

    def _worked_at(self, holder: Holder, unit: str) -> bool:
        return any(self.units.is_same(known, unit) for known in holder.units)


def _is_same_year(holder: Holder, born: int | None) -> bool:
    return born is not None and holder.worker.birth_year == born


def _is_other_year(holder: Holder, born: int | None) -> bool:
    return bool(born and holder.worker.birth_year and holder.worker.birth_year != born)


def _only(namesakes: list[Holder], same_year: list[Holder], name: str) -> Holder:
    found = same_year or namesakes
    if len(found) > 1:
        raise Doubt(
            f"档案里有{len(found)}个“{name}”，不知道是哪一个，请填写出生年份，"
            "或者先在档案里补上"
        )
    return found[0]


def _doubt(found: list[Holder], name: str) -> str:
    if len(found) > 1:
        number = len(found)
        return f"有{number}个叫“{name}”的人，不能确定是哪一个，请填写出生年份"
    return (
        f"已有一个“{name}”（{found[0].told}），不能确定是不是同一个人，"
        f"请在“同名核对”栏填“{SAME}”或“{DIFFERENT}”"
    )
