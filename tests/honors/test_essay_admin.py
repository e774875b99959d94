"""The essays in the admin: list, form, events, what cannot be done."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    streamfield,
)

from archive.models import Original
from archive.owners import uses
from home.groups import sync_groups
from honors.models import EssayEvent, EssayPage
from pages.models import SitePage
from tests import factories

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 scanned"


@pytest.fixture
def index():
    return factories.essay_index()


@pytest.fixture
def editor(client):
    sync_groups()
    client.force_login(factories.UserFactory(groups=["编辑", "签发人"]))
    return client


def form_data(**changes):
    authors = changes.pop("authors", [{"name": "杨素梅", "role": "author", "unit": ""}])
    return nested_form_data(
        {
            "title": "县域职工之家建设",
            "kind": "paper",
            "year_text": "2024",
            "rights": "abstract",
            "rights_statement": "作者享有著作权。",
            "body": streamfield([]),
            "authors": inline_formset(authors),
            "comments": inline_formset([]),
        }
        | changes
    )


def add(client, index, **changes):
    address = reverse("wagtailadmin_pages:add", args=["honors", "essaypage", index.pk])
    return client.post(address, form_data(**changes), follow=True)


def publish(client, index, **changes):
    return add(client, index, **changes | {"action-publish": "1"})


def test_an_editor_deposits_an_essay_with_its_original(editor, index):
    scan = SimpleUploadedFile("论文.pdf", PDF)
    publish(editor, index, new_original=scan)
    essay = EssayPage.objects.live().get()
    assert essay.original.read() == PDF
    assert essay.original.name == "论文.pdf"
    assert essay.slug == "2024-1"
    assert essay.original.ingested_by is not None


def test_the_same_file_offered_again_is_the_same_original(editor, index):
    kept = factories.original("论文.pdf", PDF)
    publish(editor, index, new_original=SimpleUploadedFile("又一次.pdf", PDF))
    assert EssayPage.objects.get().original == kept
    assert Original.objects.count() == 1


def test_a_kind_of_file_that_is_not_kept_is_refused_by_name(editor, index):
    html = publish(
        editor, index, new_original=SimpleUploadedFile("程序.exe", b"MZ")
    ).text
    assert "文件“程序.exe”的类型不能存入档案" in html
    assert not EssayPage.objects.exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"authors": []}, "还没有作者，请照证书填写作者"),
        ({"year_text": ""}, "请填写年份"),
        ({"prize": "first"}, "请选择是在哪次活动上获奖的"),
        ({"rights": "full", "has_consent": "on"}, "还没有全文和原件"),
        ({"abstract": "电话13800138000"}, "“摘要”里有手机号"),
    ],
)
def test_the_form_says_what_is_missing_and_keeps_what_was_typed(
    editor, index, changes, said
):
    html = publish(editor, index, **changes).text
    assert said in html
    assert "县域职工之家建设" in html
    assert not EssayPage.objects.live().exists()


def test_a_draft_may_be_unfinished(editor, index):
    add(editor, index, authors=[], year_text="")
    assert EssayPage.objects.get().title == "县域职工之家建设"


def columns(html):
    return " ".join(html.split())


def test_the_list_shows_what_an_archivist_needs(editor, index):
    event = factories.EssayEventFactory(name="全州工会理论研讨会", session="第三届")
    factories.essay(
        event=event, prize="first", authors=["字建华", "左丽芳"], rights="internal"
    )
    factories.essay(title="另一篇", rights="full")
    html = columns(editor.get(reverse("essays:index")).text)
    for words in (
        "字建华、左丽芳",
        "全州工会理论研讨会（第三届）一等奖",
        "2024年",
        "仅内部",
        "仅摘要（待作者同意）",
    ):
        assert words in html


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("rights=internal", "内部的", "公开的"),
        ("prize=first", "公开的", "内部的"),
        ("level=prefecture", "公开的", "内部的"),
        ("year=2024", "公开的", "内部的"),
        ("state=uncertain", "内部的", "公开的"),
        ("state=no_original", "内部的", "公开的"),
        ("kind=report", "内部的", "公开的"),
        ("q=内部", "内部的", "公开的"),
    ],
)
def test_the_list_can_be_narrowed(editor, index, query, shown, hidden):
    event = factories.EssayEventFactory()
    factories.open_essay(title="公开的", event=event, prize="first")
    factories.essay(title="内部的", rights="internal", year_text="不详", kind="report")
    html = editor.get(f"{reverse('essays:index')}?{query}").text
    assert f">{shown}" in html.replace(" ", "").replace("\n", "")
    assert f">{hidden}" not in html.replace(" ", "").replace("\n", "")


def test_the_list_of_thirty_costs_as_much_as_that_of_three(editor, index):
    costs = []
    for count in (3, 27):
        for _ in range(count):
            event = factories.EssayEventFactory()
            factories.essay(event=event, prize="first")
        editor.get(reverse("essays:index"))
        with CaptureQueriesContext(connection) as queries:
            editor.get(reverse("essays:index"))
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_what_was_published_is_never_deleted(client, index):
    client.force_login(factories.UserFactory(is_superuser=True))
    essay = factories.essay()
    essay.unpublish()
    for page in (essay, index):
        address = reverse("wagtailadmin_pages:delete", args=[page.pk])
        html = client.post(address, follow=True).text
        assert "已经收入档案，不能删除" in html
    assert EssayPage.objects.filter(pk=essay.pk).exists()


def test_what_was_published_is_not_deleted_in_bulk_either(client, index):
    essay = factories.essay()
    client.force_login(factories.UserFactory(is_superuser=True))
    address = reverse("wagtail_bulk_action", args=["pages", "sitepage", "delete"])
    html = client.post(f"{address}?id={essay.pk}&next=/admin/", follow=True).text
    assert "不能删除" in html
    assert SitePage.objects.filter(pk=essay.pk).exists()


def test_a_draft_that_was_never_public_may_be_deleted(client, index):
    draft = factories.essay_draft()
    client.force_login(factories.UserFactory(is_superuser=True))
    client.post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
    assert not EssayPage.objects.exists()


def test_an_event_of_one_session_is_entered_once(client, index):
    factories.EssayEventFactory(name="全州工会理论研讨会", session="第三届")
    client.force_login(factories.UserFactory(is_superuser=True))
    data = {
        "name": "全州工会理论研讨会",
        "session": "第三届",
        "level": "prefecture",
    }
    address = reverse("wagtailsnippets_honors_essayevent:add")
    assert "这一届活动已经登记过" in client.post(address, data).text
    ends = data | {"session": "第四届", "ends_on": "2024-01-01"}
    assert "结束日期要在举办日期之后" in client.post(address, ends).text
    client.post(address, data | {"session": "第四届"})
    assert EssayEvent.objects.count() == 2


def test_an_event_is_known_by_its_session(index):
    event = factories.EssayEventFactory(
        name="全州研讨会", session="第三届", ends_on=datetime.date(2024, 9, 2)
    )
    assert event.title == "全州研讨会（第三届）"
    assert event.cited_name == "第三届全州研讨会"
    assert event.last_day == datetime.date(2024, 9, 2)


def test_an_event_with_essays_is_kept(client, index):
    event = factories.EssayEventFactory()
    factories.essay(event=event, prize="first")
    client.force_login(factories.UserFactory(is_superuser=True))
    client.post(
        reverse("wagtailsnippets_honors_essayevent:delete", args=[event.pk]),
        follow=True,
    )
    assert EssayEvent.objects.filter(pk=event.pk).exists()


def test_the_originals_screen_knows_the_essays_that_hold_it(client, index):
    essay = factories.open_essay()
    other = factories.original("新的.pdf", PDF)
    essay.original = other
    essay.save_revision()
    titles = {
        key: [use.title for use in held]
        for key, held in uses([EssayPage.objects.get().original_id, other.pk]).items()
    }
    assert list(titles.values()) == [[essay.title], [essay.title]]


def test_a_preview_shows_a_draft_that_nobody_else_sees(editor, index):
    essay = factories.essay_draft(abstract="摘要一句。")
    address = reverse("wagtailadmin_pages:view_draft", args=[essay.pk])
    html = editor.get(address).text
    assert "摘要一句。" in html
    assert essay.title in html
