"""Rosters as offices send them, and what importing them does."""

import datetime
import json

from django.core import serializers

from honors.models import Award, ModelWorker
from honors.sheets.columns import COLUMNS
from honors.sheets.importer import RosterImporter
from intake.models import ReceivedFile
from intake.sheets.imports import commit, dry_run
from intake.sheets.writing import workbook
from tests import factories

IMPORTER = RosterImporter()
REVOKED_ON = datetime.date(2026, 3, 16)
OPTIONS = {"state": "valid", "year": 2026, "revoked_on": REVOKED_ON}


def register_of_honors():
    """The honors that the lines below speak of."""
    for name, level, recipient, family in (
        ("劳动模范", "provincial", "person", "model_worker"),
        ("劳动模范", "county", "person", "model_worker"),
        ("先进工作者", "prefecture", "person", "advanced_worker"),
        ("五一劳动奖章", "prefecture", "person", "labor_medal"),
        ("五一劳动奖状", "prefecture", "unit", "labor_certificate"),
        ("工人先锋号", "prefecture", "team", "pioneer"),
    ):
        factories.HonorFactory(
            name=name, level=level, recipient=recipient, family=family
        )


def line(name="王喆", **cells):
    """One row as it is typed."""
    return {
        "name": name,
        "sex": "男",
        "ethnicity": "彝族",
        "birth_year": 1968,
        "unit": "漾濞县公路养护段",
        "post": "养护工",
        "title": "云南省劳动模范",
        "level": "省级",
        "authority": "云南省人民政府",
        "document_number": "云政发〔2005〕21号",
        "decision_date": "2005.4",
        "batch": "第十九届",
        "standing": "有效",
        "summary": "二十年坚守高海拔养护站",
    } | cells


def unit_line(**cells):
    """A row about a unit: nothing of a person in it."""
    return line(
        **{
            "name": "县公路养护段",
            "sex": "",
            "ethnicity": "",
            "birth_year": "",
            "unit": "县公路养护段",
            "title": "大理州五一劳动奖状",
            "level": "州级",
            "post": "",
            "summary": "",
        }
        | cells
    )


def sheet(*lines, without=()) -> bytes:
    columns = [column for column in COLUMNS if column.key not in without]
    return workbook("劳模名册", columns, lines)


def plan(*lines, data=None, without=(), **options):
    data = data or sheet(*lines, without=without)
    return dry_run(IMPORTER, data, "名册.xlsx", OPTIONS | options)


def plan_of(**cells):
    """The plan of a sheet with one row."""
    (row,) = plan(line(**cells)).rows
    return row


def take_in(*lines, data=None, **options):
    """Import a roster for good; gives the batch."""
    data = data or sheet(*lines)
    options = OPTIONS | options
    received = ReceivedFile.objects.receive(data, "名册.xlsx")
    digest = dry_run(IMPORTER, data, "名册.xlsx", options).digest
    return commit(IMPORTER, received, options, None, digest)


def faults(done) -> list[str]:
    return [str(fault) for fault in done.faults]


def dump() -> list:
    """Every value of people and awards."""
    rows = [
        row for model in (ModelWorker, Award) for row in model.objects.order_by("pk")
    ]
    return json.loads(serializers.serialize("json", rows))
