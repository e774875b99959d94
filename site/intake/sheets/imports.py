"""From a file to a plan, and from a plan to a batch of written records."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, models, transaction

from intake.errors import IntakeError
from intake.models import ImportBatch, ReceivedFile
from intake.sheets.enums import Action
from intake.sheets.importer import RowPlan, SheetImporter
from intake.sheets.ledger import Ledger
from intake.sheets.reading import read_sheet
from intake.sheets.rows import Fault, Row

Options = dict[str, Any]
WRITTEN = (Action.NEW, Action.CHANGED)


@dataclass
class Plan:
    """What importing a file would do, row by row; nothing is written.

    ``digest`` changes with anything that the preview shows.
    """

    rows: list[RowPlan]
    remarks: list[str]
    digest: str

    @property
    def counts(self) -> dict[str, int]:
        """The number of rows for each action."""
        counts = {str(action.value): 0 for action in Action}
        for row in self.rows:
            counts[row.action] += 1
        return counts

    @property
    def faults(self) -> list[Fault]:
        return [fault for row in self.rows for fault in row.faults]

    @property
    def ok(self) -> bool:
        """Whether nothing has to be corrected in the file."""
        return not self.counts[Action.ERROR]

    @property
    def is_ready(self) -> bool:
        """Whether there is something to import and nothing in its way."""
        return self.ok and any(self.counts[action] for action in WRITTEN)


class PlanChanged(Exception):
    """The records changed after the preview; ``plan`` is what would happen now."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(
            "在您预览以后，系统里的记录有了变化。下面是新的预览，请核对后再点“全部导入”。"
        )
        self.plan = plan


class NotReady(Exception):
    """There is a fault in the file, or nothing new in it; nothing was written."""

    def __init__(self, plan: Plan) -> None:
        sentence = "文件里的内容和系统里的完全一样，没有需要导入的。"
        if not plan.ok:
            sentence = (
                f"文件里有{len(plan.faults)}处错误，一行也没有导入。请改正后重新上传。"
            )
        super().__init__(sentence)
        self.plan = plan


def dry_run(importer: SheetImporter, data: bytes, name: str, options: Options) -> Plan:
    """The plan for a file. Raises IntakeError when it cannot be read at all."""
    read = read_sheet(data, name, importer.columns)
    plans = importer.plan(read.rows, options)
    for row, plan in zip(read.rows, plans, strict=True):
        _with_faults(row, plan)
    told = [importer.name, hashlib.sha256(data).hexdigest(), storable(options)]
    return Plan(plans, read.remarks, _digest(told, plans))


def _digest(told: list[Any], plans: list[RowPlan]) -> str:
    digest = hashlib.sha256(json.dumps(told).encode())
    for plan in plans:
        faults = [str(fault) for fault in plan.faults]
        changes = [(one.label, one.before, one.after) for one in plan.changes]
        row = (plan.number, plan.label, plan.action, plan.remarks, faults, changes)
        digest.update(json.dumps(row).encode())
    return digest.hexdigest()


def commit(
    importer: SheetImporter,
    received: ReceivedFile,
    options: Options,
    user: Any,
    digest: str,
) -> ImportBatch:
    """Write all of a file, or nothing; the plan is made anew and must be ``digest``.

    Raises PlanChanged, NotReady, and IntakeError when the file cannot be read or
    somebody saved the same records in the same moment.
    """
    try:
        with transaction.atomic():
            ImportBatch.objects.one_at_a_time()
            plan = dry_run(importer, received.read(), received.name, options)
            if plan.digest != digest:
                raise PlanChanged(plan)
            if not plan.is_ready:
                raise NotReady(plan)
            batch = ImportBatch.objects.create(
                importer=importer.name,
                file=received,
                options=storable(options),
                counts=plan.counts,
                made_by=user,
            )
            ledger = Ledger(batch)
            written = [row for row in plan.rows if row.action in WRITTEN]
            importer.apply(written, ledger, options)
            ledger.close(user)
    except IntegrityError as error:
        raise IntakeError(
            f"文件“{received.name}”没有导入：有的名称或代码与系统里的记录重复，"
            "可能刚有人保存过。请重新预览。"
        ) from error
    return batch


def storable(options: Options) -> Options:
    """Options as they can be kept: records by their keys, dates as text."""
    plain = {
        name: value.pk if isinstance(value, models.Model) else value
        for name, value in options.items()
    }
    return json.loads(json.dumps(plain, cls=DjangoJSONEncoder))


def _with_faults(row: Row, plan: RowPlan) -> None:
    """A row that could not be read is in error, whatever the importer made of it."""
    unsaid = [fault for fault in row.faults if fault not in plan.faults]
    plan.faults = unsaid + plan.faults
    if plan.faults:
        plan.action = Action.ERROR
        plan.changes = []
