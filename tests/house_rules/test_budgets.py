"""What a page may cost: the same at 3 and at 30 items."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bulletin.models import BulletinIssuePage
from tests import factories

pytestmark = pytest.mark.django_db
LISTING, ARTICLE = 15, 12
LISTING_BYTES, ISSUE_BYTES = 30_000, 60_000


@pytest.fixture
def series():
    made = factories.series()
    home = factories.home_page()
    home.front = [("latest", {"listing": made, "heading": "", "count": 12})]
    home.save_revision().publish()
    return made


@pytest.fixture
def picture():
    """One picture for all: each page that loads it by itself is still counted."""
    return factories.ImageFactory(
        file=factories.ContentFile(factories.picture_bytes((60, 40)), "small.jpg")
    )


def fill(series, picture, count):
    unit = factories.OrganizationFactory()
    for issue in factories.many_issues(series, count):
        for article in issue.articles.all():
            article.contributions.create(organization=unit)
            article.body = [
                ("image", {"image": picture, "caption": "", "credit": ""}),
                ("paragraph", "<p>正文。</p>"),
            ]
            article.save()
    BulletinIssuePage.objects.update(lead_image=picture)
    return unit


def cost(client, address):
    """The queries of a page that was read before (renditions are made once)."""
    assert client.get(address).status_code == 200, address
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    return queries, len(response.content)


def compare(client, address, fill_up, most, size=None):
    """The page at 3 and at 30 items: as many queries, no more than allowed."""
    fill_up(3)
    few, _ = cost(client, address)
    fill_up(27)
    many, length = cost(client, address)
    told = "\n".join(query["sql"][:150] for query in many.captured_queries)
    assert len(many) == len(few), told
    assert len(many) <= most, told
    assert size is None or length <= size
    return len(many)


@pytest.mark.parametrize(
    ("address", "most", "size"),
    [
        ("/", LISTING, LISTING_BYTES),
        ("/bulletin/", LISTING, LISTING_BYTES),
        ("/bulletin/?year=2026", LISTING, LISTING_BYTES),
        ("/bulletin/2026-02/", LISTING, ISSUE_BYTES),
        ("/bulletin/2026-02/1/", ARTICLE, ISSUE_BYTES),
        ("/bulletin/feed/", LISTING, None),
        ("/sitemap.xml", LISTING, None),
    ],
)
def test_thirty_issues_cost_as_much_as_three(
    client, series, picture, address, most, size
):
    compare(client, address, lambda count: fill(series, picture, count), most, size)


def organizations(count):
    top = factories.OrganizationFactory()
    factories.OrganizationFactory.create_batch(count, parent=top)


@pytest.fixture
def essays(picture):
    """Essays of authors with units, at events, with originals and pictures."""
    index = factories.essay_index()
    unit = factories.OrganizationFactory()
    factories.open_essay(
        authors=[{"name": f"作者{place}", "organization": unit} for place in range(3)],
        event=factories.EssayEventFactory(),
        prize="first",
        certificate=picture,
        body=[("image", {"image": picture, "caption": "", "credit": ""})],
    )

    def fill_up(count):
        for place in range(count):
            factories.essay(
                authors=[{"name": f"作者{place}", "organization": unit}, "尹志远"],
                event=factories.EssayEventFactory(),
                prize="first",
                abstract="摘要一句。",
            )

    fill_up.event = index.items().last().event_id
    return fill_up


@pytest.mark.parametrize(
    ("address", "most", "size"),
    [
        ("/essays/", LISTING, None),
        ("/essays/?year=2024", LISTING, None),
        ("/essays/?view=table", LISTING, None),
        ("/essays/events/", LISTING, LISTING_BYTES),
        ("/essays/events/{event}/", LISTING, LISTING_BYTES),
        ("/essays/authors/", LISTING, LISTING_BYTES),
        ("/essays/feed/", LISTING, None),
        ("/essays/export/csv/", LISTING, None),
        ("/essays/2024-1/", ARTICLE, LISTING_BYTES),
    ],
)
def test_thirty_essays_cost_as_much_as_three(client, essays, address, most, size):
    compare(client, address.format(event=essays.event), essays, most, size)


def test_the_register_costs_the_same_for_many(client):
    factories.home_page()
    compare(client, "/organizations/", organizations, LISTING, LISTING_BYTES)


def test_a_record_costs_the_same_with_many_below_it_and_many_articles(
    client, series, picture
):
    top = factories.OrganizationFactory()

    def fill_up(count):
        unit = fill(series, picture, count)
        unit.bulletin_contributions.update(organization=top)
        factories.OrganizationFactory.create_batch(count, parent=top)

    compare(client, top.get_absolute_url(), fill_up, LISTING, LISTING_BYTES)


def test_an_issue_of_many_articles_costs_as_much_as_one_of_few(client, picture):
    series = factories.series()
    image = ("image", {"image": picture, "caption": "", "credit": ""})
    units = factories.OrganizationFactory.create_batch(12)
    costs = []
    for count in (3, 12):
        articles = [
            factories.article(f"第{place}篇", contributors=[unit], body=[image])
            for place, unit in enumerate(units[:count])
        ]
        issue = factories.issue(series, articles=articles)
        issue.sign_date = factories.SIGNED
        queries, length = cost(client, issue.url)
        costs.append(len(queries))
        assert length <= ISSUE_BYTES
    assert abs(costs[0] - costs[1]) <= 1
    assert max(costs) <= LISTING
