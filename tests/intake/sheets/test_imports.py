"""A sheet becomes a plan, a plan becomes records, and all of it can be undone."""

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry, ReferenceIndex
from wagtail.search.models import IndexEntry

from intake.errors import IntakeError
from intake.models import ImportBatch, ReceivedFile
from intake.sheets.imports import NotReady, PlanChanged, commit, dry_run
from intake.sheets.undo import CannotUndo, undo
from intake.sheets.writing import workbook
from organizations.models import Organization
from tests import factories
from tests.intake.sheets.sheet_files import xlsx
from tests.intake.sheets.toy import COLUMNS, sheet

pytestmark = pytest.mark.django_db
THREE = [
    ("甲工会", "甲", "企业工会", "2004年4月", 3, "0872-3120000"),
    ("乙工会", "乙", "机关工会"),
    ("丙工会", "", "企业工会", "2005.11", 1),
]


def plan_of(toy, *units):
    return dry_run(toy, xlsx(sheet(*units)), "台账.xlsx", {"only": ""})


def import_sheet(toy, *units, user=None):
    data = xlsx(sheet(*units))
    received = ReceivedFile.objects.receive(data, "台账.xlsx", user)
    plan = dry_run(toy, data, "台账.xlsx", {"only": ""})
    return commit(toy, received, {"only": ""}, user, plan.digest)


def names():
    return set(Organization.objects.values_list("name", flat=True))


def test_a_dry_run_tells_every_row_and_writes_nothing(toy):
    factories.OrganizationFactory(
        name="乙工会", short_name="乙", kind="government_union"
    )
    factories.OrganizationFactory(
        name="丙工会", short_name="老丙", kind="enterprise_union"
    )
    plan = plan_of(toy, *THREE)
    assert [row.action for row in plan.rows] == ["new", "unchanged", "changed"]
    change = plan.rows[2].changes[0]
    assert (change.label, change.before, change.after) == ("简称", "老丙", "")
    assert plan.counts == {"new": 1, "changed": 1, "unchanged": 1, "error": 0}
    assert plan.is_ready
    assert names() == {"乙工会", "丙工会"}
    assert not ImportBatch.objects.exists()


def test_a_file_with_one_fault_is_not_imported_at_all(toy):
    bad = ("丁工会", "丁", "村", "2004年13月", "约一百人", "13888888888")
    plan = plan_of(toy, THREE[0], bad)
    assert [fault.row for fault in plan.faults] == [4, 4, 4, 4]
    assert str(plan.faults[1]) == "第4行 成立日期：没有第13月，请核对“2004年13月”"
    assert not plan.is_ready
    with pytest.raises(NotReady, match="4处错误，一行也没有导入"):
        import_sheet(toy, THREE[0], bad)
    assert names() == set()
    assert not ImportBatch.objects.exists()


def test_faults_inside_the_file_are_the_importers_to_find(toy):
    plan = plan_of(toy, THREE[0], THREE[0])
    assert [str(fault) for fault in plan.faults] == [
        "第4行 工会全称：“甲工会”在文件里出现了两次"
    ]


def test_an_unchanged_file_is_not_imported_again(toy):
    import_sheet(toy, *THREE)
    with pytest.raises(NotReady, match="完全一样"):
        import_sheet(toy, *THREE)
    assert ImportBatch.objects.count() == 1


def test_records_changed_after_the_preview_stop_the_import(toy):
    data = xlsx(sheet(*THREE))
    received = ReceivedFile.objects.receive(data, "台账.xlsx")
    plan = dry_run(toy, data, "台账.xlsx", {"only": ""})
    factories.OrganizationFactory(name="甲工会", kind="government_union")
    with pytest.raises(PlanChanged) as changed:
        commit(toy, received, {"only": ""}, None, plan.digest)
    assert changed.value.plan.rows[0].action == "changed"
    assert names() == {"甲工会"}


def test_a_clash_with_somebody_else_writes_nothing(toy, monkeypatch):
    def apply(plans, ledger, options):
        ledger.create([Organization(name="甲工会"), Organization(name="甲工会")])

    monkeypatch.setattr(toy, "apply", apply)
    with pytest.raises(IntakeError, match="与系统里的记录重复") as clash:
        import_sheet(toy, *THREE)
    assert isinstance(clash.value.__cause__, IntegrityError)
    assert names() == set()


def test_an_import_is_found_by_search_and_stands_in_the_history(toy):
    user = factories.UserFactory()
    batch = import_sheet(toy, *THREE, user=user)
    unit = Organization.objects.get(name="甲工会")
    assert batch.counts == {"new": 3, "changed": 0, "unchanged": 0, "error": 0}
    assert IndexEntry.objects.filter(object_id=str(unit.pk)).exists()
    entry = ModelLogEntry.objects.for_instance(unit).get()
    assert (entry.action, entry.user, entry.label) == ("intake.import", user, "甲工会")
    assert entry.formatter.format_message(entry) == "从表格导入：台账.xlsx"


