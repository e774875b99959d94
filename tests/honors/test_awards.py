"""An award as it was given: once, to one holder, in words that stay."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from honors.models import Award
from organizations.changes import rename
from tests import factories

pytestmark = pytest.mark.django_db


def day(year, month=4, number=26):
    return datetime.date(year, month, number)


def renamed_union():
    """县水泥厂 until the end of 2010, since then 金牛水泥公司."""
    union = factories.OrganizationFactory(
        name="漾濞金牛水泥有限公司工会委员会", kind="enterprise_union"
    )
    factories.FormerStateFactory(organization=union, name="漾濞水泥厂工会委员会")
    return union


def saved(**fields):
    award = factories.AwardFactory(unit_at_award="", **fields)
    award.refresh_from_db()
    return award


@pytest.mark.parametrize(
    ("decided", "unit"),
    [
        (day(2005), "漾濞水泥厂"),
        (day(2010, 12, 31), "漾濞水泥厂"),
        (day(2011, 1, 1), "漾濞金牛水泥有限公司"),
    ],
)
def test_the_unit_is_called_as_on_the_day_of_the_decision(decided, unit):
    award = saved(
        organization=renamed_union(), year=decided.year, decision_date=decided
    )
    assert award.unit_at_award == unit


def test_without_a_day_the_end_of_the_year_tells_the_name():
    award = saved(organization=renamed_union(), year=2010, decision_date=None)
    assert award.unit_at_award == "漾濞水泥厂"


def test_a_later_change_of_name_leaves_the_award_as_it_was():
    union = factories.OrganizationFactory(
        name="漾濞县自来水厂工会委员会", kind="enterprise_union"
    )
    award = saved(organization=union)
    rename(union, day=timezone.localdate(), name="漾濞润源水务公司工会委员会")
    award.refresh_from_db()
    award.save()
    award.full_clean()
    assert award.unit_at_award == "漾濞县自来水厂"


def test_what_was_typed_is_not_replaced():
    award = factories.AwardFactory(
        organization=renamed_union(), unit_at_award="县水泥厂烧成车间"
    )
    assert award.unit_at_award == "县水泥厂烧成车间"


def test_the_conferring_body_is_the_honors_unless_said():
    assert factories.AwardFactory().authority == "漾濞彝族自治县人民政府"
    said = factories.AwardFactory(authority="县总工会、县人社局")
    assert said.authority == "县总工会、县人社局"


def again(award, **fields):
    values = {
        name: getattr(award, name)
        for name in ("honor", "worker", "team", "year", "batch", "unit_at_award")
    }
    return Award(**values | fields)


@pytest.mark.parametrize(
    "factory",
    [factories.AwardFactory, factories.UnitAwardFactory, factories.TeamAwardFactory],
)
def test_one_holder_has_one_honor_once_in_a_batch(factory):
    award = factory(batch="第二十二届")
    double = again(award)
    with pytest.raises(ValidationError) as refusal:
        double.full_clean()
    assert "已经登记" in "".join(refusal.value.messages)
    with pytest.raises(IntegrityError), transaction.atomic():
        double.save()
    again(award, batch="第二十三届").save()
    again(award, year=2019).save()


def test_two_teams_of_one_unit_can_hold_it():
    first = factories.TeamAwardFactory()
    again(first, team="检验科").full_clean()


def test_two_people_of_one_name_are_two():
    first = factories.AwardFactory(worker__name="李春山")
    again(first, worker=factories.ModelWorkerFactory(name="李春山")).full_clean()


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"decision_date": day(2999)}, "decision_date", "还没有到"),
        ({"year": 2999, "decision_date": None}, "year", "请核对"),
        ({"year": 194, "decision_date": None}, "year", "请核对"),
    ],
)
def test_a_day_that_cannot_be_is_refused(fields, field, words):
    award = factories.AwardFactory()
    for name, value in fields.items():
        setattr(award, name, value)
    with pytest.raises(ValidationError) as refusal:
        award.full_clean()
    assert words in refusal.value.message_dict[field][0]


def test_a_holder_is_a_person_a_unit_or_a_team_of_one():
    assert factories.AwardFactory(worker__name="李春山").holder == "李春山"
    unit = factories.UnitAwardFactory(unit_at_award="漾濞县人民医院")
    assert unit.holder == "漾濞县人民医院"
    team = factories.TeamAwardFactory(unit_at_award="漾濞县人民医院")
    assert team.holder == "漾濞县人民医院急诊科"


def test_the_words_of_the_certificate_go_before_the_registers():
    assert factories.AwardFactory().shown_title == "县级劳动模范"
    assert factories.AwardFactory(title="漾濞县劳模").shown_title == "漾濞县劳模"


def test_public_is_what_is_valid_and_not_hidden():
    shown = {factories.AwardFactory(), factories.UnitAwardFactory()}
    factories.AwardFactory(state="proposed")
    factories.AwardFactory(worker__is_public=False)
    factories.AwardFactory(
        state="revoked", revoked_on=day(2025), revoked_by="县人民政府"
    )
    assert set(Award.objects.public()) == shown


@pytest.mark.parametrize(
    ("asked", "is_there"),
    [
        (day(2024, 4, 25), False),
        (day(2024, 4, 26), True),
        (day(2026), True),
    ],
)
def test_an_award_counts_from_the_day_of_its_decision(asked, is_there):
    factories.AwardFactory(decision_date=day(2024))
    assert Award.objects.decided_by(asked).exists() == is_there


@pytest.mark.parametrize(
    ("asked", "is_there"),
    [(day(2024, 12, 30), False), (day(2024, 12, 31), True), (day(2025, 1, 1), True)],
)
def test_an_award_without_a_day_counts_from_the_end_of_its_year(asked, is_there):
    factories.AwardFactory(decision_date=None)
    assert Award.objects.decided_by(asked).exists() == is_there


def test_a_revocation_has_a_day_and_a_body():
    award = factories.AwardFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Award.objects.filter(pk=award.pk).update(state="revoked")
    with pytest.raises(IntegrityError), transaction.atomic():
        Award.objects.filter(pk=award.pk).update(revoked_on=day(2025))
