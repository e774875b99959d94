"""What every listing does: years, pages, nothing that is not public."""

import datetime

import pytest

from bulletin.models import BulletinIndexPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def series():
    return factories.series()


@pytest.fixture
def short_pages(monkeypatch):
    monkeypatch.setattr(BulletinIndexPage, "items_per_page", 2)


def issues(series, *dates):
    return [factories.issue(series, sign_date=date) for date in dates]


def get(client, query=""):
    response = client.get(f"/bulletin/{query}")
    assert response.status_code == 200
    return response.context_data


NONSENSE = [
    "abc", "-1", "0", "1.5", "²", "１", "9" * 5000, "%00", "1' or '1'='1", "", "last",
]  # fmt: skip


@pytest.mark.parametrize("page", NONSENSE)
def test_a_nonsense_page_shows_the_nearest_page(client, series, short_pages, page):
    issues(series, *[datetime.date(2026, 3, day) for day in (1, 2, 3)])
    assert get(client, f"?page={page}")["items"].number in {1, 2}


@pytest.mark.parametrize("year", [*NONSENSE, "1999", "2027", "２０２６"])
def test_a_year_without_an_issue_shows_all_years(client, series, year):
    issues(series, datetime.date(2026, 3, 1))
    context = get(client, f"?year={year}")
    assert context["chosen_year"] is None
    assert len(context["items"]) == 1


def test_years_are_offered_latest_first(client, series):
    issues(
        series,
        datetime.date(2024, 12, 31),
        datetime.date(2026, 1, 1),
        datetime.date(2026, 2, 1),
    )
    assert get(client)["years"] == [2026, 2024]


def test_a_year_lists_its_own_items_and_no_other(client, series):
    old, new = issues(series, datetime.date(2025, 12, 31), datetime.date(2026, 1, 1))
    assert list(get(client, "?year=2025")["items"]) == [old]
    assert list(get(client, "?year=2026")["items"]) == [new]


def test_turning_pages_shows_every_item_once_newest_first(client, series, short_pages):
    made = issues(series, *[datetime.date(2026, 3, day) for day in range(1, 6)])
    shown = [
        item for page in (1, 2, 3) for item in get(client, f"?page={page}")["items"]
    ]
    assert shown == made[::-1]


def test_drafts_and_private_items_are_not_listed(client, series):
    shown, private = issues(
        series, datetime.date(2026, 3, 1), datetime.date(2026, 3, 2)
    )
    factories.draft(series)
    factories.close(private)
    assert list(get(client)["items"]) == [shown]


def test_an_empty_listing_answers(client, series):
    context = get(client)
    assert context["years"] == []
    assert not context["items"]