def test_undoing_takes_back_what_was_created_and_changed(toy):
    old = factories.OrganizationFactory(
        name="乙工会", short_name="老乙", kind="enterprise_union", phone="0872-1"
    )
    batch = import_sheet(toy, *THREE)
    gone = Organization.objects.get(name="甲工会").pk
    user = factories.UserFactory()
    undo(batch, user)
    assert names() == {"乙工会"}
    old.refresh_from_db()
    assert (old.short_name, old.kind) == ("老乙", "enterprise_union")
    assert old.phone == "0872-1"
    assert (batch.undone_by, batch.is_undone) == (user, True)
    assert not IndexEntry.objects.filter(object_id=str(gone)).exists()
    assert ModelLogEntry.objects.filter(action="intake.undo", deleted=True).count() == 2
    assert ModelLogEntry.objects.for_instance(old).first().action == "intake.undo"


def test_search_follows_a_changed_and_a_restored_name(toy):
    old = factories.OrganizationFactory(
        name="乙工会", short_name="老乙", kind="enterprise_union"
    )

    def indexed():
        entry = IndexEntry.objects.get(
            content_type__model="organization", object_id=str(old.pk)
        )
        return f"{entry.title} {entry.body} {entry.autocomplete}"

    batch = import_sheet(toy, THREE[1])
    assert "老" not in indexed()
    undo(batch, None)
    assert "老" in indexed()


def test_a_batch_is_undone_only_once(toy):
    batch = import_sheet(toy, *THREE)
    undo(batch, None)
    with pytest.raises(CannotUndo, match="已经撤销过了"):
        undo(batch, None)


def test_a_record_changed_since_keeps_the_whole_batch(toy):
    batch = import_sheet(toy, *THREE)
    Organization.objects.filter(name="甲工会").update(short_name="新甲")
    with pytest.raises(CannotUndo) as refused:
        undo(batch, None)
    assert refused.value.sentences == ["组织“甲工会”在导入以后改过：规范简称。"]
    assert names() == {"甲工会", "乙工会", "丙工会"}
    batch.refresh_from_db()
    assert not batch.is_undone


def test_a_later_import_is_undone_before_an_earlier_one(toy):
    first = import_sheet(toy, *THREE)
    second = import_sheet(toy, ("甲工会", "甲甲", "企业工会"))
    with pytest.raises(CannotUndo, match="规范简称"):
        undo(first, None)
    undo(second, None)
    undo(first, None)
    assert names() == set()


def test_a_record_that_something_points_to_keeps_the_whole_batch(toy):
    batch = import_sheet(toy, *THREE)
    parent = Organization.objects.get(name="甲工会")
    factories.OrganizationFactory(name="下级工会", parent=parent)
    with pytest.raises(CannotUndo, match="组织“甲工会”现在被组织“下级工会”用到。"):
        undo(batch, None)
    assert "甲工会" in names()


def test_an_article_contributed_by_an_imported_unit_keeps_the_batch(toy):
    batch = import_sheet(toy, *THREE)
    unit = Organization.objects.get(name="乙工会")
    factories.issue(articles=[factories.article(contributors=[unit])])
    with pytest.raises(CannotUndo, match="组织“乙工会”现在被"):
        undo(batch, None)


def test_records_of_one_batch_may_point_to_each_other(toy, monkeypatch):
    old = factories.OrganizationFactory(name="老工会")

    def apply(plans, ledger, options):
        kind = "enterprise_union"
        [top] = ledger.create([Organization(name="甲工会", kind=kind)])
        ledger.create([Organization(name="乙工会", kind=kind, parent=top)])
        old.parent = top
        ledger.update([old], ["parent"])

    monkeypatch.setattr(toy, "apply", apply)
    batch = import_sheet(toy, *THREE)
    top = Organization.objects.get(name="甲工会")
    pointing = ReferenceIndex.get_references_to(top)
    assert {int(one.object_id) for one in pointing} == {
        old.pk,
        Organization.objects.get(name="乙工会").pk,
    }
    undo(batch, None)
    old.refresh_from_db()
    assert names() == {"老工会"}
    assert old.parent is None
    assert not ReferenceIndex.objects.filter(to_object_id=str(top.pk)).exists()


def test_a_deleted_record_is_no_hindrance_when_it_was_new(toy):
    batch = import_sheet(toy, *THREE)
    Organization.objects.get(name="丙工会").delete()
    undo(batch, None)
    assert names() == set()


def test_a_changed_record_that_is_gone_cannot_be_given_back(toy):
    unit = factories.OrganizationFactory(name="乙工会", kind="enterprise_union")
    batch = import_sheet(toy, THREE[1])
    unit.delete()
    with pytest.raises(CannotUndo, match="有1条组织记录已经删除"):
        undo(batch, None)


def test_an_export_reads_back_unchanged(toy):
    import_sheet(toy, *THREE)
    factories.OrganizationFactory(
        name="=1+1工会",
        short_name="@丁",
        kind="enterprise_union",
        phone="+86-872-312000",
    )
    data = workbook(toy.title, COLUMNS, toy.export({}))
    plan = dry_run(toy, data, "导出.xlsx", {})
    assert {row.action for row in plan.rows} == {"unchanged"}
    assert len(plan.rows) == 4
    assert plan.remarks == []


def test_importing_takes_as_many_queries_for_thirty_rows_as_for_three(toy):
    def queries(count, start):
        units = [(f"第{start + i}工会", "", "企业工会") for i in range(count)]
        with CaptureQueriesContext(connection) as taken:
            import_sheet(toy, *units)
        return len(taken)

    import_sheet(toy, ("热身工会", "", "企业工会"))
    assert queries(30, 100) == queries(3, 0)
