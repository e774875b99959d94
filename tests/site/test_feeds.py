"""The feed of a listing is valid Atom and holds nothing that is not public."""

import datetime
from xml.etree import ElementTree

import pytest
from wagtail.models import Site

from bulletin.models import BulletinIssuePage
from pages.feeds import LONGEST
from pages.models import SiteIdentity
from tests import factories

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def series():
    return factories.series(summary="县总工会主办")


@pytest.fixture
def feed(client):
    def get():
        response = client.get("/bulletin/feed/")
        assert response.status_code == 200
        assert response["Content-Type"].startswith("application/atom+xml")
        return ElementTree.fromstring(response.content)  # noqa: S314

    return get


def texts(element, name):
    return [found.text for found in element.findall(f"{ATOM}{name}")]


def a_moment(text):
    return datetime.datetime.fromisoformat(text).tzinfo is not None


def test_the_feed_has_what_atom_demands(series, feed):
    """RFC 4287, 4.1.1 and 4.1.2: id, title, updated, author; in each entry too."""
    factories.issue(series)
    root = feed()
    assert root.tag == f"{ATOM}feed"
    assert texts(root, "title") == ["工会工作简报"]
    assert texts(root, "subtitle") == ["县总工会主办"]
    assert len(texts(root, "id")) == 1
    assert all(a_moment(text) for text in texts(root, "updated"))
    assert root.findall(f"{ATOM}author/{ATOM}name")
    (entry,) = root.findall(f"{ATOM}entry")
    assert texts(entry, "title") == ["工会工作简报2026年第1期"]
    assert texts(entry, "id") == ["http://testserver/bulletin/2026-01/"]
    assert texts(entry, "published") == ["2026-03-16T08:00:00+08:00"]
    assert all(a_moment(text) for text in texts(entry, "updated"))


def test_the_publisher_of_the_site_is_the_author(series, feed):
    site = Site.objects.get(is_default_site=True)
    SiteIdentity.objects.create(site=site, publisher="漾濞县总工会")
    (name,) = feed().findall(f"{ATOM}author/{ATOM}name")
    assert name.text == "漾濞县总工会"


def test_an_empty_feed_is_valid(series, feed):
    root = feed()
    assert not root.findall(f"{ATOM}entry")
    assert texts(root, "updated")


def test_drafts_and_private_pages_stay_out(series, feed):
    factories.draft(series)
    factories.close(factories.issue(series))
    withdrawn = factories.issue(series)
    withdrawn.unpublish()
    assert not feed().findall(f"{ATOM}entry")


def test_the_feed_is_no_longer_than_it_need_be(series, feed):
    factories.many_issues(series, LONGEST + 3)
    assert len(feed().findall(f"{ATOM}entry")) == LONGEST


def test_a_title_with_a_character_xml_cannot_hold_breaks_nothing(series, feed):
    issue = factories.issue(series)
    BulletinIssuePage.objects.filter(pk=issue.pk).update(title="第1期\x0b\x02要目<&>")
    (entry,) = feed().findall(f"{ATOM}entry")
    assert texts(entry, "title") == ["第1期要目<&>"]


def test_a_private_listing_has_no_public_feed(series, client):
    factories.close(series)
    assert client.get("/bulletin/feed/").status_code == 302
