"""Page types: each has a template, a card, a place in the tree and a Chinese name."""

import re
from types import SimpleNamespace

import pytest
from django.apps import apps
from wagtail.models import get_page_models

from home.models import LISTING_TYPES
from pages.checks import check_page_types, faults
from pages.models import ListingPage, SitePage
from tests.house_rules.files import PACKAGES

PAGE_TYPES = [page_type for page_type in get_page_models() if page_type.is_creatable]
each_page_type = pytest.mark.parametrize(
    "page_type", PAGE_TYPES, ids=lambda page_type: page_type.__name__
)
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_every_page_type_keeps_the_grammar():
    assert not check_page_types(None)


def page_type_with(**changes):
    names = SimpleNamespace(verbose_name="页面", verbose_name_plural="页面")
    sound = {
        "template": "home/plain_page.html",
        "card_template": "pages/_page_card.html",
        "parent_page_types": [],
        "subpage_types": [],
        "_meta": names,
    }
    return SimpleNamespace(**sound | changes)


@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ({"template": "home/nothing.html"}, 1),
        ({"card_template": "home/_nothing.html"}, 2),
        ({"parent_page_types": None}, 3),
        ({"subpage_types": None}, 3),
        (
            {"_meta": SimpleNamespace(verbose_name="page", verbose_name_plural="页面")},
            4,
        ),
    ],
)
def test_the_check_tells_each_fault(changes, number):
    assert [told for told, _ in faults(page_type_with(**changes))] == [number]


def test_the_check_is_silent_about_a_sound_page_type():
    assert not list(faults(page_type_with()))


@each_page_type
def test_the_tree_is_described_from_both_sides(page_type):
    for parent in page_type.allowed_parent_page_models():
        assert page_type in parent.allowed_subpage_models()
    if page_type.__name__ != "HomePage":
        assert page_type.allowed_parent_page_models()


@each_page_type
def test_every_page_type_is_a_site_page(page_type):
    assert issubclass(page_type, SitePage)


@each_page_type
def test_no_page_type_names_its_template_by_hand(page_type):
    """Wagtail's own naming is the rule: ``app/model_name.html``."""
    assert "template" not in SitePage.__dict__ or page_type.template
    words = re.sub(r"(?<!^)(?=[A-Z])", "_", page_type.__name__).lower()
    assert page_type.template == f"{page_type._meta.app_label}/{words}.html"


@each_page_type
def test_every_field_an_editor_fills_in_has_a_chinese_name(page_type):
    own = [
        field
        for field in page_type._meta.local_fields
        if field.editable
        and not field.auto_created
        and not field.primary_key
        and not field.name.endswith("_ptr")
    ]
    assert not [field.name for field in own if not CHINESE.search(field.verbose_name)]


def test_every_listing_can_stand_on_the_front_page():
    listings = {
        page_type._meta.label
        for page_type in PAGE_TYPES
        if issubclass(page_type, ListingPage)
    }
    assert listings == set(LISTING_TYPES)


def test_every_model_of_ours_has_a_chinese_name():
    ours = {package.name for package in PACKAGES}
    assert not [
        model._meta.label
        for config in apps.get_app_configs()
        if config.name in ours
        for model in config.get_models()
        if not CHINESE.search(str(model._meta.verbose_name))
    ]
