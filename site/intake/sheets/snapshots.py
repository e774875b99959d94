"""The values of a record as they can be kept and compared."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.encoding import is_protected_type

CHUNK = 500  # rows asked for at once: SQLite bounds the parameters of a query

Values = dict[str, Any]
_Item = TypeVar("_Item")


def snapshot(instance: models.Model, names: Iterable[str] | None = None) -> Values:
    """The values of these fields, or of all, by field name, fit for JSON."""
    fields = instance._meta.concrete_fields
    if names is not None:
        fields = [instance._meta.get_field(name) for name in names]
    values = {field.name: _value(instance, field) for field in fields}
    return json.loads(json.dumps(values, cls=DjangoJSONEncoder))


def restore(instance: models.Model, values: Values) -> None:
    """Set the fields to the values of a snapshot; nothing is saved."""
    for name, value in values.items():
        field = instance._meta.get_field(name)
        target = field.target_field if field.is_relation else field
        setattr(instance, field.attname, target.to_python(value))


def differing(instance: models.Model, values: Values) -> list[str]:
    """The fields of a record that no longer have the values of a snapshot.

    Fields that every saving sets to the present time say nothing.
    """
    now = snapshot(instance, values)
    return [
        name
        for name, value in values.items()
        if now[name] != value
        and not getattr(instance._meta.get_field(name), "auto_now", False)
    ]


def chunks(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]


def in_bulk(model: type[models.Model], keys: Iterable[Any]) -> dict[Any, models.Model]:
    """Records by primary key, whatever the default manager hides."""
    found: dict[Any, models.Model] = {}
    for some in chunks(list(keys)):
        found |= {row.pk: row for row in model._base_manager.filter(pk__in=some)}
    return found


def write(rows: Sequence[models.Model], names: Iterable[str]) -> None:
    """Update these fields of whole records of one model that are in the database.

    An upsert: ``bulk_update`` takes minutes where this takes seconds.
    """
    model = type(rows[0])
    model._base_manager.bulk_create(
        rows,
        batch_size=CHUNK,
        update_conflicts=True,
        unique_fields=[model._meta.pk.name],
        update_fields=sorted(names),
    )


def _value(instance: models.Model, field: models.Field) -> Any:
    value = field.value_from_object(instance)
    if is_protected_type(value) or isinstance(field, models.JSONField):
        return value
    return field.value_to_string(instance)
