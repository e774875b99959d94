"""Writes for an importer and remembers, so that a whole batch can be undone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db import models

from intake.models import ImportBatch, ImportedRecord
from intake.sheets.snapshots import Values, in_bulk, snapshot, write
from intake.sheets.touched import Touched, tell

BATCH_SIZE = 500

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
        if not rows:
            return
        model = type(rows[0])
        created = {instance.pk for instance in self.touched.created[model]}
        old = in_bulk(model, [row.pk for row in rows if row.pk not in created])
        for key, instance in old.items():
            remembered = self._before[model].setdefault(key, {})
            fresh = [name for name in fields if name not in remembered]
            remembered.update(snapshot(instance, fresh))
        there = [row for row in rows if row.pk in old or row.pk in created]
        if there:
            write(there, fields)
        names = frozenset(fields)
        self.touched.updated[model] += [(row, names) for row in rows if row.pk in old]

    def close(self, user: Any) -> None:
        """Keep the records with the batch; the values after are read back, for a
        database may hold them otherwise than they were handed over."""
        rows: list[ImportedRecord] = []
        for model, instances in self.touched.created.items():
            now = in_bulk(model, [instance.pk for instance in instances])
            rows += [
                self._record(model, key, ImportedRecord.Kind.CREATED, snapshot(row))
                for key, row in now.items()
            ]
        for model, before in self._before.items():
            now = in_bulk(model, before)
            rows += [
                self._record(
                    model,
                    key,
                    ImportedRecord.Kind.UPDATED,
                    snapshot(now[key], values),
                    values,
                )
                for key, values in before.items()
            ]
        ImportedRecord.objects.bulk_create(rows, batch_size=BATCH_SIZE)
        data = {"batch": self.batch.pk, "file": self.batch.file.name}
        tell(self.touched, "intake.import", user, data)

    def _record(
        self,
        model: type[models.Model],
        key: Any,
        kind: str,
        after: Values,
        before: Values | None = None,
    ) -> ImportedRecord:
        return ImportedRecord(
            batch=self.batch,
            content_type=ContentType.objects.get_for_model(model),
            object_pk=str(key),
            kind=kind,
            before=before or {},
            after=after,
        )
