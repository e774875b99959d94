"""Columns: what they list, and that empty ones are not seen."""

import re
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from news.keeping import Keeping, column_states
from news.models import NewsIndexPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def column():
    return factories.column(title="工会要闻")


@pytest.fixture
def below(column):
    return factories.column(column, title="本级要闻")


def listed(client, column, query=""):
    response = client.get(f"{column.url}{query}")
    assert response.status_code == 200
    return [page.pk for page in response.context_data["items"]]


def pks(*pages):
    return [page.pk for page in pages]


def menu(client):
    """What the navigation of any page offers."""
    html = client.get("/").content.decode()
    nav = html[html.index('aria-label="主导航"') : html.index("</nav>")]
    return re.findall(r">([^<>]+)</a>", nav)


def entries(client, column):
    return re.findall(r"<title>([^<]*)</title>", client.get(f"{column.url}feed/").text)


def test_addresses_of_columns_are_their_names_in_pinyin(column, below):
    assert below.url == "/gong-hui-yao-wen/ben-ji-yao-wen/"


def test_a_column_lists_its_own_items_and_those_of_columns_below(client, column, below):
    deeper = factories.column(below, title="领导活动")
    old = factories.news(column, on=date(2026, 1, 5))
    new = factories.news(deeper, on=date(2026, 3, 5))
    middle = factories.news(below, on=date(2026, 2, 5))
    factories.news(factories.column(title="通知公告"), on=date(2026, 2, 6))
    assert listed(client, column) == pks(new, middle, old)
    assert listed(client, below) == pks(new, middle)


def test_a_year_of_a_column_lists_that_year_alone(client, column):
    old = factories.news(column, on=date(2025, 12, 31))
    new = factories.news(column, on=date(2026, 1, 1))
    assert listed(client, column, "?year=2025") == pks(old)
    assert listed(client, column, "?year=2026") == pks(new)


def test_items_of_one_day_stand_latest_entered_first(client, column):
    made = [factories.news(column, on=date(2026, 3, 1)) for _ in range(3)]
    assert listed(client, column) == pks(*made[::-1])


def test_news_and_reports_stand_in_one_list_each_with_its_card(client, column):
    factories.news(column, on=date(2026, 3, 1), title="本会的消息", source="会统股")
    outlet = factories.OutletFactory(name="苍山日报")
    factories.coverage(column, outlet=outlet, title="报上的消息")
    html = client.get(column.url).text
    assert "来源：会统股" in html
    assert '<p class="news-label">苍山日报</p>' in html


def test_drafts_private_and_withdrawn_items_are_in_no_list_and_no_feed(client, column):
    shown = factories.news(column, title="看得见的")
    factories.news_draft(column, title="草稿")
    factories.close(factories.news(column, title="内部的"))
    factories.news(column, title="撤下的").unpublish()
    private = factories.column(column, title="内部栏目")
    factories.news(private, title="内部栏目里的")
    factories.close(private)
    assert listed(client, column) == pks(shown)
    assert entries(client, column) == ["工会要闻", "看得见的"]


def test_the_feed_of_a_column_has_what_stands_below_it(client, column, below):
    factories.news(below, title="下级栏目的消息")
    assert entries(client, column) == ["工会要闻", "下级栏目的消息"]


def test_an_empty_column_is_not_in_the_menu_until_something_is_published(
    client, column
):
    column.show_in_menus = True
    column.save()
    assert "工会要闻" not in menu(client)
    draft = factories.news_draft(column, **factories.story_fields())
    assert "工会要闻" not in menu(client)
    draft.save_revision().publish()
    assert "工会要闻" in menu(client)
    draft.refresh_from_db()
    draft.unpublish()
    assert "工会要闻" not in menu(client)


def test_a_column_with_private_items_only_is_not_in_the_menu(client, below):
    upper = below.get_parent().specific
    upper.show_in_menus = True
    upper.save()
    page = factories.news(below)
    assert "工会要闻" in menu(client)
    factories.close(page)
    assert "工会要闻" not in menu(client)


def test_a_column_full_below_is_in_the_menu(client, column, below):
    column.show_in_menus = True
    column.save()
    factories.news(below)
    assert "工会要闻" in menu(client)


def test_a_neighbour_whose_path_begins_alike_fills_no_column(client):
    """Paths are compared as ranges; the next sibling lies just behind."""
    first = factories.column(title="工会要闻", show_in_menus=True)
    second = factories.column(title="通知公告", show_in_menus=True)
    factories.news(second)
    assert "通知公告" in menu(client)
    assert "工会要闻" not in menu(client)
    assert list(NewsIndexPage.objects.without_items()) == [first]


def test_pages_of_other_types_stay_in_the_menu(client):
    factories.plain_page(title="工会概况", show_in_menus=True)
    assert "工会概况" in menu(client)


