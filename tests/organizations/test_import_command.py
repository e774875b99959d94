"""manage.py import_organizations: the same import without a screen."""

import json

import pytest
from django.core.management import CommandError, call_command

from intake.models import ImportBatch
from organizations.models import Headcount, Organization
from tests.organizations.sheet_files import DAY, dump, federation, line, sheet

pytestmark = pytest.mark.django_db
NAME = "光明水泥厂工会委员会"


@pytest.fixture
def file(tmp_path):
    federation()
    path = tmp_path / "台账.xlsx"
    path.write_bytes(sheet(line()))
    return path


def test_a_sheet_is_imported_as_of_a_day(file, capsys):
    call_command("import_organizations", str(file), "--as-of", "2025-12-31")
    assert Headcount.objects.get(organization__name=NAME).day == DAY
    assert "新增1行" in capsys.readouterr().out
    assert ImportBatch.objects.get().options == {"day": "2025-12-31"}


def test_a_dry_run_writes_nothing(file, capsys):
    before = dump()
    call_command("import_organizations", str(file), "--dry-run")
    assert dump() == before
    assert not ImportBatch.objects.exists()
    assert "新增1行" in capsys.readouterr().out


def test_faults_are_told_one_a_line_and_nothing_is_written(file, capsys):
    file.write_bytes(sheet(line(), line("红旗厂工会委员会", members=99)))
    with pytest.raises(SystemExit) as ended:
        call_command("import_organizations", str(file))
    assert ended.value.code == 1
    said = capsys.readouterr().out.splitlines()
    assert "第4行 会员数：会员数99多于职工数38，请核对" in said
    assert not Organization.objects.filter(name=NAME).exists()


def test_faults_can_be_read_by_a_program(file, capsys):
    file.write_bytes(sheet(line(members=99)))
    with pytest.raises(SystemExit):
        call_command("import_organizations", str(file), "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["counts"]["error"] == 1
    assert told["faults"] == [
        {"row": 3, "column": "会员数", "message": "会员数99多于职工数38，请核对"}
    ]


@pytest.mark.parametrize("day", ["2099-01-01", "去年"])
def test_a_day_that_cannot_be_is_refused(file, day):
    with pytest.raises(CommandError, match="--as-of"):
        call_command("import_organizations", str(file), "--as-of", day)
    assert not ImportBatch.objects.exists()
