"""Preparing an empty database, once or ten times."""

import io

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import override_settings
from wagtail.models import (
    GroupCollectionPermission,
    GroupPagePermission,
    Site,
    Task,
    Workflow,
)

from home.models import HomePage
from pages.models import SitePage
from tests import factories

pytestmark = pytest.mark.django_db


def start():
    call_command("start_site", stdout=io.StringIO())


def snapshot():
    models = (
        SitePage, Site, Group, Group.permissions.through,
        GroupPagePermission, GroupCollectionPermission, Workflow, Task,
    )  # fmt: skip
    return {
        model.__name__: list(model.objects.order_by("pk").values()) for model in models
    }


def test_the_front_page_takes_the_place_of_the_welcome_page(client):
    assert SitePage.objects.filter(title__contains="Welcome").exists()
    start()
    assert not SitePage.objects.filter(title__contains="Welcome").exists()
    assert Site.objects.get().root_page.specific == HomePage.objects.get()
    assert client.get("/").status_code == 200


def test_starting_again_changes_nothing():
    start()
    before = snapshot()
    start()
    assert snapshot() == before


def test_starting_again_keeps_the_content():
    start()
    page = factories.plain_page(title="工会概况")
    start()
    assert SitePage.objects.filter(pk=page.pk).exists()


def test_everything_an_editor_meets_is_named_in_chinese():
    start()
    named = [
        *SitePage.objects.values_list("title", flat=True),
        *Group.objects.values_list("name", flat=True),
        *Workflow.objects.values_list("name", flat=True),
        *Task.objects.values_list("name", flat=True),
    ]
    assert not [name for name in named if name.isascii()]


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://gh.example.org", "https://gh.example.org/"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/"),
        ("http://gh.example.org", "http://gh.example.org/"),
    ],
)
def test_full_addresses_are_those_of_the_site(address, shown):
    with override_settings(WAGTAILADMIN_BASE_URL=address):
        start()
    assert HomePage.objects.get().full_url == shown
