"""Kept files are re-read; a flipped byte and a missing file are found and named."""

import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from archive import fixity
from archive.kept_files import kept_file_sources
from archive.models import FixityFault, FixityRun
from archive.models.fixity import Immutable
from intake.models import ReceivedFile
from tests import factories

pytestmark = pytest.mark.django_db


def flip(path, place=7):
    """Change one bit of one byte, as a dying disk does."""
    data = bytearray(Path(path).read_bytes())
    data[place] ^= 1
    Path(path).write_bytes(data)


def told(**options):
    out = io.StringIO()
    call_command("check_fixity", stdout=out, **options)
    return out.getvalue()


def alarmed():
    return {alarm.source: alarm.sentence for alarm in fixity.alarms(timezone.now())}


def source(name):
    (found,) = [one for one in kept_file_sources() if one.name == name]
    return found


def test_whole_files_pass_and_each_source_has_its_entry_in_the_log():
    factories.original()
    factories.DocumentFactory()
    assert "档案原件：检查1个文件，0个有问题" in told()
    runs = {run.source: run.checked for run in FixityRun.objects.all()}
    assert runs.keys() == {one.name for one in kept_file_sources()}
    assert (runs["originals"], runs["documents"], runs["images"]) == (1, 1, 0)


def test_a_flipped_byte_in_an_original_is_found_and_named():
    kept = factories.original("调研报告.docx")
    flip(kept.file.path)
    with pytest.raises(CommandError) as refused:
        told()
    assert "1个文件有问题" in str(refused.value)
    assert "“调研报告.docx”" in str(refused.value)
    assert kept.sha256 in str(refused.value)
    (fault,) = FixityFault.objects.all()
    assert (fault.kind, fault.expected) == ("changed", kept.sha256)


def test_a_missing_original_is_found_and_named():
    kept = factories.original("调研报告.docx")
    Path(kept.file.path).unlink()
    with pytest.raises(CommandError, match=r"“调研报告\.docx”.*不见了"):
        told()


def test_a_file_that_cannot_be_read_is_no_end_of_the_check():
    first, second = factories.original(), factories.original(data=b"PK\x03\x04 another")
    Path(first.file.path).unlink()
    Path(first.file.path).mkdir()
    flip(second.file.path)
    with pytest.raises(CommandError, match="2个文件有问题"):
        told()
    kinds = set(FixityFault.objects.values_list("kind", flat=True))
    assert kinds == {"unreadable", "changed"}
    Path(first.file.path).rmdir()


def made_documents():
    return factories.DocumentFactory(title="通知").file.path


def made_images():
    return factories.ImageFactory(title="通知").file.path


def made_received():
    return ReceivedFile.objects.receive(factories.WORD_FILE, "通知").file.path


def made_releases():
    issue = factories.issue()
    return issue.releases.get().pdf.path


@pytest.mark.parametrize(
    ("name", "made", "label"),
    [
        ("documents", made_documents, "通知"),
        ("images", made_images, "通知"),
        ("received", made_received, "通知"),
        ("releases", made_releases, "工会工作简报2026年第1期"),
    ],
)
def test_a_flipped_byte_is_found_wherever_files_are_kept(name, made, label):
    flip(made())
    with pytest.raises(CommandError, match=label):
        told(source=name)
    assert FixityRun.objects.get().source == name


def test_a_removed_original_is_not_missed():
    kept = factories.original()
    people = factories.UserFactory.create_batch(2)
    factories.remove(kept, *people)
    told(source="originals")


def test_a_file_replaced_while_the_check_runs_is_no_fault():
    document = factories.DocumentFactory()
    row, file = next(iter(source("documents")))
    document.file = factories.ContentFile(b"%PDF-1.7 new", "notice.pdf")
    document.save()
    stale = fixity.fault_with(file, "changed")
    assert fixity.still_so(source("documents"), row, stale) is None
    document.delete()
    assert fixity.still_so(source("documents"), row, stale) is None


def test_an_unknown_source_is_said_with_the_known_ones():
    with pytest.raises(CommandError, match=r"没有名为“nothing”的来源.*originals"):
        told(source="nothing")


def test_json_tells_runs_and_faults_and_still_fails():
    kept = factories.original()
    flip(kept.file.path)
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("check_fixity", json=True, source="originals", stdout=out)
    data = json.loads(out.getvalue())
    assert [run["source"] for run in data["runs"]] == ["originals"]
    assert data["faults"][0]["expected"] == kept.sha256


def test_the_log_is_written_once_and_never_changed():
    flip(factories.original().file.path)
    with pytest.raises(CommandError):
        told(source="originals")
    run, fault = FixityRun.objects.get(), FixityFault.objects.get()
    changes = [
        run.save,
        run.delete,
        fault.save,
        fault.delete,
        FixityRun.objects.all().delete,
        FixityFault.objects.all().delete,
        lambda: FixityRun.objects.update(fault_count=0),
        lambda: FixityFault.objects.update(kind="missing"),
        lambda: FixityRun.objects.bulk_update([run], ["fault_count"]),
    ]
    for change in changes:
        with pytest.raises(Immutable), transaction.atomic():
            change()
    assert FixityRun.objects.count() == FixityFault.objects.count() == 1


def test_the_alarm_is_red_until_a_whole_run_over_that_source():
    assert "还没有做过" in alarmed()["档案原件"]
    kept = factories.original()
    flip(kept.file.path)
    with pytest.raises(CommandError):
        told()
    told(source="documents")
    assert alarmed() == {"档案原件": "上次检查有1个文件有问题。"}
    flip(kept.file.path)
    told(source="originals")
    assert alarmed() == {}


def test_the_alarm_is_red_when_nobody_checked_for_too_long():
    told()
    later = timezone.now() + timedelta(days=35, minutes=5)
    assert {alarm.sentence for alarm in fixity.alarms(later)} == {
        "已经35天没有做完好性检查，每35天至少一次。"
    }
    assert not fixity.alarms(timezone.now() + timedelta(days=34))


def test_a_thousand_files_cost_as_many_queries_as_ten(django_assert_max_num_queries):
    factories.many_originals(40)
    with django_assert_max_num_queries(12):
        fixity.check(source("originals"))
