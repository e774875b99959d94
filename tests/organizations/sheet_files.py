"""Sheets of the register as offices send them, and what importing them does."""

import datetime
import json

from django.core import serializers
from stdnum.cn import uscc

from intake.models import ReceivedFile
from intake.sheets.imports import commit, dry_run
from intake.sheets.writing import workbook
from organizations import models
from organizations.sheets.columns import COLUMNS
from organizations.sheets.importer import OrganizationImporter
from tests import factories

DAY = datetime.date(2025, 12, 31)
IMPORTER = OrganizationImporter()
FIRST_ROW = 3
FACTS = (
    models.Organization,
    models.FormerState,
    models.Headcount,
    models.Practice,
    models.CollectiveContract,
    models.HomeAward,
    models.Officer,
)


def code(number: int) -> str:
    """A credit code that can be right."""
    start = f"81532922{number:09d}"
    return start + uscc.calc_check_digit(start)


def federation(**fields):
    """A township federation below the county federation, as most sheets need it."""
    county = models.Organization.objects.filter(kind="county_federation").first()
    county = county or factories.OrganizationFactory(
        name="漾濞彝族自治县总工会", short_name="县总工会", kind="county_federation"
    )
    fields = {"name": "平坡镇工会联合会", "parent": county} | fields
    return factories.OrganizationFactory(**fields)


def line(name="光明水泥厂工会委员会", **cells):
    """One row as it is typed; only what must be there unless said."""
    return {
        "name": name,
        "kind": "企业工会",
        "nature": "私营",
        "parent": "平坡镇工会联合会",
        "employees": 38,
        "members": 34,
    } | cells


def sheet(*lines, without=()) -> bytes:
    columns = [column for column in COLUMNS if column.key not in without]
    return workbook("工会组织台账", columns, lines)


def plan(*lines, day=DAY, data=None, without=()):
    return dry_run(
        IMPORTER, data or sheet(*lines, without=without), "台账.xlsx", {"day": day}
    )


def plan_of(*cells, **fields):
    """The plan of a sheet with one row."""
    (row,) = plan(line(*cells, **fields)).rows
    return row


def take_in(*lines, day=DAY, data=None, user=None):
    """Import a sheet for good; gives the batch."""
    data = data or sheet(*lines)
    received = ReceivedFile.objects.receive(data, "台账.xlsx")
    options = {"day": day}
    digest = dry_run(IMPORTER, data, "台账.xlsx", options).digest
    return commit(IMPORTER, received, options, user, digest)


def faults(done) -> list[str]:
    """Of a whole plan or of one row."""
    return [str(fault) for fault in done.faults]


def changes(row) -> list[tuple[str, str, str]]:
    return [(change.label, change.before, change.after) for change in row.changes]


def dump() -> list:
    """Every value of the register."""
    rows = [row for model in FACTS for row in model.objects.order_by("pk")]
    return json.loads(serializers.serialize("json", rows))
