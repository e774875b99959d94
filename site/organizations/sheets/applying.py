"""Plans written into the register, through the ledger and nothing else."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Model

from intake.sheets.importer import RowPlan
from intake.sheets.ledger import Ledger
from organizations.models import Organization
from organizations.sheets.work import Values, Work
from organizations.terms import term_due

TERM = ("term_start", "term_years")


def write(plans: list[RowPlan], ledger: Ledger) -> None:
    """New organizations, upper ones first; then records, then facts."""
    works: list[Work] = [plan.payload for plan in plans]
    new = [work for work in works if work.held.is_new]
    known = [work for work in works if not work.held.is_new]
    for work in new:
        for name, value in _with_due(work).items():
            setattr(work.organization, name, value)
    _create_downwards([work.organization for work in new], ledger)
    ledger.change(
        Organization,
        {work.organization.pk: _with_due(work) for work in known if work.fields},
    )
    _write_facts(works, ledger)


def _with_due(work: Work) -> Values:
    """The fields, and the one that ``Organization.save`` would compute."""
    if not work.fields.keys() & TERM:
        return work.fields
    start, years = (
        work.fields.get(name, getattr(work.organization, name)) for name in TERM
    )
    return work.fields | {"term_due": term_due(start, years)}


def _create_downwards(new: list[Organization], ledger: Ledger) -> None:
    """Level by level: a record needs the key of the one above it."""
    while new:
        level = [one for one in new if one.parent is None or one.parent.pk]
        below = [one for one in new if one.parent is not None and not one.parent.pk]
        for one in level:
            one.parent_id = one.parent.pk if one.parent else None
        ledger.create(level)
        new = below


def _write_facts(works: list[Work], ledger: Ledger) -> None:
    created: dict[type[Model], list[Model]] = defaultdict(list)
    updated: dict[type[Model], dict[int, Values]] = defaultdict(dict)
    for work in works:
        for model, values in work.created:
            fact = model(organization_id=work.organization.pk, **values)
            created[model].append(fact)
        for model, pk, values in work.updated:
            updated[model].setdefault(pk, {}).update(values)
    for facts in created.values():
        ledger.create(facts)
    for model, changes in updated.items():
        ledger.change(model, changes)
