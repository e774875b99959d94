"""The archive's page: what is listed, found, counted, exported and fed."""

import csv
import datetime
import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from honors.models import EssayIndexPage
from organizations.figures.sources import reported
from tests import factories

pytestmark = pytest.mark.django_db
TOMORROW = timezone.localdate() + datetime.timedelta(days=1)
HIDDEN = {
    "internal": {"rights": "internal"},
    "embargoed": {"embargo_until": TOMORROW},
}


@pytest.fixture
def index():
    return factories.essay_index()


@pytest.fixture
def event(index):
    return factories.EssayEventFactory(name="全州工会理论研讨会", session="第三届")


def hide_some(**fields):
    """An internal essay, an embargoed one, a draft, and one taken down."""
    for title, kept_back in HIDDEN.items():
        factories.open_essay(title=f"{title}秘", **kept_back | fields)
    factories.essay_draft(title="draft秘", **fields)
    factories.essay(title="down秘", **fields).unpublish()


def titles(response):
    return [item.title for item in response.context["items"]]


def read_csv(response):
    text = response.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_latest_years_come_first_and_uncertain_ones_last(client, event):
    for title, year in (("甲", "2023"), ("乙", "202_年"), ("丙", "2024")):
        factories.essay(title=title, year_text=year)
    assert titles(client.get("/essays/")) == ["丙", "甲", "乙"]


def test_within_an_event_the_highest_prize_comes_first(client, event):
    for title, prize in (
        ("三", "third"),
        ("特", "special"),
        ("一", "first"),
        ("入", ""),
    ):
        factories.essay(title=title, prize=prize, event=event)
    response = client.get(f"/essays/events/{event.pk}/")
    listed = [
        essay.title for _, essays in response.context["prizes"] for essay in essays
    ]
    assert listed == ["特", "一", "三", "入"]
    assert "全州工会理论研讨会（第三届）" in response.text
    assert "入选，未设奖次" in response.text


@pytest.mark.parametrize(
    "address",
    [
        "/essays/",
        "/essays/?view=table",
        "/essays/?q=秘",
        "/essays/?author=秘人",
        "/essays/feed/",
        "/essays/authors/",
        "/essays/events/{event}/",
        "/essays/export/csv/",
        "/sitemap.xml",
        "/",
    ],
)
def test_what_is_not_public_is_in_no_list(client, event, address):
    home = factories.home_page()
    home.front = [
        ("latest", {"listing": event_index(), "heading": "", "count": 12}),
    ]
    home.save_revision().publish()
    factories.essay(title="公开的", event=event, prize="first")
    hide_some(event=event, prize="second", authors=["秘人"])
    response = client.get(address.format(event=event.pk))
    content = response.content.decode()
    assert response.status_code == 200
    assert "秘" not in content.replace('value="秘', "").replace("：秘", "")
    for slug in ("2024-2", "2024-3", "2024-4", "2024-5"):
        assert f"/essays/{slug}/" not in content


def event_index():
    return EssayIndexPage.objects.get()


def test_an_event_without_a_public_essay_has_no_page(client, event):
    hide_some(event=event, prize="second")
    assert client.get(f"/essays/events/{event.pk}/").status_code == 404
    assert event.name not in client.get("/essays/events/").text


def test_the_counts_are_of_what_is_listed(client, event):
    factories.essay(event=event, prize="first")
    hide_some(event=event, prize="first")
    form = client.get("/essays/").context["form"]
    assert ("2024", "2024年（1）") in form.fields["year"].choices
    assert ("first", "一等奖（1）") in form.fields["prize"].choices


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("year=2023", ["甲"]),
        ("year=uncertain", ["乙"]),
        ("prize=first", ["丙"]),
        ("level=prefecture", ["丙"]),
        ("author=尹志远", ["丙"]),
        ("author=尹志", []),
        ("kind=report", ["甲"]),
        ("q=协商", ["乙"]),
        ("q=丙", ["丙"]),
        ("as_of=2024-08-31", []),
        ("as_of=2024-09-01", ["丙"]),
        ("year=2023&prize=first", []),
        ("year=1999", ["丙", "甲", "乙"]),
        ("year=abc", ["丙", "甲", "乙"]),
        ("as_of=昨天", ["丙", "甲", "乙"]),
        ("prize=any", ["丙"]),
    ],
)
def test_the_filters_find_what_they_say(client, event, query, found):
    factories.essay(title="甲", year_text="2023", kind="report")
    factories.essay(title="乙", year_text="202_年", keywords="集体协商；茶园")
    factories.essay(
        title="丙", authors=["杨素梅", "尹志远"], event=event, prize="first"
    )
    assert titles(client.get(f"/essays/?{query}")) == found


