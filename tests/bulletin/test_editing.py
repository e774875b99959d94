"""An editor at work on an issue, through the admin's own forms."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

from bulletin.models import BulletinIssuePage, IssueNumber
from home.groups import sync_groups
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def series():
    lists = {
        "report_list": factories.DistributionListFactory(recipients="州总工会。"),
    }
    return factories.series(overall_before=125, copies=120, **lists)


@pytest.fixture
def editor(client):
    sync_groups()
    user = factories.UserFactory(groups=["编辑", "签发人"])
    client.force_login(user)
    return client


def form_data(articles=("慰问一线职工",), initial=0, **fields):
    rows = [
        {
            "section": "news",
            "title": title,
            "subtitle": "",
            "body": streamfield([("paragraph", rich_text("<p>正文一段。</p>"))]),
            "contributions": inline_formset([]),
            "contributor_names": "",
            "ORDER": str(place),
        }
        for place, title in enumerate(articles, start=1)
    ]
    data = {
        "kind": "regular",
        "sign_date": "2026-03-16",
        "editor_note": rich_text(""),
        "summary": "",
        "lead_image": "",
        "articles": inline_formset(rows, initial=initial),
        "comments": inline_formset([]),
    }
    return nested_form_data(data | fields)


def add_address(series):
    return reverse(
        "wagtailadmin_pages:add", args=["bulletin", "bulletinissuepage", series.pk]
    )


def edit_address(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def text_of(response):
    return response.content.decode()


def test_a_new_issue_begins_with_the_series_lists_and_the_number_to_come(
    editor, series
):
    html = text_of(editor.get(add_address(series)))
    assert "拟2026年第1期（总第126期）" in html
    assert "州总工会。" in html
    assert 'name="copies" value="120"' in html


def test_no_address_field_is_shown_to_an_editor(editor, series):
    for page in (series, factories.draft(series), factories.plain_page()):
        assert 'name="slug"' not in text_of(editor.get(edit_address(page)))


def test_saving_a_draft_needs_almost_nothing(editor, series):
    data = form_data(articles=[], sign_date="")
    response = editor.post(add_address(series), data)
    draft = BulletinIssuePage.objects.get()
    assert response.status_code == 302
    assert not draft.live


def test_publishing_from_the_form_issues_the_issue(editor, series):
    editor.post(add_address(series), form_data(["甲", "乙"]) | {"action-publish": "1"})
    issue = BulletinIssuePage.objects.get()
    assert issue.live
    assert issue.title == "工会工作简报2026年第1期"
    assert [article.title for article in issue.articles.all()] == ["甲", "乙"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"articles": []}, "还没有文章"),
        ({"proposed_number": "4"}, "中间会断号"),
        ({"proposed_number": "0"}, "1到9999之间"),
        ({"sign_date": "1999-01-04", "proposed_number": "99999"}, "1到9999之间"),
        ({"sign_date": "2206-03-16"}, "核对年份"),
        ({"proposed_overall": "200"}, "按台账应为总第126期"),
    ],
)
def test_publishing_an_unready_issue_says_why_and_loses_nothing(
    editor, series, fields, sentence
):
    data = form_data(**fields) | {"action-publish": "1", "signed_by": "和建中"}
    response = editor.post(add_address(series), data)
    assert response.status_code == 200
    assert sentence in text_of(response)
    assert "和建中" in text_of(response)
    assert not IssueNumber.objects.exists()


def test_an_issued_issue_shows_its_number_and_refuses_a_second_article(editor, series):
    issue = factories.issue(series)
    article = issue.articles.get()
    data = form_data(["慰问一线职工", "多出来的一篇"], initial=1)
    data |= {"articles-0-id": str(article.pk), "action-publish": "1"}
    response = editor.post(edit_address(issue), data)
    assert "2026年第1期（总第126期）" in text_of(response)
    assert "不能增删文章" in text_of(response)


def test_the_import_report_is_shown_only_on_imported_issues(editor, series):
    lost = {
        "element": "批注",
        "action": "dropped",
        "place": "第3段",
        "detail": "批注不导入。",
    }
    imported = factories.draft(series, import_report=[lost])
    assert "批注不导入。" in text_of(editor.get(edit_address(imported)))
    typed = factories.draft(series)
    assert "已逐条核对" not in text_of(editor.get(edit_address(typed)))


def test_the_list_of_issues_shows_numbers_and_drafts(editor, series):
    factories.issue(series)
    factories.draft(series)
    html = text_of(editor.get(reverse("issues:index")))
    assert "第1期" in html
    assert "未编号" in html


def test_saving_a_draft_again_keeps_what_was_typed(editor, series):
    draft = factories.draft(series)
    article = draft.articles.get()
    typed = [("paragraph", rich_text("<p>改过的一段。</p>"))]
    data = form_data(["改过的标题"], initial=1) | {"articles-0-id": str(article.pk)}
    data |= nested_form_data({"articles-0-body": streamfield(typed)})
    editor.post(edit_address(draft), data)
    saved = BulletinIssuePage.objects.get().get_latest_revision_as_object()
    assert saved.articles.first().title == "改过的标题"
    assert "改过的一段。" in str(saved.articles.first().body)


def test_a_date_before_the_last_issue_is_pointed_out(editor, series):
    factories.issue(series)
    draft = factories.draft(series, sign_date=factories.SIGNED.replace(day=1))
    assert "签发日期早于已印发的第1期" in text_of(editor.get(edit_address(draft)))
