"""News and reports in the real forms of the admin."""

import json
import re
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

from news.models import MediaCoveragePage, MediaOutlet, NewsPage, Topic
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    call_command("start_site")
    person = factories.UserFactory(groups=["编辑", "签发人"])
    client.force_login(person)
    return person


@pytest.fixture
def column(editor):
    return factories.column(title="本会要闻")


def no_links():
    empty = inline_formset([])
    return {"organization_links": empty, "comments": empty}


def story_data(**fields) -> dict:
    """What the form of a new piece of news sends; empty unless told otherwise."""
    data = {
        "title": "慰问一线职工",
        "origin": "original",
        "body": streamfield([]),
        "attachments": inline_formset([]),
        **no_links(),
    }
    return nested_form_data(data | fields)


def text(words="正文一段。"):
    return streamfield([("paragraph", rich_text(f"<p>{words}</p>"))])


def report_data(outlet=None, **fields) -> dict:
    data = {
        "title": "工会服务送到家门口",
        "outlet": outlet.pk if outlet else "",
        "link_state": "unchecked",
        "rights": "none",
        **no_links(),
    }
    return nested_form_data(data | fields)


def send(client, column, model, data, publish=False):
    address = reverse("wagtailadmin_pages:add", args=["news", model, column.pk])
    if publish:
        data = data | {"action-publish": "1"}
    return client.post(address, data)


def sentences(response) -> list[str]:
    errors = response.context["form"].errors
    return [str(error) for told in errors.values() for error in told]


def test_a_draft_needs_no_more_than_a_title(client, column):
    response = send(client, column, "newspage", story_data())
    assert response.status_code == 302
    draft = NewsPage.objects.get()
    assert not draft.live
    assert re.fullmatch(r"\d{8}-1", draft.slug)


def test_a_draft_of_a_report_needs_no_more_than_a_title(client, column):
    response = send(client, column, "mediacoveragepage", report_data())
    assert response.status_code == 302
    assert not MediaCoveragePage.objects.get().live


def test_a_reprint_without_facts_is_refused_with_all_the_reasons(client, column):
    data = story_data(origin="reprint")
    response = send(client, column, "newspage", data, publish=True)
    errors = response.context["form"].errors
    assert set(errors) == {"source", "source_url", "original_date", "__all__"}
    assert all(sentence.endswith("。") for sentence in sentences(response))
    assert "请填写原文地址" in response.text
    assert not NewsPage.objects.exists()


def test_what_is_complete_is_published_on_the_spot(client, column):
    file = factories.DocumentFactory()
    topic, unit = factories.TopicFactory(), factories.OrganizationFactory()
    data = story_data(
        body=text(),
        source="县总工会",
        attachments=inline_formset([{"document": file.pk, "caption": "报名表"}]),
        organization_links=inline_formset(
            [{"organization": unit.pk, "role": "subject"}]
        ),
    )
    data["topics"] = [topic.pk]
    assert send(client, column, "newspage", data, publish=True).status_code == 302
    page = NewsPage.objects.live().get()
    assert page.editorial_date == timezone.localdate()
    html = client.get(page.url).text
    assert "报名表" in html
    assert unit.name in html
    assert topic.name in html


def test_an_attachment_taken_out_again_is_no_content(client, column):
    file = factories.DocumentFactory()
    row = {"document": file.pk, "caption": "", "DELETE": "1"}
    data = story_data(source="县总工会", attachments=inline_formset([row]))
    response = send(client, column, "newspage", data, publish=True)
    assert "这篇新闻还没有正文，也没有附件，请补上再发布。" in sentences(response)


def test_an_attachment_alone_can_be_published(client, column):
    row = {"document": factories.DocumentFactory().pk, "caption": ""}
    data = story_data(source="县总工会", attachments=inline_formset([row]))
    assert send(client, column, "newspage", data, publish=True).status_code == 302
    assert NewsPage.objects.live().exists()


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("newspaper", {"edition"}),
        ("television", {"programme", "broadcast_time"}),
        ("website", {"report_url"}),
    ],
)
def test_a_report_asks_for_what_its_medium_has(client, column, kind, fields):
    outlet = factories.OutletFactory(kind=kind)
    response = send(
        client, column, "mediacoveragepage", report_data(outlet), publish=True
    )
    errors = response.context["form"].errors
    assert set(errors) == fields | {"summary", "published_on"}
    assert all(sentence.endswith("。") for sentence in sentences(response))
    assert not MediaCoveragePage.objects.exists()