def test_a_filter_that_is_wrong_says_so_in_a_sentence(client, event):
    assert "没有这样的年份" in client.get("/essays/?year=abc").text
    assert "要写成2005-12-31的样子" in client.get("/essays/?as_of=昨天").text


def test_a_unit_finds_the_essays_of_its_people_and_its_own(client, event):
    unit = factories.OrganizationFactory(name="苍山西镇工会联合会")
    factories.essay(title="甲", authors=[{"name": "杨素梅", "organization": unit}])
    factories.essay(title="乙", organization=unit)
    factories.essay(title="丙")
    response = client.get(f"/essays/?organization={unit.pk}")
    assert sorted(titles(response)) == ["乙", "甲"]
    hidden = factories.OrganizationFactory(name="只有内部论文的工会")
    factories.essay(organization=hidden, rights="internal")
    assert "只有内部论文的工会" not in client.get("/essays/").text


def test_the_organizations_page_shows_each_essay_once(client, event):
    unit = factories.OrganizationFactory(name="苍山西镇工会联合会")
    pair = [{"name": name, "organization": unit} for name in ("杨素梅", "尹志远")]
    factories.essay(title="公开的", authors=pair, event=event, prize="first")
    hide_some(authors=pair)
    html = client.get(unit.get_absolute_url()).text
    assert html.count("公开的</a>") == 1
    assert "秘" not in html
    assert "全州工会理论研讨会（第三届）一等奖" in html


def test_authors_stand_under_the_first_letter_of_their_pinyin(client, event):
    factories.essay(authors=["杨素梅", "字建华"])
    factories.essay(authors=["杨素梅"])
    letters = client.get("/essays/authors/").context["letters"]
    assert [(letter, len(members)) for letter, members in letters] == [
        ("Y", 1),
        ("Z", 1),
    ]
    assert letters[0][1][0][1:] == ("杨素梅", 2)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_export_is_complete_and_keeps_to_the_filters(client, event, ending):
    for number in range(60):
        factories.essay(title=f"第{number}篇", year_text="2023")
    factories.essay(title="别的年份")
    hide_some(year_text="2023")
    response = client.get(f"/essays/export/{ending}/?year=2023")
    if ending == "csv":
        rows = [row["题名"] for row in read_csv(response)]
    else:
        book = openpyxl.load_workbook(io.BytesIO(response.content))
        rows = [row[2] for row in book.active.iter_rows(min_row=3, values_only=True)]
    assert sorted(rows) == sorted(f"第{number}篇" for number in range(60))


def test_an_exported_cell_is_never_a_formula(client, event):
    factories.essay(title="=HYPERLINK(1)", authors=["@SUM(A1)"])
    [row] = read_csv(client.get("/essays/export/csv/"))
    assert (row["题名"], row["作者"]) == ("'=HYPERLINK(1)", "'@SUM(A1)")


def test_an_export_names_the_original_only_where_it_is_given_out(client, event):
    given = factories.original("给.pdf", b"%PDF-1.7 given")
    kept = factories.original("不给.pdf", b"%PDF-1.7 kept")
    factories.open_essay(title="甲", original=given)
    factories.open_essay(title="乙", original=kept, rights="abstract")
    rows = {row["题名"]: row for row in read_csv(client.get("/essays/export/csv/"))}
    assert rows["甲"]["SHA-256"] == given.sha256
    assert rows["乙"]["原件"] == rows["乙"]["SHA-256"] == ""


def test_no_other_kind_of_export_exists(client, event):
    assert client.get("/essays/export/pdf/").status_code == 404


def test_the_feed_brings_what_was_deposited_last(client, event):
    factories.essay(title="新得的旧作", year_text="1999")
    factories.essay(title="旧得的新作", year_text="2026")
    first, second = event_index().items().order_by("year")
    type(first).objects.filter(pk=second.pk).update(
        first_published_at=timezone.now() - datetime.timedelta(days=9)
    )
    text = client.get("/essays/feed/").text
    assert text.index("新得的旧作") < text.index("旧得的新作")


