"""The front page: the newest of each listing, nothing that is not public."""

import pytest

from home.models import HomePage
from tests import factories

pytestmark = pytest.mark.django_db


def show(*blocks):
    home = factories.home_page()
    home.front = list(blocks)
    home.save_revision().publish()


def latest(listing, heading="", count=4):
    return ("latest", {"listing": listing, "heading": heading, "count": count})


def front(client):
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode().split("<main")[1].split("</main>")[0]


def test_an_empty_front_page_says_so(client):
    factories.home_page()
    assert "网站正在准备内容" in front(client)


def test_the_newest_items_of_a_listing_are_shown(client):
    series = factories.series()
    issues = [factories.issue(series) for _ in range(3)]
    show(latest(series, count=2))
    html = front(client)
    assert issues[2].url in html
    assert issues[1].url in html
    assert f'href="{issues[0].url}"' not in html


def test_drafts_and_private_items_are_not_shown(client):
    series = factories.series()
    private = factories.issue(series)
    factories.close(private)
    draft = factories.draft(series)
    show(latest(series))
    html = front(client)
    assert private.url not in html
    assert draft.slug not in html


def test_an_empty_listing_says_that_it_will_fill(client):
    show(latest(factories.series()))
    assert "还没有内容" in front(client)


def test_a_heading_of_its_own_replaces_the_name_of_the_listing(client):
    show(latest(factories.series(title="工运信息"), heading="要闻"))
    assert "<h2>要闻</h2>" in front(client)


@pytest.mark.parametrize("hide", ["unpublish", "close"])
def test_a_listing_that_is_not_public_is_neither_named_nor_linked(client, hide):
    series = factories.series(title="工运信息")
    factories.issue(series)
    show(latest(series))
    series.unpublish() if hide == "unpublish" else factories.close(series)
    html = front(client)
    assert "工运信息" not in html
    assert series.url not in html


def test_a_deleted_listing_leaves_the_front_page_standing(client):
    series = factories.series()
    show(latest(series), ("welcome", {"heading": "同心", "text": ""}))
    series.delete()
    assert "同心" in front(client)


def test_the_front_page_is_one():
    factories.home_page()
    assert not HomePage.can_create_at(factories.home_page().get_parent())


def test_a_plain_page_shows_its_text_and_the_way_back(client):
    parent = factories.plain_page(title="机构设置")
    page = factories.plain_page(
        parent, title="办公室", body=[("paragraph", "<p>承担日常工作。</p>")]
    )
    html = client.get(page.url).content.decode()
    assert "承担日常工作。" in html
    assert f'href="{parent.url}"' in html
