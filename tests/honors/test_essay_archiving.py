"""Essays for harvesters and in bags: everything that is public, nothing else."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from archive.bags.sources import bag_sources
from archive.description import INTERNAL, PUBLIC, WITHDRAWN
from archive.oai.sources import record_sources
from archive.owners import is_public
from honors.models import EssayPage
from tests import factories

pytestmark = pytest.mark.django_db
TOMORROW = timezone.localdate() + datetime.timedelta(days=1)
SOURCE = record_sources()["essays"]
THIS_YEAR = timezone.localdate().year


@pytest.fixture
def index():
    return factories.essay_index()


@pytest.fixture
def essay(index):
    event = factories.EssayEventFactory(name="全州工会理论研讨会", session="第三届")
    authors = [
        {"name": "杨素梅", "unit": "县总工会"},
        {"name": "尹志远", "role": "adviser"},
    ]
    return factories.open_essay(
        title="县域职工之家建设",
        subtitle="——以漾濞县为例",
        authors=authors,
        unit="漾濞县总工会",
        event=event,
        prize="first",
        abstract="摘要一句。",
        keywords="建家；县域",
        archive_number="0012-2024-001",
    )


def test_harvesters_get_what_is_listed_and_nothing_else(essay):
    factories.open_essay(title="internal", rights="internal")
    factories.open_essay(title="embargoed", embargo_until=TOMORROW)
    factories.essay_draft(title="draft")
    factories.essay(title="down").unpublish()
    keys = set(EssayPage.objects.values_list("pk", flat=True))
    assert [page.title for page in SOURCE.public()] == [essay.title]
    assert set(SOURCE.descriptions(keys)) == {essay.pk}
    assert SOURCE.identifiers([essay.pk]) == {essay.pk: "essays/2024-1"}


def test_the_fifteen_elements_say_what_the_page_says(essay):
    told = SOURCE.descriptions([essay.pk])[essay.pk].dublin_core()
    assert {
        ("title", "县域职工之家建设"),
        ("title", "以漾濞县为例"),
        ("creator", "杨素梅"),
        ("contributor", "尹志远"),
        ("contributor", "大理州总工会"),
        ("publisher", "漾濞县总工会"),
        ("date", "2024-09-01"),
        ("type", "研讨会论文"),
        ("description", "摘要一句。"),
        ("subject", "建家"),
        ("subject", "县域"),
        ("identifier", "0012-2024-001"),
        ("identifier", essay.full_url),
        ("relation", "全州工会理论研讨会（第三届）一等奖"),
    } <= set(told)
    assert ("creator", "尹志远") not in told


def test_an_uncertain_year_has_no_date(index):
    essay = factories.essay(year_text="202_年")
    told = SOURCE.descriptions([essay.pk])[essay.pk]
    assert told.date == ""
    assert told.year == "202_"


def test_thirty_essays_are_described_with_as_many_statements_as_three(index):
    costs = []
    index.get_full_url()  # the addresses of sites are remembered
    for count in (3, 27):
        for _ in range(count):
            factories.open_essay(event=factories.EssayEventFactory())
        keys = list(EssayPage.objects.values_list("pk", flat=True))
        with CaptureQueriesContext(connection) as queries:
            assert len(SOURCE.descriptions(keys)) == len(keys)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_an_original_is_public_while_some_essay_gives_it_out(essay):
    original = essay.original
    closed = factories.open_essay(original=original, rights="abstract")
    assert is_public(original)
    essay.unpublish()
    assert not is_public(original)
    closed.rights = "full"
    closed.save_revision().publish()
    assert is_public(original)


def bag_records():
    return list(bag_sources()["essays"].records(THIS_YEAR))


def test_a_bag_holds_everything_deposited_in_the_year_but_drafts(essay):
    factories.open_essay(title="internal", rights="internal")
    factories.essay(title="down").unpublish()
    factories.essay_draft(title="draft")
    states = {one.description.title: one.description.status for one in bag_records()}
    assert states == {
        essay.title: PUBLIC,
        "internal": INTERNAL,
        "down": WITHDRAWN,
    }
    assert list(bag_sources()["essays"].records(THIS_YEAR - 1)) == []


def test_a_bag_holds_the_original_byte_for_byte_and_a_page_to_read(essay):
    [record] = bag_records()
    [file] = record.files
    assert file.open().read() == essay.original.read()
    assert file.sha256 == essay.original.sha256
    html = record.page()
    assert "全文一段。" in html
    assert essay.original.sha256 in html
    assert "<script" not in html