def test_an_essay_that_was_under_embargo_is_new_on_its_first_public_day(client, event):
    essay = factories.essay(title="刚解除的", embargo_until=timezone.localdate())
    factories.essay(title="昨天的")
    long_ago = timezone.now() - datetime.timedelta(days=90)
    yesterday = timezone.now() - datetime.timedelta(days=1)
    essays = type(essay).objects
    essays.filter(pk=essay.pk).update(first_published_at=long_ago)
    essays.exclude(pk=essay.pk).update(first_published_at=yesterday)
    text = client.get("/essays/feed/").text
    assert text.index("刚解除的") < text.index("昨天的")
    assert f"<published>{timezone.localdate()}T08:00:00" in text


def figures(day):
    return {one.key: one for one in reported(day) if one.key.startswith("essay")}


SEEDS_DAY = datetime.date(2005, 12, 31)


@pytest.fixture
def seed(index):
    """Two prizes of a seminar whose year is masked in a report of 2005."""
    seminar = factories.EssayEventFactory(name="全州工会工作研讨会", begins_on=None)
    for prize in ("first", "second"):
        factories.essay(
            event=seminar, prize=prize, year_text="202_年", attested_on=SEEDS_DAY
        )
    return seminar


def test_prizes_of_an_uncertain_year_count_from_the_day_of_their_source(seed):
    told = figures(SEEDS_DAY)
    assert told["essay_prizes"].value == 2
    assert told["essay_prizes_prefecture"].value == 2
    assert told["essay_prizes_prefecture"].note == "一等奖1篇，二等奖1篇"
    before = SEEDS_DAY - datetime.timedelta(days=1)
    assert figures(before)["essay_prizes"].value == 0


@pytest.mark.parametrize(
    ("fields", "day", "counted"),
    [
        ({"year_text": "2024"}, datetime.date(2024, 12, 30), 0),
        ({"year_text": "2024"}, datetime.date(2024, 12, 31), 1),
        ({"year_text": "2024"}, datetime.date(2025, 1, 1), 1),
        ({"year_text": "202_年"}, datetime.date(2035, 1, 1), 0),
        ({"year_text": "2024", "rights": "internal"}, datetime.date(2026, 1, 1), 0),
        (
            {"year_text": "2024", "embargo_until": TOMORROW},
            datetime.date(2026, 1, 1),
            0,
        ),
        ({"year_text": "2024", "prize": ""}, datetime.date(2026, 1, 1), 0),
    ],
)
def test_a_prize_counts_once_it_is_known_to_be_won(index, fields, day, counted):
    event = factories.EssayEventFactory(begins_on=None)
    factories.essay(**{"event": event, "prize": "first"} | fields)
    assert figures(day)["essay_prizes"].value == counted
    assert ("essay_prizes_prefecture" in figures(day)) == bool(counted)


def test_the_day_of_the_event_decides_where_it_is_known(event):
    factories.essay(event=event, prize="first")
    assert figures(datetime.date(2024, 8, 31))["essay_prizes"].value == 0
    assert figures(datetime.date(2024, 9, 1))["essay_prizes"].value == 1


def test_prizes_of_no_known_day_are_told_and_not_counted(index):
    event = factories.EssayEventFactory(begins_on=None)
    factories.essay(event=event, prize="first", year_text="不详")
    told = figures(datetime.date(2026, 1, 1))["essay_prizes"]
    assert (told.value, told.note) == (0, "另有1篇不知道获奖时间，没有计入")


def test_the_list_behind_the_figure_is_as_long_as_the_figure(client, seed, event):
    factories.essay(event=event, prize="first")
    factories.essay()
    for one in figures(datetime.date(2024, 12, 31)).values():
        assert client.get(one.url).context["items"].paginator.count == one.value


def test_an_archive_that_is_not_public_reports_no_figures(seed):
    factories.close(event_index())
    assert figures(SEEDS_DAY) == {}


def test_the_figures_of_essays_cost_one_statement(seed, event):
    factories.essay(event=event, prize="first")
    from honors.essays.figures import figures as essay_figures

    with CaptureQueriesContext(connection) as queries:
        list(essay_figures(SEEDS_DAY))
    told = [query["sql"] for query in queries if "honors_essaypage" in query["sql"]]
    assert len(told) == 1
