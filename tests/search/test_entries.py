"""What readers can find follows what they can read."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from bulletin.models import BulletinIssuePage
from organizations.models import FormerState
from search.models import Entry
from tests import factories

pytestmark = pytest.mark.django_db


def titles(text):
    return sorted(entry.title for entry in Entry.objects.search(text))


@pytest.fixture
def page():
    page = factories.plain_page(
        title="劳模疗养", body=[("paragraph", "<p>核桃林里的疗养院</p>")]
    )
    page.save_revision().publish()
    return page


def test_a_published_page_is_found_by_title_and_text(page):
    assert titles("劳模") == titles("核桃林") == ["劳模疗养"]


def test_a_draft_is_not_found():
    page = factories.plain_page(title="劳模疗养", body=[], live=False)
    page.save_revision()
    assert titles("劳模") == []


def test_a_changed_draft_of_a_public_page_is_found_as_it_is_public(page):
    page.title = "工匠疗养"
    page.save_revision()
    assert titles("劳模") == ["劳模疗养"]
    page.get_latest_revision().publish()
    assert titles("劳模") == []
    assert titles("工匠") == ["工匠疗养"]


def test_what_is_taken_down_or_deleted_is_no_longer_found(page):
    page.unpublish()
    assert titles("劳模") == []
    page.save_revision().publish()
    assert titles("劳模") == ["劳模疗养"]
    page.delete()
    assert titles("劳模") == []


def test_a_page_below_one_that_is_closed_is_no_longer_found(page):
    below = factories.plain_page(page, title="疗养须知", body=[])
    below.save_revision().publish()
    assert titles("疗养") == ["劳模疗养", "疗养须知"]
    factories.close(page)
    assert titles("疗养") == []
    PageViewRestriction.objects.get().delete()
    assert titles("疗养") == ["劳模疗养", "疗养须知"]


def test_a_page_moved_below_one_that_is_closed_is_no_longer_found(page):
    closed = factories.plain_page(title="内部", body=[])
    factories.close(closed)
    page.move(closed, pos="last-child")
    assert titles("劳模") == []


def test_an_article_is_found_as_an_article_and_its_issue_by_its_contents():
    article = factories.article("平坡镇送清凉", text="茶水送到公路养护段")
    factories.issue(articles=[article])
    found = {entry.kind for entry in Entry.objects.search("送清凉")}
    assert found == {"简报文章", "工作简报"}
    assert [entry.kind for entry in Entry.objects.search("茶水")] == ["简报文章"]


def test_articles_of_an_issue_taken_down_or_closed_are_no_longer_found():
    issue = factories.issue(articles=[factories.article("平坡镇送清凉")])
    factories.close(issue)
    assert titles("送清凉") == []
    PageViewRestriction.objects.get().delete()
    assert (
        titles("平坡镇") == ["2026年第1期", "平坡镇送清凉"]
        or len(titles("平坡镇")) == 2
    )
    BulletinIssuePage.objects.get().unpublish()
    assert titles("送清凉") == []


def test_an_organization_is_found_by_every_name_it_had():
    unit = factories.OrganizationFactory(
        name="漾濞县人社局工会", short_name="人社局工会", aliases="人社工会"
    )
    factories.FormerStateFactory(organization=unit, name="劳动局工会")
    for name in ("漾濞县人社局", "人社工会", "劳动局"):
        assert titles(name) == ["漾濞县人社局工会"]
    FormerState.objects.get().delete()
    assert titles("劳动局") == []
    unit.name = "漾濞县人力资源局工会"
    unit.save()
    assert titles("人力资源") == ["漾濞县人力资源局工会"]


def test_a_second_record_of_the_same_organization_is_not_found():
    kept = factories.OrganizationFactory(name="漾江镇工会")
    factories.OrganizationFactory(name="漾江工会", duplicate_of=kept)
    assert titles("漾江") == ["漾江镇工会"]


def test_rebuilding_gives_what_following_gave(page, capsys):
    factories.issue(articles=[factories.article("平坡镇送清凉")])
    factories.OrganizationFactory(name="漾江镇工会")
    closed = factories.plain_page(title="劳模内部", body=[])
    factories.close(closed)
    names = ("source", "key", "kind", "title", "names", "body", "day", "year")
    before = sorted(Entry.objects.values_list(*names), key=str)
    Entry.objects.create(source="gone", key=1, title="旧的劳模")
    call_command("rebuild_search")
    assert sorted(Entry.objects.values_list(*names), key=str) == before
    assert titles("劳模") == ["劳模疗养"]
    assert "entries" in capsys.readouterr().out


def test_saving_a_draft_costs_the_search_nothing(page):
    with CaptureQueriesContext(connection) as queries:
        page.save_revision()
    assert not [query for query in queries if "search_entry" in query["sql"]]
