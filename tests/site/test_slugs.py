"""Addresses spelled from names, without a database."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.slugs import LONGEST, first_free, romanized

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
