"""Plans written into the records, through the ledger and nothing else."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import Model

from honors.sheets.work import Work
from intake.sheets.importer import RowPlan
from intake.sheets.ledger import Ledger


def write(plans: list[RowPlan], ledger: Ledger) -> None:
    """New people first, then their awards; then what changed of either."""
    works: list[Work] = [plan.payload for plan in plans]
    workers = [work.holder.worker for work in works if work.holder]
    new = list({id(one): one for one in workers if one.pk is None}.values())
    ledger.create(new)
    awards = [work.award for work in works if work.award.pk is None]
    for award in awards:
        award.worker_id = award.worker.pk if award.worker else None
    ledger.create(awards)
    created = {id(one) for one in (*new, *awards)}
    changes = [(work.award, work.award_fields) for work in works]
    changes += [
        (work.holder.worker, work.worker_fields) for work in works if work.holder
    ]
    _update(ledger, [one for one in changes if one[1] and id(one[0]) not in created])


def _update(ledger: Ledger, changes: list[tuple[Model, dict[str, Any]]]) -> None:
    """Records with the same fields together."""
    groups: dict[tuple[type[Model], frozenset[str]], list[Model]] = defaultdict(list)
    for instance, fields in changes:
        for name, value in fields.items():
            setattr(instance, name, value)
        groups[type(instance), frozenset(fields)].append(instance)
    for (_, names), instances in groups.items():
        ledger.update(instances, sorted(names))
