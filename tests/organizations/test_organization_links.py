"""The page of an organization gathers everything public that speaks of it."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organizations.enums import LinkRole
from organizations.links import Link, links_to, look_up
from organizations.models import OrganizationLink
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    factories.home_page()
    return factories.OrganizationFactory(name="平坡镇工会联合会")


def spoken_of(unit, day, role=LinkRole.SUBJECT, **fields):
    """A public page that speaks of the organization."""
    page = factories.plain_page(editorial_date=day, **fields)
    page.organization_links = [OrganizationLink(organization=unit, role=role)]
    page.save_revision().publish()
    return page


def contributed(unit, day, title="供稿文章", parent=None):
    return factories.issue(
        parent,
        sign_date=day,
        articles=[
            factories.article("别的文章"),
            factories.article(title, contributors=[unit]),
        ],
    )


def march(day):
    return datetime.date(2026, 3, day)


def titles(unit):
    return [link.title for link in look_up(links_to(unit))]


def test_pages_and_articles_stand_together_newest_first(unit):
    spoken_of(unit, march(1), title="甲")
    contributed(unit, march(3), title="乙")
    spoken_of(unit, march(5), title="丙")
    spoken_of(unit, None, title="没有日期")
    assert titles(unit) == ["丙", "乙", "甲", "没有日期"]


def test_an_article_is_linked_at_its_own_address_under_its_issue(unit):
    contributed(unit, march(3), title="乙")
    assert look_up(links_to(unit)) == [
        Link(
            title="乙",
            url="/bulletin/2026-01/2/",
            context="工会工作简报2026年第1期",
            day=march(3),
            role="供稿",
        )
    ]


def test_a_page_is_linked_with_its_role(unit):
    page = spoken_of(unit, march(1), LinkRole.MENTION)
    (link,) = look_up(links_to(unit))
    assert (link.url, link.role) == (page.url, "提及")


def test_what_is_not_public_is_absent(unit):
    draft = factories.plain_page(title="草稿", live=False)
    draft.organization_links = [OrganizationLink(organization=unit)]
    draft.save()
    factories.close(spoken_of(unit, march(1), title="内部"))
    spoken_of(unit, march(2), title="撤下").unpublish()
    series = factories.series()
    factories.draft(series, articles=[factories.article(contributors=[unit])])
    contributed(unit, march(3), parent=series).unpublish()
    factories.close(contributed(unit, march(4), parent=series))
    assert titles(unit) == []


def test_what_stands_below_a_private_page_is_absent(unit):
    series = factories.series()
    contributed(unit, march(3), parent=series)
    factories.close(series)
    assert titles(unit) == []


def test_another_organization_is_not_credited(unit):
    other = factories.OrganizationFactory()
    contributed(other, march(3))
    spoken_of(other, march(3))
    assert titles(unit) == []


def shown(client, unit, query=""):
    response = client.get(f"{unit.get_absolute_url()}{query}")
    assert response.status_code == 200
    return response


def fill(unit, count):
    series = factories.series()
    for number in range(count):
        spoken_of(unit, march(1 + number % 28), title=f"报道{number}")
        for article in factories.many_issues(series, 1)[0].articles.all():
            article.contributions.create(organization=unit)


def queries(client, unit):
    shown(client, unit)
    with CaptureQueriesContext(connection) as captured:
        shown(client, unit)
    return len(captured)


def test_thirty_links_cost_as_much_as_three(client, unit):
    fill(unit, 2)
    few = queries(client, unit)
    fill(factories.OrganizationFactory(), 1)
    for number in range(14):
        spoken_of(unit, march(9), title=f"又一篇{number}")
    assert queries(client, unit) == few <= 15


def test_a_long_record_is_paged_and_loses_nothing(client, unit):
    for number in range(21):
        spoken_of(unit, march(9), title=f"报道{number:02}")
    first, second = shown(client, unit), shown(client, unit, "?page=2")
    listed = [*first.context["links"], *second.context["links"]]
    assert len(first.context["links"]) == 20
    assert len({link.url for link in listed}) == 21
    for nonsense in ("0", "x", "9" * 5000):
        shown(client, unit, f"?page={nonsense}")


def test_a_record_that_nothing_speaks_of_says_so(client, unit):
    assert "还没有关于这个单位的报道" in shown(client, unit).content.decode()
