"""Which records an import or its undoing touched, and what has to hear of it.

Operations in bulk send no signals: the search index, the index of references and the
history are told from here.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.log_actions import registry as log_registry
from wagtail.models import ReferenceIndex
from wagtail.search import index
from wagtail.search.backends import get_search_backends_with_name
from wagtail.search.models import IndexEntry

from intake.sheets.snapshots import chunks, in_bulk
from pages.findable import written_in_bulk

Model = type[models.Model]


@dataclass
class Touched:
    """Records by their model; ``updated`` with the names of the written fields."""

    created: dict[Model, list[models.Model]] = field(
        default_factory=lambda: defaultdict(list)
    )
    updated: dict[Model, list[tuple[models.Model, frozenset[str]]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    deleted: dict[Model, list[models.Model]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def top_records(self) -> dict[Model, dict[Any, models.Model]]:
        """The records that have a history of their own: parents instead of their
        children, without rows that only join two records."""
        tops: dict[Model, dict[Any, models.Model]] = defaultdict(dict)
        missing: dict[Model, set[Any]] = defaultdict(set)
        for instance in self.all():
            model, key = top_of(instance)
            if model is type(instance):
                tops[model][key] = instance
            else:
                missing[model].add(key)
        for model, keys in missing.items():
            tops[model] |= in_bulk(model, keys - tops[model].keys())
        return tops

    def all(self) -> Iterable[models.Model]:
        for group in (self.deleted, self.created):
            for model, instances in group.items():
                if not model._meta.auto_created:
                    yield from instances
        for rows in self.updated.values():
            yield from (instance for instance, _ in rows)


def top_of(instance: models.Model) -> tuple[Model, Any]:
    """Model and key of the record that a row belongs to: itself without a parent."""
    key = parental_key(type(instance))
    if key is None:
        return type(instance), instance.pk
    if parental_key(key.related_model) is None:
        return key.related_model, getattr(instance, key.attname)
    return top_of(getattr(instance, key.name))


def parental_key(model: Model) -> ParentalKey | None:
    keys = (one for one in model._meta.fields if isinstance(one, ParentalKey))
    return next(keys, None)


def tell(touched: Touched, action: str, user: Any, data: dict[str, Any]) -> None:
    """Bring search, references and history up to date; inside a transaction."""
    _tell_search(touched)
    written_in_bulk.send(sender=Touched, instances=list(touched.all()))
    _tell_references(touched)
    _tell_history(touched, action, user, data)


def _tell_history(
    touched: Touched, action: str, user: Any, data: dict[str, Any]
) -> None:
    """One entry for each top record, all under the uuid of one action."""
    together, now = uuid.uuid4(), timezone.now()
    for model, tops in touched.top_records().items():
        log_model = log_registry.get_log_model_for_model(model)
        if log_model is None:
            continue
        gone = {instance.pk for instance in touched.deleted[model]}
        content_type = ContentType.objects.get_for_model(model)
        entries = [
            log_model(
                content_type=content_type,
                object_id=str(key),
                label=str(instance),
                action=action,
                timestamp=now,
                uuid=together,
                user=user,
                data=data,
                content_changed=True,
                deleted=key in gone,
            )
            for key, instance in tops.items()
        ]
        log_model.objects.bulk_create(entries, batch_size=500)


def _tell_search(touched: Touched) -> None:
    """Entries are taken out and made anew, in bulk; the index is in the database."""
    gone: dict[Model, set[Any]] = defaultdict(set)
    stale: dict[Model, set[Any]] = defaultdict(set)
    for model, instances in touched.deleted.items():
        gone[model] |= {instance.pk for instance in instances}
    for model, instances in touched.created.items():
        stale[model] |= {instance.pk for instance in instances}
    for model, rows in touched.updated.items():
        if index.class_is_indexed(model):
            stale[model] |= {
                row.pk for row, names in rows if _is_searched(model, names)
            }
    for model in filter(index.class_is_indexed, {*gone, *stale}):
        _forget_search(model, gone[model] | stale[model])
        for some in chunks(sorted(stale[model])):
            objects = list(model.get_indexed_objects().filter(pk__in=some))
            for _, backend in get_search_backends_with_name(with_auto_update=True):
                backend.add_bulk(model, objects)


def _forget_search(model: Model, keys: set[Any]) -> None:
    content_type = ContentType.objects.get_for_model(model)
    for some in chunks([str(key) for key in keys]):
        entries = IndexEntry.objects.filter(
            content_type=content_type, object_id__in=some
        )
        entries._raw_delete(entries.db)


def _is_searched(model: Model, names: frozenset[str]) -> bool:
    """Whether a change of these fields changes what is in the search index."""
    fields = {one.name for one in model._meta.get_fields()}
    searched = {one.field_name for one in model.get_search_fields()}
    return bool(searched & names or searched - fields)


def _tell_references(touched: Touched) -> None:
    """What is new in bulk; older records whose references changed, one by one."""
    fresh = {
        (model, instance.pk)
        for model, instances in touched.created.items()
        for instance in instances
    }
    for model, instances in touched.deleted.items():
        if ReferenceIndex.is_indexed(model):
            _forget_references(model, [instance.pk for instance in instances])
    found = [
        reference
        for model, instances in touched.created.items()
        for instance in instances
        if _is_tracked(model) and top_of(instance) in fresh
        for reference in _references(instance)
    ]
    ReferenceIndex.objects.bulk_create(found, batch_size=500, ignore_conflicts=True)
    for model, keys in _changed_tops(touched, fresh).items():
        if ReferenceIndex.is_indexed(model):
            for instance in in_bulk(model, keys).values():
                ReferenceIndex.create_or_update_for_object(instance)


def _changed_tops(
    touched: Touched, fresh: set[tuple[Model, Any]]
) -> dict[Model, set[Any]]:
    """Records that were there before and now point elsewhere."""
    tops: set[tuple[Model, Any]] = set()
    for group in (touched.created, touched.deleted):
        for model, instances in group.items():
            if parental_key(model) and _has_references(model):
                tops |= {top_of(instance) for instance in instances}
    for model, rows in touched.updated.items():
        tops |= {top_of(row) for row, names in rows if _has_references(model, names)}
    grouped: dict[Model, set[Any]] = defaultdict(set)
    for model, key in tops - fresh:
        grouped[model].add(key)
    return grouped


def _is_tracked(model: Model) -> bool:
    return model in ReferenceIndex.tracked_models and _has_references(model)


def _has_references(model: Model, names: Iterable[str] | None = None) -> bool:
    """Whether any of these fields, or of all, can point to another record."""
    fields = [one for one in model._meta.fields if not isinstance(one, ParentalKey)]
    return any(
        one.is_relation or hasattr(one, "extract_references")
        for one in fields
        if names is None or one.name in names
    )


def _references(instance: models.Model) -> list[ReferenceIndex]:
    """What the fields of a new record or child point to, entered under its top."""
    alone = copy(instance)
    if isinstance(alone, ClusterableModel):
        alone._cluster_related_objects = {
            relation.get_accessor_name(): []
            for relation in get_all_child_relations(alone)
        }
    top_model, top_key = top_of(instance)
    content_type = ContentType.objects.get_for_model(top_model)
    model_start, content_start = _path_to(instance)
    return [
        ReferenceIndex(
            content_type=content_type,
            base_content_type=ReferenceIndex._get_base_content_type(top_model),
            object_id=str(top_key),
            to_content_type_id=to_type,
            to_object_id=to_key,
            model_path=model_start + model_path,
            content_path=content_start + content_path,
            content_path_hash=ReferenceIndex._get_content_path_hash(
                content_start + content_path
            ),
        )
        for to_type, to_key, model_path, content_path in (
            ReferenceIndex._extract_references_from_object(alone)
        )
    ]


def _path_to(instance: models.Model) -> tuple[str, str]:
    """How Wagtail's index of references names a child of a top record."""
    key = parental_key(type(instance))
    if key is None:
        return "", ""
    relation = key.remote_field.get_accessor_name()
    return f"{relation}.item.", f"{relation}.{instance.pk}."


def _forget_references(model: Model, keys: list[Any]) -> None:
    content_type = ReferenceIndex._get_base_content_type(model)
    for some in chunks([str(key) for key in keys]):
        ReferenceIndex.objects.filter(
            base_content_type=content_type, object_id__in=some
        ).delete()
