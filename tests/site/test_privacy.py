"""What is not for everybody is neither served nor listed, wherever it stands."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.actions.create_alias import CreatePageAliasAction

from pages.models import SitePage
from tests import factories

pytestmark = pytest.mark.django_db


def public():
    """What Wagtail serves to everybody, asked page by page."""
    rule = super(SitePage, SitePage).get_view_restrictions
    return {page.path for page in SitePage.objects.live() if not rule(page).exists()}


def visible():
    return set(SitePage.objects.visible().values_list("path", flat=True))


def alias_of(page, parent):
    action = CreatePageAliasAction(page, parent=parent, update_slug="alias", user=None)
    return action.execute(skip_permission_checks=True)


def status(client, page):
    return client.get(page.url).status_code


def test_a_public_page_is_served(client):
    assert status(client, factories.plain_page()) == 200


def test_a_private_page_asks_who_is_there(client):
    page = factories.plain_page()
    factories.close(page)
    assert status(client, page) == 302
    client.force_login(factories.UserFactory())
    assert status(client, page) == 200


def test_so_does_every_page_below_it(client):
    top = factories.plain_page(title="内部")
    below = factories.plain_page(factories.plain_page(top, title="二级"), title="三级")
    factories.close(top)
    assert status(client, below) == 302


def test_a_page_beside_a_private_one_stays_open(client):
    private, beside = factories.plain_page(title="内部"), factories.plain_page()
    factories.close(private)
    assert status(client, beside) == 200


def test_the_articles_and_prints_of_a_private_issue_are_private(client):
    issue = factories.issue()
    factories.close(issue)
    for address in ("", "1/", "pdf/", "pdf/1/"):
        assert client.get(f"{issue.url}{address}").status_code == 302, address


def test_an_alias_of_a_private_page_is_private(client):
    source, parent = factories.plain_page(title="内部"), factories.plain_page()
    alias = alias_of(source, parent)
    factories.close(source)
    assert status(client, alias) == 302


def chain_of_aliases(source, length):
    """Aliases each of the one before, each under a page of its own."""
    made = [source]
    for _ in range(length):
        made.append(alias_of(made[-1], factories.plain_page(title="甲")))
    return made[1:]


@pytest.mark.parametrize("length", [2, 3, 4])
def test_an_alias_of_an_alias_of_a_private_page_is_private(client, length):
    source = factories.plain_page(title="内部")
    last = chain_of_aliases(source, length)[-1]
    below = factories.plain_page(last, title="下级")
    assert status(client, last) == 200
    factories.close(source)
    assert status(client, last) == 302
    assert status(client, below) == 302


def test_an_alias_of_a_private_page_is_listed_nowhere():
    source = factories.plain_page(title="内部")
    aliases = chain_of_aliases(source, 2)
    below = factories.plain_page(aliases[0], title="下级")
    factories.close(source)
    assert not {page.path for page in (source, *aliases, below)} & visible()


def test_whether_a_page_is_private_costs_one_statement(
    django_assert_num_queries,
):
    page = factories.plain_page(factories.plain_page(title="上级"), title="下级")
    factories.close(factories.plain_page(title="内部"))
    with django_assert_num_queries(1):
        assert not list(page.get_view_restrictions())


def test_an_alias_below_a_private_page_is_private(client):
    source, parent = factories.plain_page(), factories.plain_page(title="内部")
    alias = alias_of(source, parent)
    factories.close(parent)
    assert status(client, alias) == 302
    assert status(client, source) == 200


def test_a_draft_is_not_served_and_neither_is_what_was_taken_down(client):
    draft, page = factories.plain_page(live=False), factories.plain_page()
    page.unpublish()
    assert status(client, draft) == 404
    assert status(client, page) == 404


@pytest.mark.parametrize("closed", ["甲", "乙", "丙", "首页"])
def test_what_is_visible_is_what_is_live_and_public(closed):
    first = factories.plain_page(title="甲")
    factories.plain_page(factories.plain_page(first, title="乙"), title="丙")
    alias_of(first, factories.plain_page(title="丁"))
    factories.plain_page(title="戊", live=False)
    factories.close(SitePage.objects.get(title=closed, alias_of=None))
    assert visible() == public()


def test_the_sitemap_names_nothing_private(client):
    shown, private = factories.plain_page(), factories.plain_page(title="内部")
    draft = factories.plain_page(title="草稿", live=False)
    factories.close(private)
    text = client.get("/sitemap.xml").content.decode()
    assert shown.full_url in text
    assert private.slug not in text
    assert draft.slug not in text


def test_what_is_visible_is_asked_of_the_restrictions_not_of_every_page():
    """SQLite without statistics would go through all pages for each page."""
    plan = SitePage.objects.visible().explain()
    assert "SEARCH U1 USING INDEX" not in plan


def kept_back(days, **fields):
    day = timezone.localdate() + timedelta(days=days)
    return factories.plain_page(public_from=day, **fields)


def test_a_page_kept_back_is_neither_listed_nor_served_nor_mapped(client):
    page = kept_back(1)
    assert page not in SitePage.objects.visible()
    assert status(client, page) == 404
    assert page.url not in client.get("/sitemap.xml").text


def test_a_page_kept_back_appears_on_its_day_by_itself(client):
    page = kept_back(0)
    assert SitePage.objects.visible().filter(pk=page.pk).exists()
    assert status(client, page) == 200
    assert page.url in client.get("/sitemap.xml").text


def test_what_is_visible_can_be_asked_of_another_day():
    page = kept_back(1)
    listed = SitePage.objects.visible(timezone.localdate() + timedelta(days=1))
    assert listed.filter(pk=page.pk).exists()


def test_the_office_opens_a_page_that_is_kept_back(client):
    page = kept_back(1)
    client.force_login(factories.UserFactory(is_superuser=True))
    assert client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
