"""What the honors report to the figures, and that the list is as long as it says."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from honors.changes import revoke
from honors.figures import figures
from honors.models import ModelWorker
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 6, 30)


@pytest.fixture(autouse=True)
def index():
    return factories.honors_index()


def reported(day=TODAY):
    return {one.key: one for one in figures(day)}


def values(day=TODAY):
    return {key: one.value for key, one in reported(day).items()}


@pytest.fixture
def honored():
    both = factories.ModelWorkerFactory(name="茶正华")
    factories.AwardFactory(worker=both, year=2001)
    factories.AwardFactory(worker=both, honor__level="national", year=2020)
    factories.AwardFactory(worker__name="李春山", year=2001)
    factories.AwardFactory(
        worker__standing="deceased", worker__death_year=2015, year=2001
    )
    factories.AwardFactory(
        honor__name="五一劳动奖章", honor__family="labor_medal", year=2010
    )
    factories.UnitAwardFactory(year=2022)
    factories.TeamAwardFactory.create_batch(2, year=2022)
    factories.TeamAwardFactory(state="proposed", year=2022)


def test_a_person_counts_once_at_the_highest_level(honored):
    counted = values()
    assert counted["model_workers_national"] == 1
    assert counted["model_workers_provincial"] == 0
    assert counted["model_workers_county"] == 1
    assert counted["labor_medal"] == 1
    assert counted["labor_certificate"] == 1
    assert counted["pioneer"] == 2


def test_on_an_earlier_day_counts_what_was_decided_and_who_lived(honored):
    counted = values(datetime.date(2010, 12, 31))
    assert counted["model_workers_national"] == 0
    assert counted["model_workers_county"] == 3
    assert counted["pioneer"] == 0
    assert values(datetime.date(2015, 12, 31))["model_workers_county"] == 2


@pytest.mark.parametrize("day", [TODAY, datetime.date(2010, 12, 31)])
def test_every_figure_leads_to_a_list_as_long_as_itself(client, honored, day):
    for figure in reported(day).values():
        shown = client.get(figure.url)
        assert shown.status_code == 200
        assert shown.context["items"].paginator.count == figure.value, figure.url


def test_what_was_revoked_or_hidden_counts_on_no_day(honored):
    award = factories.AwardFactory(worker__name="马志华", year=2005)
    assert values()["model_workers_county"] == 2
    ModelWorker.objects.filter(pk=award.worker_id).update(is_public=False)
    assert values()["model_workers_county"] == 1
    ModelWorker.objects.update(is_public=True)
    revoke(
        award,
        day=datetime.date(2025, 3, 1),
        authority=award.authority,
        document="漾政发〔2025〕3号",
        reason="事迹不实。",
    )
    assert values()["model_workers_county"] == 1
    assert values(datetime.date(2010, 12, 31))["model_workers_county"] == 3


def test_all_of_it_costs_one_statement(honored):
    reported()
    with CaptureQueriesContext(connection) as queries:
        reported()
    assert len(queries) == 1


def test_nothing_is_reported_while_the_honors_are_not_public(honored, index):
    factories.close(index)
    assert reported() == {}


def test_the_figures_page_shows_them(client, honored):
    text = client.get("/organizations/figures/?as_of=2022-12-31").text
    assert "健在的全国劳模" in text
    assert "工人先锋号" in text
