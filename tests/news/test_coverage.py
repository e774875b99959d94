"""What the media reported: facts by kind of medium, names of the day, dead links."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError

from news.models import MediaCoveragePage
from news.readiness import coverage_shortcomings
from pages.refusal import NotReady
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 20)
NO_FACTS = {
    "edition": "",
    "programme": "",
    "broadcast_time": None,
    "report_url": "",
    "link_state": "unchecked",
    "link_checked_on": None,
    "clip": None,
    "rights": "none",
    "rights_note": "",
}
ON_AIR = {"programme": "漾濞新闻", "broadcast_time": time(20, 0)}
ON_LINE = {"report_url": "https://news.example/1"}


def shortcomings(kind="newspaper", facts=(), **changes):
    given = {
        "kind": kind,
        "published_on": date(2026, 3, 16),
        "summary": "报道了技能培训班开班的情况。",
        "facts": NO_FACTS | dict(facts),
        "today": TODAY,
    }
    return coverage_shortcomings(**given | changes)


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("newspaper", {"edition": "A02"}),
        ("television", ON_AIR),
        ("radio", ON_AIR),
        ("website", ON_LINE),
        ("official_account", ON_LINE),
        ("app", ON_LINE),
    ],
)
def test_each_kind_of_medium_is_ready_with_its_own_facts(kind, facts):
    assert shortcomings(kind, facts) == {}


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("newspaper", ["edition"]),
        ("television", ["programme", "broadcast_time"]),
        ("radio", ["programme", "broadcast_time"]),
        ("website", ["report_url"]),
        ("official_account", ["report_url"]),
        ("app", ["report_url"]),
        (None, ["outlet"]),
    ],
)
def test_only_the_facts_of_its_own_kind_are_asked_for(kind, fields):
    found = shortcomings(kind)
    assert list(found) == fields
    assert all(sentence.endswith("。") for sentence in found.values())


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"published_on": None}, "published_on", "请填写刊播日期"),
        ({"published_on": date(2026, 3, 21)}, "published_on", "在今天以后"),
        ({"summary": " "}, "summary", "用自己的话写一段摘要"),
        ({"summary": "长" * 201}, "summary", "摘要有201个字，超过200个字的上限"),
    ],
)
def test_every_report_has_a_day_and_a_short_summary(changes, field, words):
    found = shortcomings(facts={"edition": "A02"}, **changes)
    assert list(found) == [field]
    assert words in found[field]


def test_a_summary_of_two_hundred_characters_is_not_too_long():
    assert shortcomings(facts={"edition": "A02"}, summary="长" * 200) == {}


@pytest.mark.parametrize(
    ("facts", "field", "words"),
    [
        ({"link_state": "dead"}, "link_checked_on", "哪一天核对过"),
        ({"link_state": "alive"}, "link_checked_on", "哪一天核对过"),
        (
            {"link_state": "dead", "link_checked_on": date(2026, 3, 21)},
            "link_checked_on",
            "在今天以后",
        ),
        ({"clip": object()}, "clip", "没有取得授权"),
        ({"rights": "licensed"}, "rights_note", "何时、以什么方式同意"),
    ],
)
def test_links_are_dated_and_clips_are_licensed(facts, field, words):
    found = shortcomings(facts={"edition": "A02"} | facts)
    assert list(found) == [field]
    assert words in found[field]


@pytest.mark.parametrize(
    "facts",
    [
        {"clip": object(), "rights": "own"},
        {"clip": object(), "rights": "licensed", "rights_note": "书面同意"},
    ],
)
def test_a_clip_of_our_own_or_with_a_licence_may_be_shown(facts):
    assert shortcomings(facts={"edition": "A02"} | facts) == {}


@pytest.fixture
def column():
    return factories.column(title="媒体报道", column_type="coverage")


@pytest.fixture
def station():
    made = factories.OutletFactory(name="漾濞县融媒体中心", kind="television")
    factories.former_name(made, "漾濞有线电视台", date(1996, 3, 1), date(2004, 12, 31))
    factories.former_name(made, "漾濞县广播电视台", date(2005, 1, 1), date(2019, 6, 30))
    factories.former_name(made, "漾濞台")
    return made


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(1996, 2, 29), "漾濞县融媒体中心"),
        (date(1996, 3, 1), "漾濞有线电视台"),
        (date(2004, 12, 31), "漾濞有线电视台"),
        (date(2005, 1, 1), "漾濞县广播电视台"),
        (date(2019, 7, 1), "漾濞县融媒体中心"),
        (None, "漾濞县融媒体中心"),
    ],
)
def test_a_report_is_signed_with_the_name_of_its_day(station, day, name):
    assert station.name_on(day) == name


def test_an_open_beginning_or_end_of_a_name_holds_for_ever():
    outlet = factories.OutletFactory(name="新名")
    factories.former_name(outlet, "旧名", until=date(2000, 1, 1))
    assert outlet.name_on(date(1950, 1, 1)) == "旧名"
    later = factories.OutletFactory(name="登记名")
    factories.former_name(later, "现名", since=date(2020, 1, 1))
    assert later.name_on(date(2026, 1, 1)) == "现名"


def report_of(column, outlet, **fields):
    facts = {"television": ON_AIR, "website": ON_LINE}.get(outlet.kind, {})
    return factories.coverage(column, outlet=outlet, **facts | fields)


def test_the_name_of_the_day_is_written_down_and_shown(client, column, station):
    page = report_of(column, station, published_on=date(1998, 6, 12))
    assert page.source == "漾濞有线电视台"
    assert page.editorial_date == date(1998, 6, 12)
    assert page.slug == "19980612-1"
    html = client.get(page.url).text
    assert "漾濞有线电视台" in html
    assert "《漾濞新闻》" in html
    assert "20:00" in html
    assert "1998年6月12日" in html
    assert "本站收录" in html


def test_a_corrected_day_corrects_the_name(column, station):
    page = report_of(column, station, published_on=date(1998, 6, 12))
    draft = page.get_latest_revision_as_object()
    draft.published_on = date(2008, 6, 12)
    draft.save_revision().publish()
    page.refresh_from_db()
    assert page.source == "漾濞县广播电视台"


def test_a_name_typed_in_is_kept(column, station):
    page = report_of(column, station, source="漾濞电视转播台")
    assert page.source == "漾濞电视转播台"


def test_a_newspaper_shows_its_page_and_no_air_time(client, column):
    page = factories.coverage(
        column,
        edition="A02",
        edition_name="要闻",
        edition_headline="报上的大标题",
        duration=timedelta(seconds=42),
    )
    html = client.get(page.url).text
    assert "A02要闻" in html
    assert "报上的大标题" in html
    assert "42秒" not in html


@pytest.fixture
def website():
    return factories.OutletFactory(name="云岭劳动网", kind="website")


def test_a_living_link_leads_to_the_report(client, column, website):
    copy = factories.DocumentFactory()
    page = report_of(column, website, archived_copy=copy)
    html = client.get(page.url).text
    assert 'href="https://news.example/1"' in html
    assert "到云岭劳动网阅读全文" in html
    assert copy.url not in html


DEAD = {"link_state": "dead", "link_checked_on": date(2026, 3, 1)}


def test_a_dead_link_gives_way_to_the_archived_copy(client, column, website):
    copy = factories.DocumentFactory()
    page = report_of(column, website, archived_copy=copy, **DEAD)
    html = client.get(page.url).text
    assert "https://news.example/1" not in html
    assert f'href="{copy.url}"' in html
    assert "已经打不开（2026年3月1日核对）" in html


def test_a_dead_link_without_a_copy_is_said_and_no_link(client, column, website):
    html = client.get(report_of(column, website, **DEAD).url).text
    assert "https://news.example/1" not in html
    assert "本站没有存档件" in html


@pytest.mark.parametrize(("name", "tag"), [("a.mp4", "<video"), ("a.mp3", "<audio")])
def test_a_clip_of_our_own_is_played_on_the_page(client, column, station, name, tag):
    clip = factories.DocumentFactory(file=factories.ContentFile(b"clip", name))
    page = report_of(column, station, clip=clip, rights="own")
    html = client.get(page.url).text
    assert f'{tag} controls preload="none" src="{clip.url}"' in html


def test_what_was_taken_down_or_closed_is_not_linked(client, column):
    about = factories.news(column, title="相关的新闻")
    page = factories.coverage(column, about=about)
    assert "本站相关稿件" in client.get(page.url).text
    factories.close(about)
    assert "本站相关稿件" not in client.get(page.url).text
    about.view_restrictions.all().delete()
    about.unpublish()
    assert "本站相关稿件" not in client.get(page.url).text


@pytest.mark.parametrize(
    "fields", [{"edition": ""}, {"summary": ""}, {"published_on": None}]
)
def test_no_door_publishes_a_report_that_is_not_ready(column, fields):
    with pytest.raises(NotReady):
        factories.coverage(column, **fields)
    assert not MediaCoveragePage.objects.live().exists()


def test_an_outlet_with_reports_is_not_deleted(column):
    page = factories.coverage(column)
    with pytest.raises(ProtectedError):
        page.outlet.delete()


def test_a_name_cannot_end_before_it_begins(station):
    with pytest.raises(IntegrityError):
        factories.former_name(station, "旧名", date(2001, 1, 1), date(2000, 1, 1))
