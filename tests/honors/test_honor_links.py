"""An organization's page gathers the honors of the unit and of its people."""

import datetime

import pytest

from honors.changes import revoke
from honors.models import ModelWorker
from organizations.links import links_to, look_up
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def index():
    return factories.honors_index()


@pytest.fixture
def union():
    return factories.OrganizationFactory(name="漾濞县人民医院工会委员会")


def links(union):
    return [(link.title, link.url) for link in look_up(links_to(union))]


def test_a_persons_honor_leads_to_the_person(union):
    award = factories.AwardFactory(organization=union, worker__name="罗文珍")
    title = "罗文珍获2024年县级劳动模范"
    assert links(union) == [(title, f"/honors/people/{award.worker_id}/")]
    (link,) = look_up(links_to(union))
    assert (link.context, link.day) == ("荣誉", datetime.date(2024, 4, 26))


def test_a_teams_honor_leads_to_its_place_on_the_roll(union):
    award = factories.TeamAwardFactory(organization=union, unit_at_award="县人民医院")
    roll = factories.honor_roll([award])
    title = "县人民医院急诊科获2024年省级工人先锋号"
    assert links(union) == [(title, f"{roll.url}#award-{award.pk}")]


def test_an_honor_without_a_roll_leads_to_the_awards_of_its_year(client, union):
    factories.UnitAwardFactory(organization=union, unit_at_award="县人民医院")
    ((_, address),) = links(union)
    assert "县人民医院" in client.get(address).text


def test_what_is_not_public_is_absent(union, index):
    award = factories.AwardFactory(organization=union)
    factories.AwardFactory(organization=union, state="proposed")
    hidden = factories.AwardFactory(organization=union)
    ModelWorker.objects.filter(pk=hidden.worker_id).update(is_public=False)
    factories.AwardFactory()
    assert len(links(union)) == 1
    revoke(
        award,
        day=datetime.date(2025, 3, 1),
        authority=award.authority,
        document="漾政发〔2025〕3号",
        reason="事迹不实。",
    )
    assert links(union) == []


def test_a_private_index_keeps_its_honors_from_the_organization(union, index):
    factories.AwardFactory(organization=union)
    factories.close(index)
    assert links(union) == []


def test_the_page_of_the_organization_shows_them(client, union):
    factories.AwardFactory(organization=union, worker__name="罗文珍")
    assert "罗文珍获2024年县级劳动模范" in client.get(union.get_absolute_url()).text