@pytest.mark.parametrize("model", ["newspage", "mediacoveragepage"])
@pytest.mark.parametrize("publish", [True, False])
def test_a_summary_too_long_is_refused_in_a_sentence(client, column, model, publish):
    make = story_data if model == "newspage" else report_data
    response = send(client, column, model, make(summary="长" * 201), publish)
    (sentence,) = response.context["form"].errors["summary"]
    assert sentence == "摘要有201个字，超过200个字的上限，请删短。"
    assert 'maxlength="200"' not in response.text


def panels(client, page):
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    found = re.findall(r"data-panel-heading-text>([^<]+)<", html)
    return {"报纸", "电视、广播", "网站、公众号、客户端"} & set(found)


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("newspaper", {"报纸", "网站、公众号、客户端"}),
        ("television", {"电视、广播", "网站、公众号、客户端"}),
        ("website", {"网站、公众号、客户端"}),
    ],
)
def test_the_form_shows_the_panels_of_the_medium(client, column, kind, shown):
    page = MediaCoveragePage(
        title="报道", live=False, outlet=factories.OutletFactory(kind=kind)
    )
    column.add_child(instance=page)
    page.save_revision(clean=False)
    assert panels(client, page) == shown


def test_without_a_medium_the_form_shows_every_panel(client, column):
    page = MediaCoveragePage(title="报道", live=False)
    column.add_child(instance=page)
    page.save_revision(clean=False)
    assert panels(client, page) == {"报纸", "电视、广播", "网站、公众号、客户端"}


@pytest.mark.parametrize("model", ["news", "report"])
def test_a_half_finished_item_can_be_looked_at(client, column, model):
    made = NewsPage if model == "news" else MediaCoveragePage
    page = made(title="还没有写完", live=False)
    column.add_child(instance=page)
    page.save_revision(clean=False)
    response = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert response.status_code == 200
    assert page.title in response.text


def test_a_bulk_action_is_refused_with_the_reasons(client, column):
    draft = factories.news_draft(column, source="")
    address = reverse("wagtail_bulk_action", args=["pages", "sitepage", "publish"])
    response = client.post(f"{address}?id={draft.pk}", follow=True)
    told = [str(message) for message in response.context["messages"]]
    assert any("没有发布：请填写来源" in sentence for sentence in told)
    assert not NewsPage.objects.live().exists()


def test_a_schedule_that_is_refused_is_put_off_and_holds_nothing_up(column):
    soon = timezone.now() + timedelta(minutes=5)
    for source in ("", "县总工会"):
        page = factories.news_draft(column, **factories.story_fields(source=source))
        page.go_live_at = soon
        page.save_revision(clean=False).publish()
    past = timezone.now() - timedelta(minutes=1)
    for page in NewsPage.objects.all():
        revision = page.get_latest_revision()
        revision.approved_go_live_at = past
        revision.content["go_live_at"] = past.isoformat()
        revision.save()
    call_command("publish_scheduled")
    assert NewsPage.objects.live().get().source == "县总工会"
    entry = PageLogEntry.objects.get(action="pages.put_off")
    assert "请填写来源" in entry.data["reason"]


def test_an_editor_keeps_topics_and_media_but_deletes_none(client, editor):
    topics = reverse("wagtailsnippets_news_topic:add")
    assert client.post(topics, {"name": "送温暖", "note": ""}).status_code == 302
    outlets = reverse("wagtailsnippets_news_mediaoutlet:add")
    data = nested_form_data(
        {
            "name": "县融媒体中心",
            "kind": "television",
            "level": "county",
            "sponsor": "",
            "former_names": inline_formset(
                [
                    {
                        "name": "漾濞有线电视台",
                        "since": "1996-03-01",
                        "until": "2004-12-31",
                    }
                ]
            ),
        }
    )
    assert client.post(outlets, data).status_code == 302
    outlet = MediaOutlet.objects.get()
    assert outlet.name_on(date(1998, 1, 1)) == "漾濞有线电视台"
    topic = Topic.objects.get()
    address = reverse("wagtailsnippets_news_topic:delete", args=[topic.pk])
    client.post(address)
    assert Topic.objects.exists()


def test_an_outlet_whose_name_ends_too_early_is_told_so(client, editor):
    data = nested_form_data(
        {
            "name": "县融媒体中心",
            "kind": "television",
            "level": "county",
            "sponsor": "",
            "former_names": inline_formset(
                [{"name": "旧名", "since": "2004-03-01", "until": "2001-12-31"}]
            ),
        }
    )
    response = client.post(reverse("wagtailsnippets_news_mediaoutlet:add"), data)
    assert "停用日期不能早于启用日期。" in response.text
    assert not MediaOutlet.objects.exists()


