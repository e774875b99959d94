"""What an old version names that no longer exists.

A draft or an old revision keeps primary keys; a record may have gone since (an import
that was undone). Reading such a version must not fail: what is gone is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations

Model = type[models.Model]
Gone = dict[Model, set[Any]]


class LeavesOutGoneMixin:
    """For models with revisions, before the class that reads them."""

    def with_content_json(self, content: dict[str, Any]) -> Any:
        model = getattr(self, "specific_class", None) or type(self)
        return super().with_content_json(without_gone(model, content))


def without_gone(model: Model, content: dict[str, Any]) -> dict[str, Any]:
    """The content without rows that need a record that is gone, and with empty
    fields where one was named; one statement for each model that is named.

    Relations that the database itself empties or deletes along are not looked at:
    those who read the content do that.
    """
    named: dict[Model, set[Any]] = defaultdict(set)
    for target, key in names(model, content):
        named[target].add(key)
    gone = {target: missing(target, keys) for target, keys in named.items()}
    return pruned(model, content, gone) if any(gone.values()) else content


def protected_keys(model: Model) -> Iterator[models.ForeignKey]:
    """Foreign keys to what cannot be deleted while a row names it."""
    for field in model._meta.concrete_fields:
        if (
            isinstance(field, models.ForeignKey)
            and not isinstance(field, ParentalKey)
            and field.remote_field.on_delete in (models.PROTECT, models.RESTRICT)
        ):
            yield field


def names(model: Model, content: dict[str, Any]) -> Iterator[tuple[Model, Any]]:
    for field in protected_keys(model):
        if (key := key_in(content, field)) is not None:
            yield field.related_model, key
    for child, row in rows(model, content):
        yield from names(child, row)


def key_in(content: dict[str, Any], field: models.ForeignKey) -> Any:
    return field.related_model._meta.pk.to_python(content.get(field.name))


def rows(
    model: Model, content: dict[str, Any]
) -> Iterator[tuple[Model, dict[str, Any]]]:
    for relation in get_all_child_relations(model):
        for row in content.get(relation.get_accessor_name()) or ():
            yield relation.related_model, row


def missing(target: Model, keys: set[Any]) -> set[Any]:
    there = target._base_manager.filter(pk__in=keys).values_list("pk", flat=True)
    return keys - set(there)


def pruned(model: Model, content: dict[str, Any], gone: Gone) -> dict[str, Any]:
    content = dict(content)
    for field in protected_keys(model):
        if key_in(content, field) in gone.get(field.related_model, ()):
            content[field.name] = None
    for relation in get_all_child_relations(model):
        name, child = relation.get_accessor_name(), relation.related_model
        if content.get(name):
            content[name] = [
                pruned(child, row, gone)
                for row in content[name]
                if not needs_gone(child, row, gone)
            ]
    return content


def needs_gone(model: Model, row: dict[str, Any], gone: Gone) -> bool:
    return any(
        not field.null and key_in(row, field) in gone.get(field.related_model, ())
        for field in protected_keys(model)
    )
