"""Plans written into the register, through the ledger and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from intake.sheets.importer import RowPlan
from intake.sheets.ledger import Ledger
from organizations.models import Organization
from organizations.sheets.work import Work
from organizations.terms import term_due

TERM = {"term_start", "term_years"}


def write(plans: list[RowPlan], ledger: Ledger) -> None:
    """New organizations, upper ones first; then records, then facts."""
    works: list[Work] = [plan.payload for plan in plans]
    new = [work for work in works if work.held.is_new]
    for work in new:
        _set(work.organization, work.fields)
    _create_downwards([work.organization for work in new], ledger)
    known = {id(work) for work in new}
    _update(
        ledger,
        [
            (work.organization, work.fields)
            for work in works
            if work.fields and id(work) not in known
        ],
    )
    created: dict[type[Model], list[Model]] = defaultdict(list)
    for work in works:
        for fact in work.created:
            fact.organization_id = work.organization.pk
            created[type(fact)].append(fact)
    for facts in created.values():
        ledger.create(facts)
    _update(ledger, [change for work in works for change in work.updated])


def _set(organization: Organization, fields: dict[str, Any]) -> None:
    """The fields, and the one that ``Organization.save`` would compute."""
    for name, value in fields.items():
        setattr(organization, name, value)
    organization.term_due = term_due(organization.term_start, organization.term_years)


def _create_downwards(new: list[Organization], ledger: Ledger) -> None:
    """Level by level: a record needs the key of the one above it."""
    while new:
        level = [one for one in new if one.parent is None or one.parent.pk]
        below = [one for one in new if one.parent is not None and not one.parent.pk]
        for one in level:
            one.parent_id = one.parent.pk if one.parent else None
        ledger.create(level)
        new = below


def _update(ledger: Ledger, changes: Iterable[tuple[Model, dict[str, Any]]]) -> None:
    """Records with the same fields together."""
    groups: dict[tuple[type[Model], frozenset[str]], list[Model]] = defaultdict(list)
    for instance, fields in changes:
        names = set(fields)
        if isinstance(instance, Organization):
            _set(instance, fields)
            names |= {"term_due"} if TERM & names else set()
        else:
            for name, value in fields.items():
                setattr(instance, name, value)
        groups[type(instance), frozenset(names)].append(instance)
    for (_, names), instances in groups.items():
        ledger.update(instances, sorted(names))
