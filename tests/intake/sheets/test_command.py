"""``manage.py import_…``: the same import without a screen."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from intake.models import ImportBatch
from intake.sheets.command import SheetCommand
from organizations.models import Organization
from tests import factories
from tests.intake.sheets.sheet_files import xlsx
from tests.intake.sheets.test_imports import THREE
from tests.intake.sheets.toy import sheet

pytestmark = pytest.mark.django_db
BAD = ("丁工会", "", "村", "2004年13月")


class ImportToys(SheetCommand):
    importer_name = "toy"


@pytest.fixture
def run(toy, tmp_path):
    def given(*units, **options):
        file = tmp_path / "台账.xlsx"
        file.write_bytes(xlsx(sheet(*units)))
        out = io.StringIO()
        status = 0
        try:
            call_command(ImportToys(), str(file), stdout=out, **options)
        except SystemExit as ended:
            status = ended.code
        return status, out.getvalue()

    return given


def test_a_good_file_is_imported_under_the_name_of_a_user(run):
    user = factories.UserFactory(username="zhao")
    assert run(*THREE, as_user="zhao") == (0, "新增3行，更改0行，不变0行，有错0行\n")
    assert ImportBatch.objects.get().made_by == user


def test_a_dry_run_writes_nothing(run):
    status, told = run(*THREE, dry_run=True, json=True)
    assert status == 0
    assert json.loads(told)["counts"]["new"] == 3
    assert not Organization.objects.exists()


def test_faults_are_printed_one_a_line_and_end_with_one(run):
    status, told = run(THREE[0], BAD)
    assert status == 1
    assert "第4行 成立日期：没有第13月，请核对“2004年13月”\n" in told
    assert not Organization.objects.exists()


def test_faults_are_told_to_machines_too(run):
    status, told = run(THREE[0], BAD, json=True)
    assert status == 1
    fault = json.loads(told)["faults"][1]
    assert (fault["row"], fault["column"]) == (4, "成立日期")


def test_an_unchanged_file_is_no_error(run):
    run(*THREE)
    assert run(*THREE)[0] == 0
    assert ImportBatch.objects.count() == 1


def test_an_unknown_user_or_file_is_said_in_a_sentence(run, toy):
    with pytest.raises(CommandError, match="没有用户名为“nobody”的用户"):
        run(*THREE, as_user="nobody")
    with pytest.raises(CommandError, match="读不到文件"):
        call_command(ImportToys(), "/nowhere/台账.xlsx")
