"""Depositing an essay from Word in the admin: upload, preview, adjust, draft."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from archive.models import Original
from home.groups import sync_groups
from honors.models import EssayPage
from intake.models import ReceivedFile
from library.models import UnionImage
from tests import factories
from tests.honors.essay_files import essay_file

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/essays/import/"


@pytest.fixture
def index():
    return factories.essay_index()


@pytest.fixture
def unit():
    return factories.OrganizationFactory(name="平坡镇工会联合会")


@pytest.fixture
def editor(client):
    sync_groups()
    client.force_login(factories.UserFactory(groups=["编辑"]))
    return client


def upload(client, data=None, name="论文.docx"):
    file = SimpleUploadedFile(name, essay_file() if data is None else data)
    return client.post(ADDRESS, {"file": file})


def read_data(**changes):
    data = {
        "essay-title": "茶园里的集体协商",
        "essay-subtitle": "以平坡镇三家茶场为例",
        "essay-kind": "paper",
        "essay-unit": "",
        "essay-event": "",
        "essay-prize": "",
        "essay-year_text": "2024",
        "essay-abstract": "协商从采摘工价谈起。",
        "essay-keywords": "集体协商；茶园",
        "person-0-name": "王喆",
        "person-0-role": "author",
        "person-0-unit": "平坡镇工会联合会",
        "person-0-organization": "",
        "person-1-name": "李祎",
        "person-1-role": "adviser",
        "person-1-unit": "平坡镇工会联合会",
        "person-1-organization": "",
    }
    return data | {f"essay-{name}": value for name, value in changes.items()}


def test_uploading_shows_what_was_read_and_makes_no_page(editor, index, unit):
    html = editor.get(upload(editor).url).text
    for words in ("茶园里的集体协商", "王喆", "协商从采摘工价谈起", "data:image/jpeg"):
        assert words in html
    assert f'value="{unit.pk}"' in html
    assert not EssayPage.objects.exists()
    assert not UnionImage.objects.exists()
    assert not Original.objects.exists()


def test_confirming_makes_a_draft_and_keeps_the_original_byte_for_byte(
    editor, index, unit
):
    event = factories.EssayEventFactory()
    data = essay_file()
    address = upload(editor, data).url
    told = read_data(event=event.pk, prize="first", title="改过的题名")
    response = editor.post(address, told | {"person-0-organization": unit.pk})
    essay = EssayPage.objects.get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[essay.pk])
    assert not essay.live
    assert (essay.title, essay.event, essay.prize) == ("改过的题名", event, "first")
    assert essay.keywords == "集体协商；茶园"
    assert essay.original.read() == data
    assert essay.original.name == "论文.docx"
    [first, second] = essay.authors.all()
    assert (first.name, first.organization) == ("王喆", unit)
    assert (second.name, second.role) == ("李祎", "adviser")
    assert {block.block_type for block in essay.body} >= {"table", "image", "heading"}
    assert essay.rights == "abstract"


def test_somebody_whose_name_is_emptied_is_not_drafted(editor, index, unit):
    address = upload(editor).url
    editor.post(address, read_data() | {"person-1-name": ""})
    assert [one.name for one in EssayPage.objects.get().authors.all()] == ["王喆"]


def test_the_loss_report_must_be_read_before_publication(editor, index, unit):
    address = upload(editor).url
    editor.post(address, read_data())
    essay = EssayPage.objects.get()
    assert essay.has_losses
    assert any("逐条核对" in one for one in essay.shortcomings(essay.authors.all()))
    essay.import_acknowledged = True
    assert essay.shortcomings(essay.authors.all()) == []
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[essay.pk])).text
    assert "导入情况" in html
    assert essay.original.sha256 in html


def test_confirming_twice_makes_one_draft(editor, index, unit):
    address = upload(editor).url
    editor.post(address, read_data())
    again = editor.post(address, read_data(), follow=True)
    assert EssayPage.objects.count() == 1
    assert "已经存为一篇论文的原件" in again.text


def test_a_prize_without_an_event_is_refused_and_nothing_lost(editor, index, unit):
    address = upload(editor).url
    html = editor.post(address, read_data(prize="first", title="改过的题名")).text
    assert "请选择是在哪次活动上获奖的" in html
    assert "改过的题名" in html
    assert not EssayPage.objects.exists()
    assert not Original.objects.exists()


def test_an_essay_without_a_title_is_not_drafted(editor, index, unit):
    address = upload(editor).url
    editor.post(address, read_data(title=""))
    assert not EssayPage.objects.exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("旧稿.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("假的.docx", b"<html></html>"),
        ("空白.docx", b""),
    ],
)
def test_a_bad_file_is_refused_in_a_sentence_that_names_it(editor, index, name, data):
    html = upload(editor, data, name).text
    assert name in html
    assert not ReceivedFile.objects.exists()


def test_a_file_that_was_removed_from_the_archive_is_refused(editor, index, unit):
    data = essay_file()
    asker, confirmer = factories.UserFactory.create_batch(2)
    factories.remove(factories.original("论文.docx", data), asker, confirmer)
    html = editor.post(upload(editor, data).url, read_data()).text
    assert "移出档案" in html
    assert not EssayPage.objects.exists()


def test_the_menu_and_the_archives_page_lead_to_the_import(editor, index):
    assert ADDRESS in editor.get("/admin/").text
    html = editor.get(reverse("wagtailadmin_explore", args=[index.pk])).text
    assert ADDRESS in html


def test_without_an_archive_the_screen_says_what_to_do(editor):
    factories.home_page()
    assert "请先" in editor.get(ADDRESS).text


def test_somebody_elses_upload_is_not_shown(editor, index, unit, client):
    address = upload(editor).url
    client.force_login(factories.UserFactory(groups=["编辑"]))
    assert client.get(address).status_code == 404


def test_who_may_not_add_essays_may_not_import(client, index):
    stranger = factories.UserFactory()
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(stranger)
    assert client.get(ADDRESS).status_code in {302, 403}
