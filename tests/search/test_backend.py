"""Wagtail's own searches, in Chinese, the same on both databases."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.search.query import And, Not, Or, Phrase, PlainText

from home.models import PlainPage
from organizations.models import Organization
from pages.models import SitePage
from tests import factories

pytestmark = pytest.mark.django_db

TITLES = {
    "a": "县总工会召开劳模座谈会，表彰2026年五一劳动奖章获得者",
    "b": "第13期职工夜校开班",
    "c": "第三期工会干部培训班结业",
    "d": "漾濞县总体规划公布",
    "e": "C919大飞机产业工人事迹",
    "f": "勞動模範的家",
}


@pytest.fixture
def pages():
    return {
        name: factories.plain_page(title=title, body=[])
        for name, title in TITLES.items()
    }


def found(query, pages, search="search"):
    """The names of the pages that the query finds."""
    by_key = {page.pk: name for name, page in pages.items()}
    results = getattr(PlainPage.objects.all(), search)(query)
    names = "".join(sorted(by_key[page.pk] for page in results))
    assert results.count() == len(names)
    return names


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("工会", "ac"),
        ("劳模", "a"),
        ("劳动模范", "f"),
        ("第3期", "c"),
        ("第三期", "c"),
        ("第13期", "b"),
        ("期", "bc"),
        ("漾", "d"),
        ("2026", "a"),
        ("２０２６年", "a"),
        ("c919", "e"),
        ("C91", ""),
        ("工会 培训", "c"),
        ("培训 劳模", ""),
        ("座谈会表彰", ""),
        ('"', ""),
        ("   ", ""),
        ("，", ""),
        ("%", ""),
        ("*", ""),
        ("'", ""),
        ("\\", ""),
        (":*", ""),
        ("NOT AND (", ""),
        ("工" * 3000, ""),
    ],
)
def test_a_search_finds_what_is_written(pages, query, names):
    assert found(query, pages) == names


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("劳模", "a"),
        ("总工", "a"),
        ("大飞机", "e"),
        ("c9", "e"),
        ("202", "a"),
        ('"', ""),
    ],
)
def test_what_is_being_typed_is_found_from_any_part(pages, query, names):
    assert found(query, pages, "autocomplete") == names


@pytest.mark.parametrize(
    ("query", "names"),
    [
        (PlainText("劳模 培训", operator="or"), "ac"),
        (Phrase("工会 干部"), "c"),
        (And([PlainText("期"), PlainText("工会")]), "c"),
        (Or([PlainText("劳模"), PlainText("！")]), "a"),
        (And([PlainText("期"), Not(PlainText("工会"))]), "b"),
        (Not(PlainText("期")), "adef"),
    ],
)
def test_queries_are_put_together(pages, query, names):
    assert found(query, pages) == names


def test_a_title_comes_before_a_body(pages):
    body = [("paragraph", "<p>夜校夜校夜校的故事。</p>")]
    factories.plain_page(title="故事", body=body)
    assert [page.title for page in PlainPage.objects.search("夜校")] == [
        TITLES["b"],
        "故事",
    ]


def test_a_text_in_a_body_is_found_and_an_old_one_no_more(pages):
    page = factories.plain_page(title="甲", body=[("paragraph", "<p>送清凉到工地</p>")])
    assert SitePage.objects.search("送清凉").count() == 1
    page.body = [("paragraph", "<p>送温暖到工地</p>")]
    page.save()
    assert SitePage.objects.search("送清凉").count() == 0
    page.delete()
    assert SitePage.objects.search("送温暖").count() == 0


def test_hits_are_counted_by_field_and_ordered_by_date(pages):
    results = SitePage.objects.search("工会")
    assert sum(results.facet("content_type_id").values()) == 2
    by_date = SitePage.objects.order_by("-editorial_date").search(
        "工会", order_by_relevance=False
    )
    assert by_date.count() == len(list(by_date)) == 2


def test_many_hits_cost_one_statement(pages, django_assert_num_queries):
    for _ in range(30):
        factories.plain_page(title="工会的一天", body=[])
    with django_assert_num_queries(1):
        assert len(list(PlainPage.objects.search("工会"))) == 32


def test_a_saved_page_reads_nothing_of_the_others():
    page = factories.plain_page(title="一", body=[])
    with CaptureQueriesContext(connection) as queries:
        page.save()
    assert not [query for query in queries if "AVG(" in query["sql"].upper()]


def test_pictures_and_organizations_are_found_by_any_part_of_a_name():
    factories.ImageFactory(title="漾濞江边的核桃树")
    factories.OrganizationFactory(name="漾濞县平坡镇工会联合会")
    assert get_image_model().objects.search("核桃").count() == 1
    assert Organization.objects.search("平坡镇").count() == 1
    assert Organization.objects.autocomplete("联合").count() == 1


@pytest.mark.parametrize("query", ["劳模", '"', "   ", "工" * 300, "%"])
def test_every_search_of_the_admin_answers(admin_client, pages, query):
    for name in (
        "wagtailadmin_pages:search",
        "wagtailadmin_choose_page_search",
        "wagtailimages:index",
        "wagtaildocs:index",
    ):
        response = admin_client.get(reverse(name), {"q": query})
        assert response.status_code == 200, name
    response = admin_client.get(reverse("wagtailadmin_pages:search"), {"q": "劳模"})
    assert TITLES["a"] in response.content.decode()
