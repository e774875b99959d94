"""What may be said of an organization only once, as the models themselves state it.

Unique constraints with their conditions and expressions, ``unique_together`` and
one-to-one keys, of whatever feature.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, Value
from modelcluster.fields import ParentalKey


@dataclass(frozen=True)
class Once:
    """Of one organization no two rows that meet the ``condition`` have equal
    ``fields``; where one is empty they count as different, unless said otherwise."""

    fields: tuple[str, ...]
    condition: Q | None = None
    empty_differs: bool = True

    def values(self, row: models.Model) -> tuple[Any, ...] | None:
        values = tuple(value_of(row, name) for name in self.fields)
        return None if self.empty_differs and None in values else values

    def concerns(self, row: models.Model) -> bool:
        if self.condition is None:
            return True
        fields = row._meta.concrete_fields
        return self.condition.check(
            {one.name: Value(one.value_from_object(row), one) for one in fields}
        )

    def clash(self, row: models.Model, others: Iterable[models.Model]) -> bool:
        """Does one of the others, which name the organization that the row is to
        name, say the same? Conditions cost a statement each, so they come last."""
        values = self.values(row)
        same = [one for one in others if self.values(one) == values]
        if values is None or not same or not self.concerns(row):
            return False
        return any(self.concerns(one) for one in same)


def value_of(row: models.Model, name: str) -> Any:
    return row._meta.get_field(name).value_from_object(row)


def own_fact(key: models.ForeignKey) -> bool:
    """A fact kept with the record, as against something else that names it."""
    return isinstance(key, ParentalKey)


def rules(key: models.ForeignKey) -> Iterator[Once]:
    """What the rows of a table may say only once of the organization behind ``key``.

    A fact of the record that is equal in every field says the same as well.
    """
    options = key.model._meta
    if own_fact(key):
        every = {field.name for field in options.concrete_fields}
        yield Once(tuple(every - {options.pk.name, key.name}), empty_differs=False)
    if key.unique:
        yield Once(())
    for together in options.unique_together:
        if key.name in together:
            yield Once(without(key, together))
    for constraint in unique_constraints(key):
        if key.name in constraint.fields:
            yield Once(
                without(key, constraint.fields),
                constraint.condition,
                constraint.nulls_distinct is not False,
            )


def without(key: models.ForeignKey, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name != key.name)


def unique_constraints(key: models.ForeignKey) -> list[models.UniqueConstraint]:
    stated = key.model._meta.constraints
    return [one for one in stated if isinstance(one, models.UniqueConstraint)]


def clashing(
    key: models.ForeignKey, rows: Iterable[models.Model], record: models.Model
) -> set[Any]:
    """Of the rows, which all name one organization, the primary keys of those that
    could not name ``record`` instead: something would be said twice."""
    rows = list(rows)
    there = list(key.model._base_manager.filter(**{key.name: record})) if rows else []
    found = {row.pk for row in rows if breaks_expression(key, row, record.pk)}
    for rule in rules(key):
        said = defaultdict(list)
        for one in there:
            said[rule.values(one)].append(one)
        for row in rows:
            alike = said[rule.values(row)]
            if rule.clash(row, alike):
                found.add(row.pk)
            alike.append(row)
    return found


def breaks_expression(key: models.ForeignKey, row: models.Model, record: Any) -> bool:
    """Constraints over expressions: only the database can compare them."""
    stated = [one for one in unique_constraints(key) if one.expressions]
    if not stated:
        return False
    trial = copy.copy(row)
    setattr(trial, key.attname, record)
    return any(refuses(constraint, trial) for constraint in stated)


def refuses(constraint: models.UniqueConstraint, row: models.Model) -> bool:
    try:
        constraint.validate(type(row), row)
    except ValidationError:
        return True
    return False
