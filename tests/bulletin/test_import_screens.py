"""Importing from Word in the admin: upload, preview, adjust, draft."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bulletin.models import BulletinIssuePage
from home.groups import sync_groups
from intake.models import ReceivedFile
from library.models import UnionImage
from tests import factories
from tests.bulletin.issue_files import issue_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def series():
    return factories.series(overall_before=125)


@pytest.fixture
def unit():
    return factories.OrganizationFactory(name="平坡镇工会联合会")


@pytest.fixture
def editor(client):
    sync_groups()
    client.force_login(factories.UserFactory(groups=["编辑"]))
    return client


def text_of(response):
    return response.content.decode()


def upload(client, series, data=None, name="第1期.docx"):
    file = SimpleUploadedFile(name, issue_file() if data is None else data)
    return client.post(reverse("bulletin_import", args=[series.pk]), {"file": file})


def preview_data(**changes):
    data = {
        "masthead-kind": "正刊",
        "masthead-number": "1",
        "masthead-overall": "126",
        "masthead-date": "2026-03-16",
        "article-0-treatment": "own",
        "article-0-title": "春季送温暖走进养护站",
        "article-0-section": "news",
        "article-0-unit-0": "",
        "article-1-treatment": "own",
        "article-1-title": "技能竞赛练出新规矩",
        "article-1-section": "",
        "article-1-unit-0": "",
    }
    return data | changes


def test_the_menu_leads_straight_to_the_only_series(editor, series):
    response = editor.get(reverse("bulletin_import_choose"))
    assert response.url == reverse("bulletin_import", args=[series.pk])


def test_with_two_series_the_editor_chooses(editor, series):
    factories.series(title="工运信息")
    html = text_of(editor.get(reverse("bulletin_import_choose")))
    assert "工会工作简报" in html
    assert "工运信息" in html


def test_without_a_series_the_screen_says_what_to_do(editor):
    factories.home_page()
    assert "请先" in text_of(editor.get(reverse("bulletin_import_choose")))


def test_the_series_page_offers_the_import(editor, series):
    html = text_of(editor.get(reverse("wagtailadmin_explore", args=[series.pk])))
    assert reverse("bulletin_import", args=[series.pk]) in html


def test_uploading_shows_what_was_read_and_lost_and_makes_no_page(editor, series, unit):
    response = upload(editor, series)
    html = text_of(editor.get(response.url))
    assert "春季送温暖走进养护站" in html
    assert "目录由网站按文章标题自动生成" in html
    assert "供稿单位“无名农机厂工会”" in html
    assert not BulletinIssuePage.objects.exists()
    assert not UnionImage.objects.exists()


def test_a_picture_of_the_file_is_shown_in_the_preview(editor, series, unit):
    html = text_of(editor.get(upload(editor, series).url))
    assert html.count('<img src="data:image/jpeg;base64,') == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("旧稿.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("假的.docx", b"<html></html>"),
    ],
)
def test_a_bad_file_is_refused_in_a_sentence_that_names_it(editor, series, name, data):
    html = text_of(upload(editor, series, data, name))
    assert f"{name}" in html
    assert "docx" in html
    assert not ReceivedFile.objects.exists()


def test_no_file_at_all_is_said(editor, series):
    response = editor.post(reverse("bulletin_import", args=[series.pk]), {})
    assert "请选择要导入的Word文件" in text_of(response)


def test_confirming_makes_the_draft_as_adjusted(editor, series, unit):
    other = factories.OrganizationFactory(name="农机厂工会委员会")
    address = upload(editor, series).url
    response = editor.post(
        address,
        preview_data(
            **{
                "article-0-title": "改过的标题",
                "article-0-unit-0": str(unit.pk),
                "article-1-unit-0": str(other.pk),
            }
        ),
    )
    draft = BulletinIssuePage.objects.get()
    first, second = draft.articles.all()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert (first.title, first.section) == ("改过的标题", "news")
    assert first.contributors == [unit]
    assert second.contributors == [other]
    assert not any(loss["element"] == "供稿单位" for loss in draft.import_report)


def test_an_article_may_be_joined_to_the_one_before(editor, series, unit):
    address = upload(editor, series).url
    editor.post(address, preview_data(**{"article-1-treatment": "join"}))
    draft = BulletinIssuePage.objects.get()
    article = draft.articles.get()
    assert [block.block_type for block in article.body].count("paragraph") == 3
    [heading] = [b for b in article.body if b.block_type == "heading"]
    assert heading.value["text"] == "技能竞赛练出新规矩"
    said = [loss for loss in draft.import_report if loss["element"] == "供稿单位"]
    assert len(said) == 2


def test_an_article_may_be_left_out(editor, series, unit):
    address = upload(editor, series).url
    editor.post(address, preview_data(**{"article-0-treatment": "leave"}))
    article = BulletinIssuePage.objects.get().articles.get()
    assert article.title == "技能竞赛练出新规矩"
    report = BulletinIssuePage.objects.get().import_report
    assert [loss["action"] for loss in report if loss["element"] == "文章"] == [
        "dropped"
    ]
    assert not UnionImage.objects.exists()


def test_a_wrong_date_keeps_what_was_typed(editor, series, unit):
    address = upload(editor, series).url
    changed = {"masthead-date": "三月", "article-0-title": "改过的标题"}
    html = text_of(editor.post(address, preview_data(**changed)))
    assert "改过的标题" in html
    assert not BulletinIssuePage.objects.exists()


def test_somebody_elses_upload_is_not_shown(editor, series, client):
    address = upload(editor, series).url
    client.force_login(factories.UserFactory(groups=["编辑"]))
    assert client.get(address).status_code == 404


def test_who_may_not_add_issues_may_not_import(client, series):
    stranger = factories.UserFactory()
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(stranger)
    address = reverse("bulletin_import", args=[series.pk])
    assert client.get(address).status_code in {302, 403}


def test_the_preview_shows_the_foot_and_says_when_the_number_cannot_be_given(
    editor, series, unit
):
    factories.issue(series)
    html = text_of(editor.get(upload(editor, series).url))
    assert "州总工会。" in html
    assert "和建中" in html
    assert "第1期已经印发过" in html
    assert "总第126期已经用过" in html


def test_confirming_twice_makes_one_draft(editor, series, unit):
    address = upload(editor, series).url
    editor.post(address, preview_data())
    again = editor.post(address, preview_data(), follow=True)
    assert BulletinIssuePage.objects.count() == 1
    assert "已经生成过草稿" in text_of(again)


def test_the_same_picture_is_kept_once(editor, series, unit):
    for _ in range(2):
        editor.post(upload(editor, series).url, preview_data())
    assert BulletinIssuePage.objects.count() == 2
    assert UnionImage.objects.count() == 1


@pytest.mark.parametrize("number", ["0", "99999", "9" * 30])
def test_a_number_beyond_reason_is_refused_and_nothing_lost(
    editor, series, unit, number
):
    address = upload(editor, series).url
    changed = {"masthead-number": number, "article-0-title": "改过的标题"}
    html = text_of(editor.post(address, preview_data(**changed)))
    assert "改过的标题" in html
    assert not BulletinIssuePage.objects.exists()


def test_an_empty_file_is_refused_by_name(editor, series):
    assert "空白.docx" in text_of(upload(editor, series, b"", "空白.docx"))
