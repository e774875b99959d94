"""An importer of a few columns of the register, to try the machinery with."""

from itertools import zip_longest

from django import forms

from intake.sheets.cells import day, one_of, phone, text, whole_number
from intake.sheets.columns import Column
from intake.sheets.enums import Action
from intake.sheets.importer import Change, RowPlan, SheetImporter
from intake.sheets.rows import Fault
from organizations.models import Organization

KINDS = {"企业工会": "enterprise_union", "机关工会": "government_union"}
FIELDS = ("short_name", "kind", "valid_from", "term_number", "phone")
COLUMNS = (
    Column("name", "工会全称", text, required=True, example="示例工会", hint="照公章"),
    Column("short_name", "简称", text, aliases=("规范简称",)),
    Column("kind", "组织类型", one_of(KINDS, "组织类型"), required=True,
           choices=tuple(KINDS), example="企业工会"),
    Column("valid_from", "成立日期", day),
    Column("term_number", "届次", whole_number),
    Column("phone", "联系电话（单位）", phone, text=True),
)  # fmt: skip


class ToyOptions(forms.Form):
    only = forms.CharField(label="只导入", required=False, initial="")


class ToyImporter(SheetImporter):
    name = "toy"
    title = "工会组织台账"
    columns = COLUMNS
    permissions = (
        "organizations.add_organization",
        "organizations.change_organization",
    )
    options_form = ToyOptions

    def plan(self, rows, options):
        names = {row.values["name"] for row in rows}
        known = {one.name: one for one in Organization.objects.filter(name__in=names)}
        seen = set()
        return [self.plan_row(row, known, seen) for row in rows]

    def plan_row(self, row, known, seen):
        name = row.values["name"] or ""
        faults = []
        if name and name in seen:
            faults.append(Fault(row.number, "工会全称", f"“{name}”在文件里出现了两次"))
        seen.add(name)
        unit = known.get(name)
        changes = [
            Change(column.header, str(self.now(unit, key) or ""), str(value or ""))
            for key, value in row.values.items()
            for column in COLUMNS
            if column.key == key and (value or "") != (self.now(unit, key) or "")
        ]
        action = Action.CHANGED if changes else Action.UNCHANGED
        if unit is None:
            action, unit = Action.NEW, Organization()
        return RowPlan(
            row.number, name, action, changes, faults, payload=(unit, row.values)
        )

    def now(self, unit, key):
        return getattr(unit, key) if unit is not None else None

    def apply(self, plans, ledger, options):
        new, changed = [], []
        for plan in plans:
            unit, values = plan.payload
            for key, value in values.items():
                empty = None if key in ("valid_from", "term_number") else ""
                setattr(unit, key, empty if value is None else value)
            (new if plan.action == Action.NEW else changed).append(unit)
        ledger.create(new)
        ledger.update(changed, FIELDS)

    def export(self, options):
        words = {value: word for word, value in KINDS.items()}
        for unit in Organization.objects.order_by("name"):
            values = {field: getattr(unit, field) or None for field in FIELDS}
            yield values | {"name": unit.name, "kind": words.get(unit.kind)}

    def result_url(self, batch):
        return "/organizations/"


def sheet(*units):
    """Rows as an office fills them: title, headers, one row for each unit."""
    headers = [column.header for column in COLUMNS]
    rows = [
        [
            None if value == "" else value
            for _, value in zip_longest(headers, unit, fillvalue="")
        ]
        for unit in units
    ]
    return [["工会组织台账"], headers, *rows]
