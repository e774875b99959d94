"""Addresses are made by the system and never change by themselves."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    streamfield,
)

from home.models import PlainPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    client.force_login(factories.UserFactory(is_superuser=True))
    return client


def as_posted(title, **more):
    return nested_form_data(
        {
            "title": title,
            "summary": "",
            "lead_image": "",
            "body": streamfield([]),
            "source": "",
            "organization_links": inline_formset([]),
        }
        | more
    )


def create(admin, title, parent=None, **more):
    parent = parent or factories.home_page()
    address = reverse("wagtailadmin_pages:add", args=["home", "plainpage", parent.pk])
    response = admin.post(address, as_posted(title, **more))
    assert response.status_code == 302, response.context["form"].errors
    return PlainPage.objects.latest("pk")


def edit(admin, page, title, **more):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = admin.post(address, as_posted(title, **more))
    assert response.status_code == 302, response.context["form"].errors
    page.refresh_from_db()
    return page


def copy(admin, page, **more):
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    fields = {"new_title": page.title, "new_parent_page": page.get_parent().pk}
    response = admin.post(address, fields | more)
    assert response.status_code == 302, response.context["form"].errors
    return type(page).objects.latest("pk")


@pytest.mark.parametrize("more", [{}, {"action-publish": "1"}])
def test_a_chinese_title_gives_an_ascii_address(admin, more):
    page = create(admin, "工会概况", **more)
    assert page.slug == "gong-hui-gai-kuang"
    assert page.live == bool(more)


def test_a_title_without_a_letter_gives_the_day(admin):
    page = create(admin, "———")
    assert page.slug == f"{timezone.localdate():%Y%m%d}"


def test_two_equal_titles_have_two_addresses(admin):
    slugs = [create(admin, "工会概况").slug for _ in range(3)]
    assert slugs == [
        "gong-hui-gai-kuang",
        "gong-hui-gai-kuang-2",
        "gong-hui-gai-kuang-3",
    ]


def test_nobody_is_asked_for_an_address(admin):
    page = create(admin, "工会概况")
    for name in ("wagtailadmin_pages:edit", "wagtailadmin_pages:copy"):
        html = admin.get(reverse(name, args=[page.pk])).content.decode()
        assert 'name="slug"' not in html
        assert 'type="text" name="new_slug"' not in html


def test_editing_the_title_of_a_public_page_keeps_its_address(admin):
    page = create(admin, "工会概况", **{"action-publish": "1"})
    edit(admin, page, "漾濞工会概况", **{"action-publish": "1"})
    assert page.title == "漾濞工会概况"
    assert page.slug == "gong-hui-gai-kuang"
    assert not Redirect.objects.exists()
    assert admin.get("/gong-hui-gai-kuang/").status_code == 200


def test_editing_the_title_of_a_draft_keeps_its_address(admin):
    page = create(admin, "工会概况")
    edit(admin, page, "另一个名称")
    assert page.slug == "gong-hui-gai-kuang"


def test_a_copy_finds_an_address_by_itself(admin):
    page = create(admin, "工会概况")
    assert copy(admin, page).slug == "gong-hui-gai-kuang-2"
    assert copy(admin, page).slug == "gong-hui-gai-kuang-3"


def test_the_address_of_a_copy_is_spelled_from_its_own_title(admin):
    page = create(admin, "工会概况")
    assert copy(admin, page, new_title="联系我们").slug == "lian-xi-wo-men"


def test_a_copy_elsewhere_needs_no_number(admin):
    page, parent = create(admin, "工会概况"), create(admin, "机构设置")
    copied = copy(admin, page, new_parent_page=parent.pk)
    assert copied.slug == "gong-hui-gai-kuang"
    assert copied.get_parent().pk == parent.pk


def test_a_copy_without_a_title_is_refused(admin):
    page = create(admin, "工会概况")
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    fields = {"new_title": "", "new_parent_page": page.get_parent().pk}
    assert admin.post(address, fields).status_code == 200
    assert PlainPage.objects.count() == 1


def test_the_base_page_itself_is_never_created(admin):
    home = factories.home_page()
    for parent in (home, home.get_parent()):
        address = reverse(
            "wagtailadmin_pages:add", args=["pages", "sitepage", parent.pk]
        )
        assert admin.get(address).status_code != 200


def test_a_plain_page_names_its_organizations(admin, client):
    unit = factories.OrganizationFactory()
    row = {"organization": str(unit.pk), "role": "subject", "ORDER": "1"}
    links = nested_form_data({"organization_links": inline_formset([row])})
    page = create(admin, "送温暖", **links, **{"action-publish": "1"})
    html = client.get(unit.get_absolute_url()).content.decode()
    assert f'href="{page.url}"' in html
    assert "主体" in html
