"""Pictures of many bodies are loaded together, whatever has become of them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import PlainPage
from library.models import UnionImage
from pages.pictures import load_pictures, picture_ids
from tests import factories

pytestmark = pytest.mark.django_db


def body(*pictures, gallery=False):
    """The body of a page read afresh from the database."""
    values = [{"image": one.pk, "caption": "", "credit": ""} for one in pictures]
    raw = (
        [{"type": "gallery", "value": {"images": values}}]
        if gallery
        else [{"type": "image", "value": value} for value in values]
    )
    page = factories.plain_page(body=raw)
    return PlainPage.objects.get(pk=page.pk).body


def pictures_in(value):
    for child in value:
        if child.block_type == "image":
            yield child.value["image"]
        else:
            yield from (item["image"] for item in child.value["images"])


def queries_for(count):
    made = factories.ImageFactory.create_batch(count)
    half = count // 2
    bodies = [body(*made[:half]), body(*made[half:], gallery=True)]
    with CaptureQueriesContext(
        connection,
    ) as queries:
        load_pictures(bodies)
        shown = [picture for value in bodies for picture in pictures_in(value)]
        [list(picture.renditions.all()) for picture in shown]
    assert shown == made
    return len(queries)


def test_thirty_pictures_cost_as_much_as_three():
    assert queries_for(3) == queries_for(30) == 2


def test_a_body_without_pictures_asks_the_database_nothing(
    django_assert_num_queries,
):
    value = body()
    with django_assert_num_queries(0):
        load_pictures([value])


def test_a_picture_in_two_bodies_is_found_in_both():
    one = factories.ImageFactory()
    bodies = [body(one), body(one, gallery=True)]
    load_pictures(bodies)
    assert [list(pictures_in(value)) for value in bodies] == [[one], [one]]


def test_a_picture_deleted_from_the_library_crashes_nothing(
    django_assert_num_queries,
):
    kept, gone = factories.ImageFactory.create_batch(2)
    bodies = [body(kept, gone), body(gone, kept, gallery=True)]
    UnionImage.objects.filter(pk=gone.pk).delete()
    with django_assert_num_queries(2):
        load_pictures(bodies)
        assert list(pictures_in(bodies[0])) == [kept, None]
    assert list(pictures_in(bodies[1])) == [None, kept]
    for value in bodies:
        assert "None" not in value.render_as_block()


def test_pictures_are_told_from_raw_data_in_both_shapes_of_a_list():
    raw = [
        {"type": "paragraph", "value": "<p>文字</p>"},
        {"type": "image", "value": {"image": 1}},
        {"type": "image", "value": {"image": None}},
        {"type": "gallery", "value": {"images": [{"image": 2}]}},
        {
            "type": "gallery",
            "value": {"images": [{"type": "item", "id": "x", "value": {"image": 3}}]},
        },
    ]
    assert list(picture_ids(raw)) == [1, 2, 3]
