"""The archive's screens: originals with where they are used, removal, the log."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from archive.models import FixityRun, Original
from home.groups import sync_groups
from tests import factories

pytestmark = pytest.mark.django_db
ORIGINALS = "/admin/archive/originals/"
FIXITY = "/admin/archive/fixity/"


@pytest.fixture(autouse=True)
def office():
    factories.home_page()
    sync_groups()


@pytest.fixture
def sign_in(client):
    def as_member_of(*names):
        user = factories.UserFactory(groups=names)
        client.force_login(user)
        return user

    return as_member_of


def detail(original):
    return reverse("archive_original_detail", args=[original.pk])


def test_the_list_shows_fingerprint_use_and_state(client, sign_in, shelf):
    sign_in("编辑")
    kept = factories.original("论文.docx")
    shelf.used[kept.pk] = ["关于工会的调研"]
    page = client.get(ORIGINALS).text
    for said in ("论文.docx", kept.sha256, "关于工会的调研", "还没有检查", "在存"):
        assert said in page


def test_the_list_says_what_the_last_check_found(client, sign_in):
    sign_in("编辑")
    whole = factories.original("完好.docx", b"PK\x03\x04 whole")
    lost = factories.original("丢失.docx", b"PK\x03\x04 lost")
    Path(lost.file.path).unlink()
    with pytest.raises(CommandError):
        call_command("check_fixity")
    later = factories.original("新来.docx", b"PK\x03\x04 new")
    rows = {
        name: client.get(f"{ORIGINALS}?q={name}").text
        for name in (whole.name, lost.name, later.name)
    }
    assert " 完好" in rows[whole.name]
    assert "文件不见了" in rows[lost.name]
    assert "还没有检查" in rows[later.name]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("state=kept", {"在存.docx"}),
        ("state=asked", {"待确认.pdf"}),
        ("state=removed", {"移出.docx"}),
        ("kind=.pdf", {"待确认.pdf"}),
        ("q=在存", {"在存.docx"}),
        ("ingested_at_from=2999-01-01", set()),
    ],
)
def test_the_list_is_filtered(client, sign_in, asked, found):
    sign_in("编辑")
    people = factories.UserFactory.create_batch(2)
    factories.original("在存.docx", b"PK\x03\x04 1")
    factories.ask_removal(factories.original("待确认.pdf", b"%PDF-1"), people[0], "x")
    factories.remove(factories.original("移出.docx", b"PK\x03\x04 3"), *people)
    page = client.get(f"{ORIGINALS}results/?{asked}").text
    names = {one.name for one in Original.objects.all()}
    assert {name for name in names if name in page} == found


def test_an_original_is_found_by_its_fingerprint(client, sign_in):
    sign_in("编辑")
    kept = factories.original("论文.docx")
    factories.original("别的.docx", b"PK\x03\x04 other")
    page = client.get(f"{ORIGINALS}results/?q={kept.sha256}").text
    assert "论文.docx" in page
    assert "别的.docx" not in page


def test_the_list_is_exported_with_fingerprints_and_no_formula(client, sign_in):
    sign_in("编辑")
    kept = factories.original("=1+1.docx")
    response = client.get(f"{ORIGINALS}?export=csv")
    table = b"".join(response.streaming_content).decode()
    assert "SHA-256" in table
    assert kept.sha256 in table
    assert ",在存," in table
    assert "'=1+1.docx" in table


def test_many_originals_cost_as_many_queries_as_few(
    client, sign_in, django_assert_max_num_queries
):
    sign_in("编辑")
    factories.many_originals(3)
    client.get(ORIGINALS)
    with django_assert_max_num_queries(40) as few:
        client.get(ORIGINALS)
    cost = len(few)
    factories.many_originals(30)
    with django_assert_max_num_queries(cost):
        client.get(ORIGINALS)


def test_two_signatories_remove_a_file(client, sign_in):
    kept = factories.original("论文.docx")
    sign_in("签发人")
    page = client.post(
        detail(kept), {"step": "ask", "reason": "作者要求撤回"}, follow=True
    )
    assert "申请人不能自己确认" in page.text
    assert 'value="confirm"' not in page.text
    refused = client.post(detail(kept), {"step": "confirm"}, follow=True)
    assert "不能自己确认" in refused.text
    sign_in("签发人")
    assert "作者要求撤回" in client.get(detail(kept)).text
    page = client.post(detail(kept), {"step": "confirm"}, follow=True)
    assert "已移出档案" in page.text
    assert Original.objects.get().is_removed
    assert client.get(f"{detail(kept)}file/").status_code == 404


def test_an_editor_sees_the_archive_and_removes_nothing(client, sign_in):
    kept = factories.original()
    sign_in("编辑")
    assert "申请移出" not in client.get(detail(kept)).text
    client.post(detail(kept), {"step": "ask", "reason": "作者要求撤回"})
    kept.refresh_from_db()
    assert kept.removal_asked_at is None
    response = client.get(f"{detail(kept)}file/")
    assert b"".join(response.streaming_content) == factories.WORD_FILE


def test_a_step_that_does_not_exist_is_not_found(client, sign_in):
    sign_in("签发人")
    address = detail(factories.original())
    assert client.post(address, {"step": "burn"}).status_code == 404


def test_who_has_no_right_sees_neither_list_nor_file(client):
    kept = factories.original("内部材料.docx")
    user = factories.UserFactory()
    factories.allow(user, "wagtailadmin.access_admin")
    client.force_login(user)
    for address in (ORIGINALS, detail(kept), f"{detail(kept)}file/", FIXITY):
        response = client.get(address, follow=True)
        assert "内部材料" not in response.text
    assert "档案" not in client.get("/admin/").text


def test_the_front_page_of_the_admin_is_red_while_something_is_wrong(client, sign_in):
    sign_in("编辑")
    kept = factories.original("论文.docx")
    assert "archive-alarm" in client.get("/admin/").text
    call_command("check_fixity")
    assert "archive-alarm" not in client.get("/admin/").text
    Path(kept.file.path).unlink()
    with pytest.raises(CommandError):
        call_command("check_fixity")
    assert "完好性检查有1项告警" in client.get("/admin/").text


def test_the_log_shows_runs_and_what_each_found(client, sign_in):
    sign_in("编辑")
    Path(factories.original("论文.docx").file.path).unlink()
    with pytest.raises(CommandError):
        call_command("check_fixity")
    page = client.get(FIXITY).text
    assert "档案原件：上次检查有1个文件有问题。" in page
    assert "全部完好" in page
    only = client.get(f"{FIXITY}results/?whole=no").text
    assert "档案原件" in only
    assert "全部完好" not in only
    run = FixityRun.objects.get(source="originals")
    page = client.get(f"{FIXITY}{run.pk}/").text
    assert "“论文.docx”" in page
    assert "请从备份恢复" in page