def test_a_new_item_begins_with_choosing_its_column(client, column):
    below = factories.column(column, title="本级")
    address = reverse("news_stories:choose_parent")
    html = client.get(address).text
    assert f'<option value="{column.pk}">本会要闻</option>' in html
    assert f'<option value="{below.pk}">　本级</option>' in html
    assert "请选择栏目。" in client.post(address, {"parent_page": ""}).text
    response = client.post(address, {"parent_page": below.pk})
    add = reverse("wagtailadmin_pages:add", args=["news", "newspage", below.pk])
    assert response.url == add
    other = factories.plain_page()
    refused = client.post(address, {"parent_page": other.pk})
    assert refused.status_code == 200


def titles(client, listing, query=""):
    response = client.get(f"{reverse(f'{listing}:index')}{query}")
    assert response.status_code == 200
    return [page.title for page in response.context["object_list"]]


@pytest.fixture
def desk(column):
    """News in two columns, published, changed and as a draft."""
    below = factories.column(column, title="本级")
    factories.news(below, title="旧稿", source="办公室", on=date(2025, 6, 1))
    changed = factories.news(column, title="改稿", source="会统股", on=date(2026, 6, 1))
    changed.title = "改稿二"
    changed.save_revision()
    factories.news_draft(factories.column(title="别栏"), title="草稿", source="办公室")
    return column


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"旧稿", "改稿", "草稿"}),
        ("?column={column}", {"旧稿", "改稿"}),
        ("?year=2025", {"旧稿"}),
        ("?source=办公", {"旧稿", "草稿"}),
        ("?status=live", {"旧稿"}),
        ("?status=changed", {"改稿"}),
        ("?status=draft", {"草稿"}),
    ],
)
def test_news_is_found_by_column_year_source_and_status(client, desk, query, expected):
    query = query.format(column=desk.pk)
    assert set(titles(client, "news_stories", query)) == expected


def test_the_list_of_news_names_column_date_and_source(client, desk):
    html = client.get(reverse("news_stories:index")).text
    for words in (
        "标题",
        "栏目",
        "日期",
        "来源",
        "状态",
        "本级",
        "2025年6月1日",
        "会统股",
    ):
        assert words in html


def test_news_is_found_by_topic(client, column):
    topic = factories.TopicFactory()
    factories.news(column, title="有主题", topics=[topic])
    factories.news(column, title="没有主题")
    assert titles(client, "news_stories", f"?topics={topic.pk}") == ["有主题"]


def test_reports_are_found_by_medium_and_its_kind(client, column):
    paper = factories.OutletFactory()
    site = factories.OutletFactory(kind="website")
    factories.coverage(column, title="报上", outlet=paper)
    factories.coverage(
        column, title="网上", outlet=site, report_url="https://a.example/"
    )
    assert titles(client, "news_coverage", f"?outlet={paper.pk}") == ["报上"]
    assert titles(client, "news_coverage", "?kind=website") == ["网上"]


def test_the_list_of_news_costs_the_same_for_many(
    client, column, django_assert_max_num_queries
):
    factories.many_news(column, 3)
    titles(client, "news_stories")
    with django_assert_max_num_queries(60) as few:
        titles(client, "news_stories")
    factories.many_news(factories.column(column, title="下级"), 27)
    with django_assert_max_num_queries(60) as many:
        titles(client, "news_stories")
    assert len(many) == len(few)


def test_the_menu_leads_to_everything_about_news(client, editor):
    html = client.get("/admin/").text
    for words in ("新闻稿件", "媒体报道", "主题", "媒体名录", "栏目检查"):
        assert json.dumps(words) in html  # the menu is drawn by JavaScript


def test_the_responsible_person_is_offered_under_the_own_name(client, column):
    factories.UserFactory(last_name="段", first_name="文斌", username="dwb")
    factories.UserFactory(last_name="离", first_name="职", is_active=False)
    html = client.get(reverse("wagtailadmin_pages:edit", args=[column.pk])).text
    assert "段文斌" in html
    assert "dwb" not in html
    assert "离职" not in html


def test_a_copy_offers_neither_publication_nor_a_mirror(client, column):
    page = factories.news(column)
    html = client.get(reverse("wagtailadmin_pages:copy", args=[page.pk])).text
    assert 'name="publish_copies"' not in html
    assert 'name="alias"' not in html
    response = client.post(
        reverse("wagtailadmin_pages:copy", args=[page.pk]),
        {"new_title": "副本", "new_slug": "", "new_parent_page": column.pk},
    )
    assert response.status_code == 302
    copy = NewsPage.objects.get(title="副本")
    assert not copy.live
    assert copy.first_published_at is None


def test_nobody_types_in_when_an_item_was_published(client, column):
    page = factories.news(column)
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    assert 'name="first_published_at"' not in html
    assert 'name="editorial_date"' not in html