def test_a_column_offers_only_columns_that_hold_something(client, column, below):
    factories.column(column, title="空白栏目")
    factories.news(below)
    html = client.get(column.url).text
    assert "本级要闻" in html
    assert "空白栏目" not in html


def test_an_empty_column_answers_those_who_have_its_address(client, column):
    assert "还没有内容" in client.get(column.url).text


def test_a_closed_column_says_that_it_is_archived(client):
    yesterday = timezone.localdate() - timedelta(days=1)
    closed = factories.column(title="党史学习教育", closed_on=yesterday)
    factories.news(closed)
    assert "内容已归档" in client.get(closed.url).text
    closed.closed_on = timezone.localdate()
    closed.save()
    assert "内容已归档" not in client.get(closed.url).text


def test_a_new_site_begins_with_the_usual_columns_once():
    call_command("start_site")
    columns = NewsIndexPage.objects.count()
    assert columns > 40
    assert NewsIndexPage.objects.get(slug="ben-ji-yao-wen").freshness == "dynamic"
    interpretation = NewsIndexPage.objects.get(title="政策解读")
    assert interpretation.column_type == "explanation"
    assert interpretation.get_parent().title == "政策法规"
    NewsIndexPage.objects.get(title="财务经审").delete()
    call_command("start_site")
    assert NewsIndexPage.objects.count() == columns - 1


def test_no_column_of_a_new_site_is_in_the_menu(client):
    call_command("start_site")
    assert menu(client) == ["首页", "工会组织"]


def states(today=date(2026, 3, 31)):
    return {
        state.title: state
        for state in column_states(NewsIndexPage.objects.all(), today)
    }


def test_the_report_tells_the_state_of_every_public_column(column, below):
    factories.news(below, on=date(2026, 3, 16))
    factories.column(title="通知公告", freshness="notice")
    factories.column(title="未发布的栏目", live=False)
    found = states()
    assert {title: state.keeping for title, state in found.items()} == {
        "工会要闻": Keeping.STALE,
        "工会要闻 › 本级要闻": Keeping.STALE,
        "通知公告": Keeping.EMPTY,
    }
    assert found["工会要闻"].due == date(2026, 3, 30)
    assert states(date(2026, 3, 30))["工会要闻"].keeping is Keeping.FRESH


def test_the_report_asks_the_database_as_often_for_many_columns(
    django_assert_num_queries,
):
    for place in range(12):
        factories.news(factories.column(title=f"栏目{place}"))
    states()  # content types are remembered
    with django_assert_num_queries(1):
        assert len(states()) == 12


@pytest.fixture
def office(client):
    """An editor's desk; start_site made the groups."""
    call_command("start_site")
    NewsIndexPage.objects.all().delete()
    person = factories.UserFactory(groups=["编辑"], last_name="李", first_name="彧")
    client.force_login(person)
    return person


def test_the_admin_home_counts_the_empty_columns(client, office):
    factories.column(title="女职工")
    factories.news(factories.column(title="工会要闻"))
    assert "1个空白栏目" in client.get("/admin/").text


def test_the_admin_home_is_silent_when_no_column_is_empty(client, office):
    factories.news(factories.column(title="工会要闻"))
    html = client.get("/admin/").text
    assert "空白栏目" not in html
    assert "您负责的栏目" not in html


def test_whoever_is_responsible_is_told_of_empty_and_stale_columns(client, office):
    factories.column(title="女职工", responsible=office)
    factories.column(title="财务经审")
    stale = factories.column(title="工会要闻", responsible=office)
    factories.news(stale, on=date(2026, 1, 1))
    fresh = factories.column(title="通知公告", responsible=office)
    factories.news(fresh)
    html = client.get("/admin/").text
    panel = html[html.index("您负责的栏目") :]
    assert "还没有内容，读者在导航和栏目列表里看不到它" in panel
    assert "最新内容是2026年1月1日的，应在2026年1月15日以前更新" in panel
    assert "女职工" in panel
    assert "财务经审" not in panel
    assert "通知公告" not in panel


def test_the_column_report_can_be_narrowed_and_exported(client, office):
    factories.column(title="女职工", responsible=office)
    factories.news(factories.column(title="工会要闻"))
    address = reverse("news_columns")
    assert "李彧" in client.get(address).text
    narrowed = client.get(f"{address}?keeping=empty").context["object_list"]
    assert [state.title for state in narrowed] == ["女职工"]
    table = client.get(f"{address}?export=csv")
    text = b"".join(table.streaming_content).decode("utf-8")
    assert "栏目,责任人,更新要求,最新内容,应更新至,情况" in text
    assert "女职工,李彧" in text


def test_people_without_a_page_to_edit_see_no_report(client):
    factories.home_page()
    client.force_login(factories.UserFactory())
    assert client.get(reverse("news_columns")).status_code == 302
