"""A person's record, and the page that readers see of it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from honors.changes import revoke
from honors.models import Award, ModelWorker
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def index():
    return factories.honors_index()


def page_of(client, worker):
    return client.get(f"/honors/people/{worker.pk}/")


def revoked(award, note=""):
    return revoke(
        award,
        day=award.decision_date,
        authority=award.authority,
        document="漾政发〔2025〕3号",
        reason="事迹不实。",
        note=note,
    )


def test_a_person_is_shown_with_all_awards_and_units_of_the_day(client):
    worker = factories.ModelWorkerFactory(name="单春华", unit="漾濞供电公司")
    factories.AwardFactory(
        worker=worker,
        year=2005,
        unit_at_award="漾濞县电力公司",
        document_number="漾政发〔2005〕14号",
    )
    factories.AwardFactory(
        worker=worker, honor__level="provincial", year=2012, unit_at_award="供电公司"
    )
    shown = page_of(client, worker)
    assert shown.status_code == 200
    for text in (
        "单春华",
        "漾濞供电公司",
        "漾濞县电力公司",
        "漾政发〔2005〕14号",
        "省级劳动模范（2012年）",
        "共2项",
    ):
        assert text in shown.text, text


def test_the_highest_honor_is_the_highest_level_then_the_earliest(client):
    worker = factories.ModelWorkerFactory()
    factories.AwardFactory(worker=worker, year=2024)
    factories.AwardFactory(worker=worker, honor__level="provincial", year=2018)
    early = factories.AwardFactory(worker=worker, honor__level="provincial", year=2012)
    assert page_of(client, worker).context["highest"] == early


def test_a_linked_organization_is_one_click_away(client):
    union = factories.OrganizationFactory(
        name="漾濞县人民医院工会委员会", kind="institution_union"
    )
    worker = factories.ModelWorkerFactory(organization=union)
    factories.AwardFactory(worker=worker)
    link = f'<a href="{union.get_absolute_url()}">漾濞县人民医院</a>'
    assert link in page_of(client, worker).text


def test_the_dead_are_marked(client):
    worker = factories.ModelWorkerFactory(
        name="茶正华", standing="deceased", birth_year=1938, death_year=2011
    )
    factories.AwardFactory(worker=worker)
    text = page_of(client, worker).text
    assert "茶正华（已故）" in text
    assert "1938年—2011年" in text


@pytest.mark.parametrize("consent", [True, False])
def test_a_photograph_is_shown_by_consent_only(client, consent):
    worker = factories.ModelWorkerFactory(
        photo=factories.ImageFactory(), photo_consent=consent
    )
    award = factories.AwardFactory(worker=worker)
    roll = factories.honor_roll([award])
    assert ("portrait" in page_of(client, worker).text) == consent
    assert ("<picture" in client.get(roll.url).text) == consent


def test_deeds_are_read_below_the_awards(client):
    worker = factories.ModelWorkerFactory(
        deeds=[("paragraph", "<p>养路三十四年。</p>")]
    )
    factories.AwardFactory(worker=worker)
    assert "养路三十四年。" in page_of(client, worker).text


def test_nobody_has_a_page_before_an_award(client):
    worker = factories.ModelWorkerFactory()
    assert page_of(client, worker).status_code == 404
    factories.AwardFactory(worker=worker, state="proposed")
    assert page_of(client, worker).status_code == 404
    assert client.get("/honors/people/999999/").status_code == 404


def test_a_revoked_award_leaves_the_page_and_the_rest_stays(client):
    worker = factories.ModelWorkerFactory()
    factories.AwardFactory(worker=worker, year=2016)
    award = factories.AwardFactory(
        worker=worker, year=2024, document_number="漾政发〔2024〕77号"
    )
    revoked(award, note="有关部门撤销了一项称号。")
    shown = page_of(client, worker)
    assert shown.status_code == 200
    assert "漾政发〔2024〕77号" not in shown.text
    assert "撤销" not in shown.text
    assert "共1项" in shown.text


def test_when_all_are_revoked_the_page_is_gone_and_names_nobody(client):
    award = factories.AwardFactory(worker__name="马志华")
    revoked(award)
    gone = page_of(client, award.worker)
    assert gone.status_code == 410
    assert "这个网页已撤下" in gone.text
    assert "马志华" not in gone.text


def test_what_the_office_says_of_a_revocation_stands_on_the_page_that_is_gone(client):
    award = factories.AwardFactory()
    revoked(award, note="县人民政府撤销1人的称号。")
    assert "县人民政府撤销1人的称号。" in page_of(client, award.worker).text


def test_a_person_who_is_not_to_be_shown_is_nowhere(client):
    award = factories.AwardFactory(worker__name="马志华")
    roll = factories.honor_roll([award])
    ModelWorker.objects.filter(pk=award.worker_id).update(is_public=False)
    assert page_of(client, award.worker).status_code == 410
    for address in (roll.url, "/honors/?year=2024", "/honors/people/"):
        assert "马志华" not in client.get(address).text, address


def test_a_private_index_asks_before_it_shows_a_person(client, index):
    award = factories.AwardFactory()
    factories.close(index)
    assert page_of(client, award.worker).status_code == 302


def test_people_with_a_valid_award_are_public():
    held = factories.AwardFactory().worker
    factories.AwardFactory(state="proposed")
    factories.ModelWorkerFactory()
    revoked(factories.AwardFactory())
    assert list(ModelWorker.objects.public()) == [held]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"birth_year": 2999}, "birth_year"),
        ({"birth_year": 65}, "birth_year"),
        ({"standing": "deceased", "death_year": 2999}, "death_year"),
        ({"name": "单春华", "reading": "dan"}, None),
        ({"name": "单春华", "reading": "shan chun"}, "reading"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(fields, field):
    worker = factories.ModelWorkerFactory.build(**fields)
    if field is None:
        worker.full_clean()
        return
    with pytest.raises(ValidationError) as refusal:
        worker.full_clean()
    assert refusal.value.message_dict[field][0].endswith("。")


@pytest.mark.parametrize(
    "fields",
    [
        {"death_year": 2020},
        {"standing": "deceased", "birth_year": 1960, "death_year": 1950},
    ],
)
def test_the_database_knows_when_a_death_cannot_be(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.ModelWorkerFactory(**fields)


def test_a_former_version_does_not_undo_a_revocation_or_a_death():
    award = factories.AwardFactory()
    version = award.save_revision()
    revoked(award)
    award.refresh_from_db()
    former = award.with_content_json(version.content)
    assert (former.state, former.revoked_by) == ("revoked", award.revoked_by)
    worker = award.worker
    version = worker.save_revision()
    worker.standing, worker.death_year = "deceased", 2020
    worker.save()
    assert worker.with_content_json(version.content).is_deceased
    assert Award.objects.revoked().count() == 1
