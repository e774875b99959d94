"""/search/ answers every question, and never with what nobody may read."""

import datetime

import pytest

from search.models import Entry
from tests import factories
from tests.house_rules.test_budgets import LISTING, LISTING_BYTES, compare

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    home = factories.home_page()
    for number in range(1, 4):
        page = factories.plain_page(
            title=f"劳模事迹之{number}",
            body=[("paragraph", "<p>他在第3期夜校里讲：劳动模范不是称号。</p>")],
            editorial_date=datetime.date(2023 + number, 5, 1),
        )
        page.save_revision().publish()
    factories.OrganizationFactory(name="漾濞县总工会")
    return home


def ask(client, text, **options):
    response = client.get("/search/", {"q": text, **options})
    assert response.status_code == 200
    return response


def answer(client, text, **options):
    return ask(client, text, format="json", **options).json()


def test_the_answer_for_programs_says_what_where_and_how_many(client, site):
    told = answer(client, "劳模")
    assert told["total"] == 3
    assert told["facets"] == {
        "kind": {"页面": 3},
        "year": {"2026": 1, "2025": 1, "2024": 1},
    }
    first = told["hits"][0]
    assert set(first) == {"title", "url", "type", "date", "excerpt"}
    assert client.get(first["url"]).status_code == 200


def test_a_page_marks_what_was_asked_for(client, site):
    text = ask(client, "第三期").content.decode()
    assert "<mark>第3期</mark>" in text
    assert "共3条" in text


def test_kind_year_and_order_narrow_an_answer_but_not_its_counts(client, site):
    told = answer(client, "劳模", year="2025")
    assert [hit["date"] for hit in told["hits"]] == ["2025-05-01"]
    assert told["facets"]["year"]["2026"] == 1
    dates = [hit["date"] for hit in answer(client, "劳模", order="date")["hits"]]
    assert dates == ["2026-05-01", "2025-05-01", "2024-05-01"]
    assert answer(client, "劳模", kind="工会组织")["total"] == 0
    assert answer(client, "劳模", year="二〇", kind="\x00")["total"] == 3


def test_where_nothing_holds_every_word_any_will_do_and_it_is_said(client, site):
    text = ask(client, "夜校 总工会").content.decode()
    assert "没有同时含有这些词的内容" in text
    assert answer(client, "夜校 总工会")["total"] == 4


def test_nothing_found_helps_on(client, site):
    text = ask(client, "电视台").content.decode()
    assert "没有找到“电视台”" in text
    assert "/organizations/" in text


def test_nothing_asked_is_a_hint_and_no_error(client, site):
    for text in ("", "   ", "，", '"', "%"):
        assert "请输入要找的词" in ask(client, text).content.decode()


@pytest.mark.parametrize(
    "text",
    [
        "' OR 1=1 --",
        "<script>alert(1)</script>",
        '"',
        "NEAR(",
        "劳模*",
        "\x00",
        "工" * 5000,
        "𠮷😀",
        "劳模 AND",
        ":*",
        "a" * 200,
        "\\",
        "{title}: 劳模",
    ],
)
def test_every_question_is_answered_and_escaped(client, site, text):
    content = ask(client, text).content.decode()
    assert "<script>alert" not in content


@pytest.mark.parametrize(
    "number", ["11010519491231002X", "13800138000", "6222000000000000004"]
)
def test_the_number_of_a_private_person_finds_nothing(client, number):
    factories.home_page()
    page = factories.plain_page(title=f"误登{number}", body=[])
    page.save_revision().publish()
    assert Entry.objects.count() == 1
    assert answer(client, number)["total"] == 0


def test_what_was_closed_behind_the_back_of_the_index_is_not_shown(client, site):
    """Twice safe: an entry whose thing may not be read has no place."""
    from pages.models import SitePage

    SitePage.objects.filter(title__startswith="劳模").update(live=False)
    told = answer(client, "劳模")
    assert told["hits"] == []


def fill(count):
    for number in range(count):
        page = factories.plain_page(title=f"送清凉之{number}", body=[])
        page.save_revision().publish()
        factories.OrganizationFactory(name=f"送清凉{Entry.objects.count()}工会")


def test_thirty_hits_cost_as_much_as_three(client):
    factories.home_page()
    compare(client, "/search/?q=送清凉", fill, LISTING, LISTING_BYTES)
