"""The demo county's news is news that this site would publish."""

import pytest
from django.core.management import call_command
from django.db import transaction
from wagtail.models import Site

from library.models import UnionDocument
from news.demo import load
from news.enums import Origin
from news.models import MediaCoveragePage, NewsIndexPage, NewsPage
from organizations.demo import load as load_organizations

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def county(django_db_setup, django_db_blocker):
    """Loaded once for this module and taken back behind it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("start_site")
        load_organizations()
        load()
        yield
        transaction.set_rollback(True)


def test_many_columns_hold_news_of_two_years():
    full = [column for column in NewsIndexPage.objects.all() if column.items()]
    assert len(full) >= 8
    days = [page.published_day() for page in NewsPage.objects.live()]
    assert len(days) >= 24
    assert {day.year for day in days} >= {2025, 2026}


def test_everything_is_published_and_ready():
    items = [*NewsPage.objects.all(), *MediaCoveragePage.objects.all()]
    assert all(item.live for item in items)
    assert not [item.title for item in items if item.shortcomings()]


def test_newspaper_television_and_web_have_reported():
    reports = MediaCoveragePage.objects.select_related("outlet")
    kinds = {report.outlet.kind for report in reports}
    assert kinds >= {"newspaper", "television", "website"}
    (station,) = reports.filter(outlet__kind="television")
    assert station.source == "漾濞有线电视台"
    dead = reports.get(link_state="dead")
    assert dead.archived_copy is not None


def test_each_way_a_text_can_come_is_shown():
    stories = NewsPage.objects.all()
    assert {story.origin for story in stories} == set(Origin)
    assert any(story.is_backfilled for story in stories)
    assert any(story.topics.all() for story in stories)
    assert any(story.organization_links.all() for story in stories)


def test_the_files_are_real_and_have_chinese_names(client):
    files = UnionDocument.objects.all()
    assert {file.file_extension for file in files} == {"pdf", "docx", "xlsx"}
    beginnings = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "xlsx": b"PK\x03\x04"}
    for file in files:
        assert not file.filename.isascii()
        with file.file.open() as content:
            assert content.read(8).startswith(beginnings[file.file_extension])


def test_every_page_of_it_opens(client):
    home = Site.objects.get().root_page
    for page in home.get_descendants().live():
        if isinstance(page.specific, NewsPage | MediaCoveragePage | NewsIndexPage):
            assert client.get(page.url).status_code == 200, page.title
