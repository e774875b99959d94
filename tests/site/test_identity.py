"""Who publishes the site: what is blank leaves no dangling label."""

import pytest
from django.urls import reverse
from wagtail.models import Site

from pages.models import SiteIdentity
from tests import factories

pytestmark = pytest.mark.django_db
LABELS = {
    "publisher": ("主办", "漾濞县总工会"),
    "organizer": ("承办", "县总工会办公室"),
    "address": ("地址", "苍山西镇一号"),
    "postcode": ("邮编", "672500"),
    "phone": ("电话", "0872-0000000"),
    "email": ("邮箱", "office@example.org"),
    "icp_number": ("", "滇ICP备00000000号"),
    "police_number": ("", "滇公网安备53000002000001号"),
    "site_code": ("网站标识码", "5329220001"),
}


@pytest.fixture
def identity():
    factories.home_page()
    site = Site.objects.get(is_default_site=True)
    return lambda **values: SiteIdentity.objects.create(site=site, **values)


def footer(client):
    html = client.get("/").content.decode()
    return html.split("<footer")[-1].split("</footer>")[0]


def test_a_blank_identity_shows_a_name_and_nothing_else(client, identity):
    identity()
    html = footer(client)
    assert "工会工作简报" in html
    for label, _ in LABELS.values():
        assert not label or label not in html
    assert "：" not in html
    assert "beian" not in html
    assert "None" not in html


@pytest.mark.parametrize("name", LABELS)
def test_each_value_is_shown_with_its_label_and_no_other_label(client, identity, name):
    label, value = LABELS[name]
    identity(**{name: value})
    html = footer(client)
    assert label in html
    assert value in html
    others = {text for other, (text, _) in LABELS.items() if other != name} - {""}
    assert not [other for other in others if f"{other}：" in html]


def test_the_police_record_links_by_its_digits():
    identity = SiteIdentity(police_number="滇公网安备53000002000001号")
    assert identity.police_digits == "53000002000001"
    assert SiteIdentity().police_digits == ""


def test_the_identity_is_edited_in_chinese(client, identity):
    identity()
    client.force_login(factories.UserFactory(is_superuser=True))
    address = reverse("wagtailsettings:edit", args=["pages", "siteidentity"])
    html = client.get(address, follow=True).content.decode()
    for label in ("网站名称", "主办单位", "ICP备案号", "网站标识码"):
        assert label in html
