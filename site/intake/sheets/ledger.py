"""Writes for an importer and remembers, so that a whole batch can be undone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db import models

from intake.models import ImportBatch, ImportedRecord
from intake.sheets.snapshots import Values, in_bulk, snapshot, stored, write
from intake.sheets.touched import Touched, tell

BATCH_SIZE = 500
Kind = ImportedRecord.Kind

_Instance = TypeVar("_Instance", bound=models.Model)


class Ledger:
    """The only hand by which an importer writes; always inside a transaction.

    Neither ``save()`` nor signals run: what those would compute, the importer sets.
    ``close`` keeps what was written with the batch and tells search, references and
    history; nobody but ``commit`` calls it.
    """

    def __init__(self, batch: ImportBatch) -> None:
        self.batch = batch
        self.touched = Touched()
        self._before: dict[type[models.Model], dict[Any, Values]] = defaultdict(dict)

    def create(self, instances: Sequence[_Instance]) -> list[_Instance]:
        """Insert records of one model, give back the same ones with their keys."""
        made = list(instances)
        if made:
            model = type(made[0])
            model._base_manager.bulk_create(made, batch_size=BATCH_SIZE)
            self.touched.created[model] += made
        return made

    def update(self, instances: Sequence[models.Model], fields: Sequence[str]) -> None:
        """Write these fields of records of one model.

        A record may come again with other fields; one created by this batch is
        written without being remembered twice.
        """
        rows = list(instances)
        if rows:
            model, names = type(rows[0]), frozenset(fields)
            there = in_bulk(model, [row.pk for row in rows])
            self._remember(model, dict.fromkeys(there, names), there)
            self._write(model, [row for row in rows if row.pk in there], names)

    def change(self, model: type[models.Model], values: Mapping[Any, Values]) -> None:
        """Write new values of records by their keys and, in these, by field."""
        there = in_bulk(model, values)
        names = {key: frozenset(values[key]) for key in there}
        self._remember(model, names, there)
        alike: dict[frozenset[str], list[models.Model]] = defaultdict(list)
        for key, instance in there.items():
            for name, value in values[key].items():
                setattr(instance, name, value)
            alike[names[key]].append(instance)
        for fields, instances in alike.items():
            self._write(model, instances, fields)

    def _remember(
        self,
        model: type[models.Model],
        names: Mapping[Any, frozenset[str]],
        there: Mapping[Any, models.Model],
    ) -> None:
        """What these fields of older records held before the batch."""
        created = {instance.pk for instance in self.touched.created[model]}
        for key in there.keys() - created:
            remembered = self._before[model].setdefault(key, {})
            fresh = names[key] - remembered.keys()
            remembered.update(snapshot(there[key], fresh))

    def _write(
        self,
        model: type[models.Model],
        instances: Sequence[models.Model],
        names: frozenset[str],
    ) -> None:
        if instances:
            write(instances, names)
            remembered = self._before[model]
            self.touched.updated[model] += [
                (row, names) for row in instances if row.pk in remembered
            ]

    def close(self, user: Any) -> None:
        """Keep the records with the batch; the values after are read back, for a
        database may hold them otherwise than they were handed over."""
        records: list[ImportedRecord] = []
        for model, instances in self.touched.created.items():
            keys = [instance.pk for instance in instances]
            records += self._records(model, stored(model, keys), Kind.CREATED, {})
        for model, before in self._before.items():
            records += self._records(model, stored(model, before), Kind.UPDATED, before)
        ImportedRecord.objects.bulk_create(records, batch_size=BATCH_SIZE)
        data = {"batch": self.batch.pk, "file": self.batch.file.name}
        tell(self.touched, "intake.import", user, data)

    def _records(
        self,
        model: type[models.Model],
        after: Mapping[Any, Values],
        kind: str,
        before: Mapping[Any, Values],
    ) -> Iterator[ImportedRecord]:
        """Of a created record all its values, of an updated one those written."""
        content_type = ContentType.objects.get_for_model(model)
        for key, values in after.items():
            then = before.get(key, {})
            yield ImportedRecord(
                batch_id=self.batch.pk,
                content_type_id=content_type.pk,
                object_pk=str(key),
                kind=kind,
                before=then,
                after={name: values[name] for name in then} if then else values,
            )
