"""The clerk's way through an import in the admin."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from intake.models import ImportBatch, ReceivedFile
from intake.sheets.enums import Action
from intake.sheets.importer import RowPlan
from intake.sheets.imports import Plan
from intake.sheets.showing import shown
from intake.sheets.undo import CannotUndo
from organizations.models import Organization
from tests import factories
from tests.intake.sheets.sheet_files import xlsx
from tests.intake.sheets.test_imports import THREE, import_sheet
from tests.intake.sheets.toy import sheet

pytestmark = pytest.mark.django_db
SHEETS = "/admin/intake/sheets/"
BATCHES = "/admin/intake/batches/"


def clerk(*codenames):
    names = ("access_admin", *codenames)
    user = factories.UserFactory()
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    return user


@pytest.fixture
def user(client, toy):
    person = clerk("add_organization", "change_organization")
    client.force_login(person)
    return person


def upload(client, data, name="台账.xlsx", **options):
    file = SimpleUploadedFile(name, data)
    return client.post(f"{SHEETS}toy/", {"file": file, **options})


def previewed(client, *units):
    response = upload(client, xlsx(sheet(*units)))
    assert response.status_code == 302
    return response.url, client.get(response.url)


def digest(response):
    return response.context["plan"].digest


def test_the_menu_leads_to_the_sheets_that_the_clerk_may_import(client, user):
    assert SHEETS in client.get("/admin/").text
    page = client.get(SHEETS).text
    for words in ("工会组织台账", "下载模板", "导出现有数据", "导入记录"):
        assert words in page


@pytest.mark.parametrize(
    "rights", [(), ("add_organization",), ("change_organization",)]
)
def test_others_are_refused_everywhere_and_see_no_menu(client, toy, rights):
    batch = import_sheet(toy, *THREE)
    client.force_login(clerk(*rights))
    assert SHEETS not in client.get("/admin/").text
    addresses = [SHEETS, BATCHES, f"{SHEETS}toy/", f"{SHEETS}toy/template/"]
    addresses += [f"{SHEETS}toy/export/", f"{BATCHES}{batch.pk}/"]
    addresses += [f"{BATCHES}{batch.pk}/undo/", f"{BATCHES}{batch.pk}/original/"]
    for address in addresses:
        assert client.get(address).status_code == 302, address
    client.post(f"{BATCHES}{batch.pk}/undo/")
    assert Organization.objects.count() == 3


def test_an_unknown_sheet_is_not_found(client, user):
    assert client.get(f"{SHEETS}nothing/").status_code == 404


def test_template_and_export_are_workbooks(client, user):
    factories.OrganizationFactory(name="=1+1", kind="enterprise_union")
    template = client.get(f"{SHEETS}toy/template/")
    assert load_workbook(BytesIO(template.content)).worksheets[0]["A3"].value == "示例"
    export = client.get(f"{SHEETS}toy/export/")
    assert load_workbook(BytesIO(export.content)).worksheets[0]["B3"].value == "'=1+1"
    assert ".xlsx" in export["Content-Disposition"]


def test_a_clerk_imports_a_sheet_and_undoes_it(client, user):
    factories.OrganizationFactory(
        name="乙工会", short_name="老乙", kind="enterprise_union"
    )
    address, preview = previewed(client, *THREE)
    for words in ("全部 3", "新增 2", "更改 1", "有错 0", "老乙", "全部导入"):
        assert words in preview.text
    assert Organization.objects.count() == 1
    done = client.post(address, {"digest": digest(preview)}, follow=True)
    assert "已全部导入：新增2行，更改1行。" in done.text
    assert Organization.objects.count() == 3
    batch = ImportBatch.objects.get()
    assert batch.made_by == user
    assert "台账.xlsx" in client.get(BATCHES).text
    assert "新增组织：2条" in client.get(f"{BATCHES}{batch.pk}/undo/").text
    undone = client.post(f"{BATCHES}{batch.pk}/undo/", follow=True)
    assert "的导入已撤销" in undone.text
    assert "已撤销" in client.get(BATCHES).text
    assert Organization.objects.get().short_name == "老乙"


def test_faults_stand_on_top_and_nothing_can_be_imported(client, user):
    address, preview = previewed(client, THREE[0], ("丁工会", "", "村", "2004年13月"))
    assert "要改正的地方（2处）" in preview.text
    assert "第4行 成立日期：没有第13月，请核对“2004年13月”" in preview.text
    assert "全部导入" not in preview.text
    refused = client.post(address, {"digest": digest(preview)})
    assert "2处错误，一行也没有导入" in refused.text
    assert not Organization.objects.exists()


def test_what_was_asked_beside_the_file_is_told_until_the_end(client, user):
    address = upload(client, xlsx(sheet(*THREE)), only="甲").url
    preview = client.get(address)
    assert "变化（只导入：甲）。" in preview.text
    done = client.post(address, {"digest": digest(preview)}, follow=True)
    assert "<dt>只导入</dt><dd>甲</dd>" in done.text
    assert "只导入" not in previewed(client, ("丁工会", "", "企业工会"))[1].text


def test_the_corrected_file_is_asked_for_with_the_same_answers(client, user):
    bad = xlsx(sheet(("丁工会", "", "村")))
    address = upload(client, bad, only="甲").url
    page = BeautifulSoup(client.get(address).content, "html.parser")
    (again,) = page.find_all("a", string="重新上传")
    form = BeautifulSoup(client.get(again["href"]).content, "html.parser")
    assert form.select_one("[name=only]")["value"] == "甲"
    plain = BeautifulSoup(client.get(f"{SHEETS}toy/").content, "html.parser")
    assert not plain.select_one("[name=only]").get("value")


def test_of_very_many_faults_the_first_are_listed(client, user):
    units = [(f"第{number}工会", "", "村") for number in range(203)]
    _, preview = previewed(client, *units)
    page = BeautifulSoup(preview.content, "html.parser")
    listed = [one.text for one in page.select(".import-faults li")]
    assert len(listed) == 201
    assert listed[-1] == "还有3处，见下面有错的行。"
    assert "要改正的地方（203处）" in preview.text


def test_an_unchanged_sheet_offers_nothing_to_import(client, user, toy):
    import_sheet(toy, *THREE)
    _, preview = previewed(client, *THREE)
    assert "没有需要导入的" in preview.text
    assert "全部导入" not in preview.text


def test_a_change_after_the_preview_is_shown_before_it_is_written(client, user):
    address, preview = previewed(client, *THREE)
    factories.OrganizationFactory(
        name="甲工会", short_name="别人改的", kind="enterprise_union"
    )
    again = client.post(address, {"digest": digest(preview)})
    assert "在您预览以后，系统里的记录有了变化" in again.text
    assert "别人改的" in again.text
    assert Organization.objects.count() == 1
    client.post(address, {"digest": digest(again)})
    assert Organization.objects.count() == 3


def test_the_same_preview_confirmed_twice_imports_once(client, user):
    address, preview = previewed(client, *THREE)
    client.post(address, {"digest": digest(preview)})
    second = client.post(address, {"digest": digest(preview)}, follow=True)
    assert "已经导入过了" in second.text
    assert ImportBatch.objects.count() == 1


def rows_of(page):
    """The numbers of the rows in the table, in their order."""
    cells = BeautifulSoup(page.content, "html.parser").select(
        ".import-rows tbody td:first-child"
    )
    return [int(cell.text.removeprefix("第").removesuffix("行")) for cell in cells]


def test_the_preview_shows_a_hundred_rows_and_filters_them(client, user):
    units = [(f"第{number}工会", "", "企业工会") for number in range(150)]
    address, preview = previewed(client, *units)
    assert rows_of(preview) == list(range(3, 103))
    assert rows_of(client.get(address, {"p": 2})) == list(range(103, 153))
    assert "没有这一类的行" in client.get(address, {"show": "unchanged"}).text


def test_errors_come_first_and_rows_that_change_nothing_are_folded(client, user, toy):
    import_sheet(toy, *[(f"第{number}工会", "", "企业工会") for number in range(5)])
    _, preview = previewed(
        client,
        ("第0工会", "", "企业工会"),
        ("新工会", "", "企业工会"),
        ("第1工会", "", "企业工会"),
        ("第2工会", "改", "企业工会"),
        ("第3工会", "", "村"),
    )
    assert rows_of(preview) == [7, 6, 4]
    folded = BeautifulSoup(preview.content, "html.parser").select_one("details")
    assert folded.summary.text == "没有变化的2行"
    assert not folded.has_attr("open")
    assert [one.text for one in folded.select("li")] == [
        "第3行　第0工会",
        "第5行　第1工会",
    ]


def test_a_row_that_changes_nothing_and_says_why_is_not_folded(toy):
    quiet = RowPlan(3, "甲工会", Action.UNCHANGED)
    remarked = RowPlan(4, "乙工会", Action.UNCHANGED, remarks=["没有改动。"])
    found = shown(Plan([quiet, remarked], [], ""), "")
    assert (found.rows, found.folded) == ([remarked], [quiet])
    assert shown(Plan([quiet, remarked], [], ""), "unchanged").rows == [quiet, remarked]


def test_of_very_many_unchanged_rows_the_rest_is_behind_a_link(client, user, toy):
    units = [(f"第{number}工会", "", "企业工会") for number in range(301)]
    import_sheet(toy, *units)
    address, preview = previewed(client, *units)
    page = BeautifulSoup(preview.content, "html.parser")
    assert len(page.select("details.import-folded li")) == 300
    link = page.select_one("details.import-folded a")
    assert link.text == "查看全部没有变化的301行"
    assert "没有这一类的行" not in preview.text
    assert len(rows_of(client.get(address, {"show": "unchanged", "p": 4}))) == 1
    assert "show=unchanged" in link["href"]


def test_a_change_shows_what_was_and_what_would_be(client, user):
    factories.OrganizationFactory(
        name="乙工会", short_name="老乙", kind="enterprise_union"
    )
    _, preview = previewed(client, THREE[1])
    row = BeautifulSoup(preview.content, "html.parser").select_one(
        ".import-rows__changed"
    )
    assert (row.select_one("del").text, row.select_one("ins").text) == ("老乙", "乙")


def test_a_preview_belongs_to_the_one_who_sent_the_file(client, user):
    address, _ = previewed(client, *THREE)
    client.force_login(clerk("add_organization", "change_organization"))
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"a,b\n1,2", b"PK broken"])
def test_a_wrong_file_is_refused_beside_the_field_and_not_kept(client, user, data):
    response = upload(client, data)
    assert response.status_code == 200
    assert "文件“台账.xlsx”" in response.text
    assert not ReceivedFile.objects.exists()


def test_no_file_at_all_is_said_in_a_sentence(client, user):
    assert "请选择要导入的表格文件。" in client.post(f"{SHEETS}toy/").text


def test_the_original_can_be_fetched_byte_for_byte(client, user, toy):
    batch = import_sheet(toy, *THREE)
    response = client.get(f"{BATCHES}{batch.pk}/original/")
    assert b"".join(response.streaming_content) == batch.file.read()
    assert response["Content-Disposition"].startswith("attachment")
    assert batch.file.file.name.endswith(".xlsx")


def test_what_stands_in_the_way_of_undoing_is_listed(client, user, toy, monkeypatch):
    batch = import_sheet(toy, *THREE)
    Organization.objects.update(short_name="新")
    page = client.post(f"{BATCHES}{batch.pk}/undo/")
    assert "组织“甲工会”在导入以后改过：规范简称。" in page.text
    refused = CannotUndo([f"第{number}句。" for number in range(130)])
    monkeypatch.setattr(
        "intake.sheets.batch_views.undo", lambda *given: raised(refused)
    )
    page = client.post(f"{BATCHES}{batch.pk}/undo/")
    assert "第99句。" in page.text
    assert "第100句。" not in page.text
    assert "还有30条同样的情况" in page.text


def raised(error):
    raise error


def test_the_list_of_batches_takes_no_more_queries_for_thirty(client, user, toy):
    def batches(count):
        file = ReceivedFile.objects.receive(b"x", "x.xlsx")
        for _ in range(count):
            ImportBatch.objects.create(importer="toy", file=file, made_by=clerk())

    batches(3)
    client.get(BATCHES)
    with CaptureQueriesContext(connection) as few:
        client.get(BATCHES)
    batches(27)
    with CaptureQueriesContext(connection) as many:
        client.get(BATCHES)
    assert len(many) == len(few)
