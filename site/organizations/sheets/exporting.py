"""The register as of a day, in the words and columns of its sheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from organizations.enums import (
    OPENNESS,
    HomeLevel,
    OrganizationKind,
    PracticeKind,
    Standing,
    UnitNature,
)
from organizations.models import Organization
from organizations.sheets.facts import COUNTED
from organizations.sheets.holdings import Held, held_on, holdings
from organizations.sheets.register import Register
from organizations.sheets.words import Said


def export_rows(day: date) -> Iterator[dict[str, Any]]:
    """Every union of the day and those being prepared, without the county
    federation; seven queries and one for the order."""
    register = Register(day)
    objects = Organization.objects
    preparing = objects.records().filter(standing=Standing.PREPARING)
    listed = (objects.valid_on(day) | preparing).in_register_order()
    keys = list(listed.values_list("pk", flat=True))
    for held in holdings(register, [register.by_pk[key] for key in keys]):
        if held.state.kind != OrganizationKind.COUNTY_FEDERATION:
            yield _record(held, register) | _facts(held, day)


def _record(held: Held, register: Register) -> dict[str, Any]:
    organization, state = held.organization, held.state
    parent = register.by_pk.get(state.parent_id)
    elected = organization.term_start
    is_later = elected is not None and elected > register.day
    is_preparing = organization.standing == Standing.PREPARING
    return {
        "name": state.name,
        "short_name": state.short_name,
        "credit_code": organization.credit_code,
        "kind": OrganizationKind(state.kind).label,
        "nature": UnitNature(state.nature).label if state.nature else None,
        "is_new_enterprise": state.is_new_enterprise,
        "parent": register.state(parent).name if parent else None,
        "valid_from": organization.valid_from,
        "term_start": None if is_later else elected,
        "term_years": None if is_later else organization.term_years,
        "phone": organization.phone,
        "standing": str(Said.PREPARING if is_preparing else Said.NORMAL),
    }


def _facts(held: Held, day: date) -> dict[str, Any]:
    practised = {practice.kind for practice in held_on(held.practices, day)}
    contract = held.contract_on(day)
    levels = {award.level for award in held.awards_on(day)}
    chairs = held_on(held.chairs, day)
    return {
        **{key: held.numbers.get(key) for key in COUNTED},
        "chair": chairs[-1].name if chairs else None,
        "workers_congress": PracticeKind.WORKERS_CONGRESS in practised,
        "openness": "、".join(
            PracticeKind(kind).label for kind in OPENNESS if kind in practised
        ),
        "contract": f"{contract.start}至{contract.end}" if contract else None,
        "homes": "、".join(level.label for level in HomeLevel if level in levels),
    }
