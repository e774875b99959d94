"""奖章 is given to a person, 奖状 to a unit, 先锋号 to a team: a hard rule."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from honors.enums import Recipient
from honors.models import Award, Honor
from honors.recipients import HARD, recipient_fault, recipients_of
from tests import factories

PERSON, UNIT, TEAM = Recipient.PERSON, Recipient.UNIT, Recipient.TEAM


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("五一劳动奖章", {PERSON}),
        ("全国五一劳动奖章获得者", {PERSON}),
        ("五一巾帼奖章", {PERSON}),
        ("五一劳动奖状", {UNIT}),
        ("工人先锋号", {TEAM}),
        ("劳动模范", {PERSON}),
        ("先进工作者", {PERSON}),
        ("云岭工匠", {PERSON}),
        ("首席技师", {PERSON}),
        ("最美职工", {PERSON}),
        ("优秀工会之友", {PERSON}),
        ("五一巾帼标兵", {PERSON}),
        ("五一巾帼标兵岗", {TEAM}),
        ("劳动模范集体", {UNIT, TEAM}),
        ("先进集体", {UNIT, TEAM}),
        ("模范职工小家", {TEAM}),
        ("模范职工之家", {UNIT}),
        ("先进单位", {UNIT}),
        ("科技进步奖", set()),
    ],
)
def test_the_word_nearest_the_end_says_who_can_hold_it(name, kinds):
    assert recipients_of(name) == kinds


@pytest.mark.parametrize("word", HARD)
@pytest.mark.parametrize("kind", Recipient)
def test_each_of_the_three_is_refused_to_the_other_two(word, kind):
    fault = recipient_fault(f"五一劳动{word}", kind)
    assert bool(fault) == (kind != HARD[word])


def test_the_refusal_says_what_is_wrong_and_what_is_right():
    fault = recipient_fault("五一劳动奖状", "person")
    assert "“五一劳动奖状”授予单位，不能授予个人" in fault
    assert fault.endswith("。")


def test_a_name_that_tells_nothing_is_not_refused():
    assert all(recipient_fault("科技进步奖", kind) == "" for kind in Recipient)


@pytest.mark.django_db
def test_the_register_refuses_an_honor_for_the_wrong_kind():
    honor = Honor(
        name="五一劳动奖状", level="county", recipient="person", family="other"
    )
    with pytest.raises(ValidationError) as refusal:
        honor.full_clean()
    assert "不能授予个人" in refusal.value.message_dict["recipient"][0]


@pytest.mark.django_db
@pytest.mark.parametrize("word", HARD)
@pytest.mark.parametrize("kind", Recipient)
def test_the_database_refuses_it_too(word, kind):
    honor = Honor(name=f"五一{word}", level="county", recipient=kind, family="other")
    if kind == HARD[word]:
        honor.save()
        return
    with pytest.raises(IntegrityError), transaction.atomic():
        honor.save()


@pytest.mark.django_db
def test_a_title_on_the_certificate_is_held_to_the_rule():
    award = factories.AwardFactory()
    award.title = "云南省五一劳动奖状"
    with pytest.raises(ValidationError) as refusal:
        award.full_clean()
    assert "不能授予个人" in refusal.value.message_dict["title"][0]


def entered(honor, **fields):
    fields = {"year": 2024, "unit_at_award": "漾濞县核桃研究所"} | fields
    return Award(honor=honor, **fields)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("factory", "fields", "field", "words"),
    [
        (factories.AwardFactory, {}, "worker", "请选择获奖的人"),
        (factories.AwardFactory, {"team": "急诊科"}, "team", "不填班组"),
        (factories.UnitAwardFactory, {"worker": 1}, "worker", "不选个人"),
        (factories.UnitAwardFactory, {"team": "急诊科"}, "team", "不填班组"),
        (
            factories.UnitAwardFactory,
            {"unit_at_award": ""},
            "unit_at_award",
            "工会组织",
        ),
        (factories.TeamAwardFactory, {}, "team", "请填写班组、车间或科室"),
        (factories.TeamAwardFactory, {"worker": 1}, "worker", "不选个人"),
    ],
)
def test_an_award_names_who_its_honor_is_for(factory, fields, field, words):
    if "worker" in fields:
        fields = fields | {"worker": factories.ModelWorkerFactory()}
    award = entered(factory().honor, **fields)
    with pytest.raises(ValidationError) as refusal:
        award.full_clean()
    assert words in refusal.value.message_dict[field][0]


@pytest.mark.django_db
def test_the_database_keeps_no_award_without_its_holder():
    honor = factories.AwardFactory().honor
    with pytest.raises(IntegrityError), transaction.atomic():
        entered(honor).save()
    team = factories.TeamAwardFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Award.objects.filter(pk=team.pk).update(team="")


@pytest.mark.django_db
def test_whom_an_honor_is_for_stays_once_it_was_awarded():
    award = factories.AwardFactory(honor__name="科技进步奖", honor__family="other")
    award.honor.recipient = "unit"
    with pytest.raises(ValidationError) as refusal:
        award.honor.full_clean()
    assert "已经有获得者" in refusal.value.message_dict["recipient"][0]


@pytest.mark.django_db
def test_a_workers_home_is_sent_to_the_organizations_register():
    honor = Honor(name="模范职工之家", level="county", recipient="unit", family="home")
    with pytest.raises(ValidationError) as refusal:
        honor.full_clean()
    assert "组织档案" in refusal.value.message_dict["name"][0]
