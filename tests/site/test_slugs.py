"""Addresses spelled from names; none that a page could not be reached under."""

import re

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from home.models import PlainPage
from pages.models import SitePage
from pages.slugs import LONGEST, first_free, romanized
from tests import factories

ASCII_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("工会概况", "gong-hui-gai-kuang"),
        ("2026年工作要点", "2026-nian-gong-zuo-yao-dian"),
        ("“五一”专题", "wu-yi-zhuan-ti"),
        ("Contact us", "contact-us"),
        ("———", ""),
        ("", ""),
    ],
)
def test_a_name_is_spelled_in_pinyin(title, slug):
    assert romanized(title) == slug


def test_a_long_name_is_cut_between_syllables():
    slug = romanized("关于开展全县职工职业技能竞赛活动的通知")
    assert len(slug) <= LONGEST
    assert slug == "guan-yu-kai-zhan-quan-xian-zhi-gong-zhi"


@given(st.text(max_size=80))
def test_whatever_the_name_the_address_is_ascii_and_short(title):
    slug = romanized(title)
    assert not slug or ASCII_SLUG.fullmatch(slug)
    assert len(slug) <= LONGEST


@given(st.text("一二ab- ", max_size=30))
def test_the_same_name_gives_the_same_address(title):
    assert romanized(title) == romanized(title)


@given(st.sets(st.integers(1, 12)))
def test_the_first_free_address_is_free_and_none_before_it_is(taken):
    names = ["page", *(f"page-{number}" for number in range(2, 20))]
    occupied = {names[number - 1] for number in taken}
    found = first_free("page", lambda slug: slug not in occupied)
    assert found not in occupied
    assert set(names[: names.index(found)]) <= occupied


FIXED = ["Admin", "Documents", "Organizations", "Static", "Media"]


@pytest.mark.django_db
@pytest.mark.parametrize("title", FIXED)
def test_a_page_named_as_a_fixed_address_gets_another_and_is_reached(client, title):
    page = factories.plain_page(title=title)
    assert page.slug == f"{title.lower()}-2"
    assert client.get(page.url).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("title", FIXED)
def test_below_another_page_such_a_name_is_free(client, title):
    page = factories.plain_page(factories.plain_page(), title=title)
    assert page.slug == title.lower()
    assert client.get(page.url).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["feed", "latest"])
def test_below_a_list_the_addresses_of_the_list_are_taken(slug):
    series = factories.series()
    assert not SitePage._slug_is_available(slug, series)
    assert not SitePage._slug_is_available(slug, SitePage.objects.get(pk=series.pk))
    assert SitePage._slug_is_available(slug, factories.home_page())


@pytest.mark.django_db
def test_a_page_cannot_be_made_under_a_fixed_address():
    with pytest.raises(ValidationError):
        factories.plain_page(slug="admin")


@pytest.mark.django_db
def test_a_page_that_stands_under_a_fixed_address_can_still_be_saved():
    page = factories.plain_page(title="旧页")
    PlainPage.objects.filter(pk=page.pk).update(slug="documents")
    page.refresh_from_db()
    page.save_revision().publish()
    assert PlainPage.objects.get(pk=page.pk).slug == "documents"
