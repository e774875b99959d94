"""Taking a whole batch back, or nothing of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.db import IntegrityError, models, transaction
from django.db.models import prefetch_related_objects
from wagtail.models import ReferenceIndex

from intake.models import ImportBatch, ImportedRecord
from intake.sheets.snapshots import (
    chunks,
    differing,
    in_bulk,
    restore,
    write,
)
from intake.sheets.touched import Touched, tell

Model = type[models.Model]
Kind = ImportedRecord.Kind
Written = dict[Any, ImportedRecord]
Instances = dict[Any, models.Model]


class CannotUndo(Exception):
    """Why a batch stays: ``sentences`` name the records and what became of them."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("".join(sentences))
        self.sentences = sentences


@transaction.atomic
def undo(batch: ImportBatch, user: Any) -> None:
    """Delete what the batch created, give back the values that it changed.

    Raises CannotUndo when a record was changed since, or is now pointed to by
    something that the batch did not bring; then nothing is undone.
    """
    ImportBatch.objects.one_at_a_time()
    locked = ImportBatch.objects.get(pk=batch.pk)
    if locked.is_undone:
        raise CannotUndo(["这次导入已经撤销过了。"])
    created, updated = _written(locked, Kind.CREATED), _written(locked, Kind.UPDATED)
    faults: list[str] = []
    doomed = {model: _present(model, rows, faults) for model, rows in created.items()}
    old = {
        model: _present(model, rows, faults, must_be=True)
        for model, rows in updated.items()
    }
    if not faults:
        faults += _pointed_to(doomed, updated)
    if faults:
        raise CannotUndo(faults)
    touched = Touched()
    _delete(doomed, touched)
    try:
        _restore(old, updated, touched)
    except IntegrityError as error:
        sentence = "原来的名称或代码现在用在别的记录上，请先改掉那些记录再撤销。"
        raise CannotUndo([sentence]) from error
    locked.mark_undone(user)
    tell(touched, "intake.undo", user, {"batch": batch.pk, "file": batch.file.name})
    batch.refresh_from_db()


def _written(batch: ImportBatch, kind: str) -> dict[Model, Written]:
    """What the batch wrote, by model and key."""
    found: dict[Model, Written] = defaultdict(dict)
    for record in batch.records.filter(kind=kind).order_by("pk"):
        content_type = ContentType.objects.get_for_id(record.content_type_id)
        model = content_type.model_class()
        found[model][model._meta.pk.to_python(record.object_pk)] = record
    return found


def _present(
    model: Model, written: Written, faults: list[str], must_be: bool = False
) -> Instances:
    """The records that are still there; what became of the others is a fault."""
    now = in_bulk(model, written)
    kind = model._meta.verbose_name
    if must_be and len(now) < len(written):
        faults.append(f"有{len(written) - len(now)}条{kind}记录已经删除。")
    for key, instance in now.items():
        names = differing(instance, written[key].after)
        if names:
            labels = "、".join(_label(model, name) for name in names)
            faults.append(f"{kind}“{instance}”在导入以后改过：{labels}。")
    return now


def _label(model: Model, name: str) -> str:
    try:
        return str(model._meta.get_field(name).verbose_name)
    except FieldDoesNotExist:
        return name


def _pointed_to(
    doomed: dict[Model, Instances], updated: dict[Model, Written]
) -> Iterator[str]:
    """A sentence for each record outside the batch that points into it."""
    for model, instances in doomed.items():
        named: set[Any] = set()
        for relation in _relations(model):
            source, key = relation.related_model, relation.field
            own, changed = doomed.get(source, {}), updated.get(source, {})
            for some in chunks(list(instances)):
                rows = source._base_manager.filter(**{f"{key.name}__in": some})
                for row in rows:
                    gives_back = (
                        row.pk in changed and key.name in changed[row.pk].before
                    )
                    if row.pk not in own and not gives_back:
                        target = instances[getattr(row, key.attname)]
                        named.add(target.pk)
                        yield _pointing_sentence(model, target, row)
        unnamed = {key: one for key, one in instances.items() if key not in named}
        yield from _named_in_texts(model, unnamed, {*doomed, *updated})


def _relations(model: Model) -> Iterable[Any]:
    """The foreign keys of other tables to this one, joining tables included."""
    for relation in model._meta.get_fields(include_hidden=True):
        is_key = relation.one_to_many or relation.one_to_one
        if relation.auto_created and not relation.concrete and is_key:
            yield relation


def _pointing_sentence(model: Model, target: models.Model, row: models.Model) -> str:
    owner = row._meta.auto_created
    name = owner._meta.verbose_name if owner else f"{row._meta.verbose_name}“{row}”"
    return f"{model._meta.verbose_name}“{target}”现在被{name}用到。"


def _named_in_texts(
    model: Model, instances: Instances, batch_models: set[Model]
) -> Iterator[str]:
    """Texts of pages that name a record: no foreign key tells of those."""
    own_types = {ContentType.objects.get_for_model(one).pk for one in batch_models}
    to_type = ReferenceIndex._get_base_content_type(model)
    by_key = {str(key): instance for key, instance in instances.items()}
    for some in chunks(list(by_key)):
        pointing = ReferenceIndex.objects.filter(
            to_content_type=to_type, to_object_id__in=some
        ).exclude(base_content_type__in=own_types)
        for reference in pointing.select_related("content_type"):
            source = reference.content_type.get_object_for_this_type(
                pk=reference.object_id
            )
            yield _pointing_sentence(model, by_key[reference.to_object_id], source)


def _delete(doomed: dict[Model, Instances], touched: Touched) -> None:
    """All tables at once: foreign keys among the records are checked at the end.

    Django's own deletion would refuse records of one batch that protect each other.
    """
    for model, instances in doomed.items():
        touched.deleted[model] = list(instances.values())
        # History names them by what they point to, and that may be gone then.
        prefetch_related_objects(touched.deleted[model], *_foreign_keys(model))
    for model, instances in doomed.items():
        for some in chunks(list(instances)):
            rows = model._base_manager.filter(pk__in=some)
            rows._raw_delete(rows.db)


def _foreign_keys(model: Model) -> list[str]:
    return [field.name for field in model._meta.concrete_fields if field.is_relation]


def _restore(
    old: dict[Model, Instances],
    updated: dict[Model, Written],
    touched: Touched,
) -> None:
    for model, instances in old.items():
        groups: dict[frozenset[str], list[models.Model]] = defaultdict(list)
        for key, instance in instances.items():
            before = updated[model][key].before
            restore(instance, before)
            groups[frozenset(before)].append(instance)
        for names, rows in groups.items():
            with transaction.atomic():
                write(rows, names)
            touched.updated[model] += [(row, names) for row in rows]
