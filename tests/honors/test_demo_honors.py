"""The demo county's honors: whole, public, and with the figures of its register."""

from collections import Counter

import pytest
from django.core.cache import cache
from django.db import transaction

from home.models import HomePage
from honors import demo
from honors.enums import HonorFamily, RollOrder
from honors.models import Award, Honor, HonorRollPage, ModelWorker
from honors.stroke_order import unknown_characters
from honors.surnames import READINGS
from organizations.demo import load as load_organizations
from tests import factories

pytestmark = pytest.mark.django_db
YEARS = range(1989, 2026)


@pytest.fixture(scope="module", autouse=True)
def county(django_db_setup, django_db_blocker):
    """Loaded once for this module and taken back behind it."""
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        factories.home_page()
        load_organizations()
        demo.load()
        yield
        transaction.set_rollback(True)


def test_every_record_is_valid():
    for model in (Honor, ModelWorker, Award):
        for record in model.objects.all():
            record.full_clean()


def test_every_family_and_every_recipient_is_there():
    assert set(Honor.objects.values_list("family", flat=True)) == {
        *HonorFamily.values
    } - {HonorFamily.OTHER}
    held = Counter(Award.objects.values_list("recipient", flat=True))
    assert held["person"] > 100 and held["unit"] > 3 and held["team"] > 10


def test_sixty_model_workers_of_four_decades_are_public():
    assert ModelWorker.objects.public().count() >= 60
    years = set(Award.objects.public().values_list("year", flat=True))
    assert years <= set(YEARS)
    assert {year // 10 for year in years} == {198, 199, 200, 201, 202}


def test_names_that_are_hard_to_sort_are_among_them():
    names = list(ModelWorker.objects.values_list("name", flat=True))
    assert {"单", "解", "仇", "查", "区", "曾"} <= {name[0] for name in names}
    assert all(surname in READINGS for surname in "单解仇查区曾")
    assert any("·" in name for name in names)
    assert unknown_characters(names) == []


def test_no_honor_was_given_before_its_unit_existed():
    for award in Award.objects.exclude(organization=None).select_related(
        "organization"
    ):
        unit = award.organization
        assert unit.valid_from is None or unit.valid_from <= award.decision_day, award
        assert unit.valid_to is None or unit.valid_to >= award.decision_day, award


def test_old_awards_keep_the_old_names_of_units():
    units = set(Award.objects.values_list("unit_at_award", flat=True))
    assert {"漾濞彝族自治县卫生局", "漾濞公路管理段", "漾濞公路养护段"} <= units


def test_every_roll_is_read_in_its_order(client):
    rolls = HonorRollPage.objects.visible()
    assert {roll.order for roll in rolls} == set(RollOrder.values)
    for roll in rolls:
        shown = client.get(roll.url)
        assert shown.status_code == 200
        assert len(shown.context["entries"]) >= 1
        assert f"（{roll.order_label}）" in shown.text


def test_the_revoked_are_nowhere_and_their_records_stay(client):
    worker = ModelWorker.objects.get(name="马志华")
    assert worker.awards.revoked().count() == 2
    assert not worker.awards.filter(document_number="").exists()
    assert client.get(f"/honors/people/{worker.pk}/").status_code == 410
    asked = client.get("/honors/people/?q=马志华")
    assert asked.context["items"].paginator.count == 0
    pages = ["/honors/?year=2013", "/honors/?year=2005", "/honors/people/"]
    pages += [roll.url for roll in HonorRollPage.objects.visible()]
    for address in pages:
        assert worker.name not in client.get(address).text, address


def test_the_workers_homes_of_2005_are_counted_as_they_were_reported(client):
    shown = client.get("/honors/homes/?as_of=2005-12-31").context
    rows = {row.level: row for row in shown["rows"]}
    assert [
        rows[level].held
        for level in (
            "county_qualified",
            "county_advanced",
            "prefecture_advanced",
            "province_model",
        )
    ] == [66, 29, 6, 2]
    assert (shown["titles"], shown["holders"]) == (103, 66)
    assert sum(row.highest for row in rows.values()) == 66


def test_it_stands_below_the_front_page():
    assert HomePage.objects.get().get_children().filter(slug="honors").exists()
