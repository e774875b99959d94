"""The editors' side: its menu in the order of the work, no call abroad."""

import re

import pytest
from django.urls import reverse
from wagtail.admin.menu import admin_menu

from home.groups import sync_groups
from tests import factories

pytestmark = pytest.mark.django_db
ADDRESS = re.compile(r"(?:https?:)?//([a-z0-9.-]+\.[a-z]{2,})", re.I)
NAMESPACES = {"www.w3.org"}


@pytest.fixture(autouse=True)
def site():
    factories.home_page()
    sync_groups()


def sign_in(client, **rights):
    client.force_login(factories.UserFactory(**rights))


@pytest.mark.parametrize("rights", [{"is_superuser": True}, {"groups": ["编辑"]}])
def test_the_menu_follows_the_order_of_the_work(client, rights):
    sign_in(client, **rights)
    request = client.get(reverse("wagtailadmin_home")).wsgi_request
    items = admin_menu.menu_items_for_request(request)
    labels = [str(item.label) for item in sorted(items, key=lambda item: item.order)]
    wanted = ["工作简报", "组织", "页面", "图片", "文档"]
    assert [label for label in labels if label in wanted] == wanted
    assert labels[0] == "工作简报"


def foreign_hosts(html):
    return set(ADDRESS.findall(html)) - NAMESPACES - {"testserver"}


@pytest.mark.parametrize("rights", [{"is_superuser": True}, {"groups": ["编辑"]}])
@pytest.mark.parametrize(
    "screen",
    ["wagtailadmin_home", "wagtailadmin_account", "wagtailimages:index"],
)
def test_no_screen_names_another_host(client, rights, screen):
    sign_in(client, **rights)
    html = client.get(reverse(screen)).content.decode()
    assert not foreign_hosts(html)
    assert "gravatar" not in html.lower()


def test_nor_does_the_login(client):
    response = client.get(reverse("wagtailadmin_login"))
    assert response.status_code == 200
    assert not foreign_hosts(response.content.decode())


def test_nor_does_a_public_page(client):
    factories.issue()
    for address in ("/", "/bulletin/", "/bulletin/2026-01/", "/organizations/"):
        html = client.get(address).content.decode()
        assert not foreign_hosts(html), address


def test_the_login_greets_in_the_name_of_the_site(client):
    html = client.get(reverse("wagtailadmin_login")).content.decode()
    assert "工会工作简报" in html


def test_the_page_search_names_what_it_counts(client):
    client.force_login(factories.UserFactory(is_superuser=True))
    factories.home_page()
    html = client.get(reverse("wagtailadmin_pages:search")).content.decode()
    assert "个页面" in html
    assert "个None" not in html
