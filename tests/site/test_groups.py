"""Who may do what: editors write, signatories publish."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    streamfield,
)

from home.groups import sync_groups
from home.models import PlainPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def groups():
    factories.home_page()
    sync_groups()


@pytest.fixture
def sign_in(client):
    def as_member_of(*names):
        user = factories.UserFactory(groups=names)
        client.force_login(user)
        return user

    return as_member_of


def test_the_two_groups_are_those_of_the_office():
    assert set(Group.objects.values_list("name", flat=True)) == {"编辑", "签发人"}


def test_what_the_office_added_stays():
    Group.objects.create(name="档案员")
    extra = Permission.objects.get(codename="delete_organization")
    Group.objects.get(name="编辑").permissions.add(extra)
    sync_groups()
    assert Group.objects.filter(name="档案员").exists()
    assert extra in Group.objects.get(name="编辑").permissions.all()


def test_an_editor_may_write_and_not_publish(sign_in):
    rights = factories.home_page().permissions_for_user(sign_in("编辑"))
    assert rights.can_add_subpage()
    assert not rights.can_publish()
    assert not rights.can_publish_subpage()


def test_a_signatory_may_publish(sign_in):
    rights = factories.plain_page().permissions_for_user(sign_in("签发人"))
    assert rights.can_edit()
    assert rights.can_publish()
    assert rights.can_unpublish()
    assert rights.can_lock()


def test_no_group_may_delete_what_is_public(sign_in):
    page = factories.plain_page()
    assert not page.permissions_for_user(sign_in("编辑")).can_delete()


def posted(**more):
    return (
        nested_form_data(
            {
                "title": "工会概况",
                "summary": "",
                "lead_image": "",
                "body": streamfield([]),
                "source": "",
                "organization_links": inline_formset([]),
            }
        )
        | more
    )


def test_an_editor_who_asks_for_publication_gets_a_draft(client, sign_in):
    sign_in("编辑")
    home = factories.home_page()
    address = reverse("wagtailadmin_pages:add", args=["home", "plainpage", home.pk])
    client.post(address, posted(**{"action-publish": "1"}))
    assert not PlainPage.objects.get().live


def test_an_editor_is_offered_review_and_a_signatory_publication(client, sign_in):
    page = factories.plain_page(live=False)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    sign_in("编辑")
    assert 'name="action-publish"' not in client.get(address).content.decode()
    sign_in("签发人")
    assert 'name="action-publish"' in client.get(address).content.decode()


@pytest.mark.parametrize("name", ["编辑", "签发人"])
def test_both_keep_the_register_and_the_library(client, sign_in, name):
    sign_in(name)
    for screen in (
        "wagtailsnippets_organizations_organization:add",
        "wagtailsnippets_bulletin_distributionlist:list",
        "wagtailimages:add",
        "wagtaildocs:add",
    ):
        assert client.get(reverse(screen)).status_code == 200, screen


@pytest.mark.parametrize("name", ["编辑", "签发人"])
@pytest.mark.parametrize(
    "screen", ["wagtailusers_users:index", "wagtailusers_groups:index"]
)
def test_neither_manages_accounts(client, sign_in, name, screen):
    sign_in(name)
    assert client.get(reverse(screen)).status_code == 302


def test_who_belongs_to_no_group_does_not_get_in(client, sign_in):
    sign_in()
    assert client.get(reverse("wagtailadmin_home")).status_code == 302


def test_rights_stand_once_and_on_the_whole_tree():
    sync_groups()
    held = GroupPagePermission.objects.filter(group__name="编辑")
    assert sorted(held.values_list("permission__codename", flat=True)) == [
        "add_sitepage",
        "change_sitepage",
    ]
    assert {one.page.depth for one in held} == {1}
