"""Revocation and death: entered once, logged, taken back."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from wagtail.log_actions import registry

from honors.changes import mark_death, restore, revoke, take_back_death
from honors.models import Award
from tests import factories

pytestmark = pytest.mark.django_db
DAY = datetime.date(2025, 3, 1)
PHONE = "13800138000"


def entered(**fields):
    return {
        "day": DAY,
        "authority": "漾濞彝族自治县人民政府",
        "document": "漾政发[2025]3号",
        "reason": "申报的产量不实。",
    } | fields


def logs(record):
    entries = registry.get_logs_for_instance(record).order_by("pk")
    return [entry.message for entry in entries]


def test_a_revoked_award_keeps_its_record_and_both_document_numbers():
    award = revoke(factories.AwardFactory(), **entered())
    award.refresh_from_db()
    assert award.state == "revoked"
    assert award.document_number == "漾政发〔2024〕11号"
    assert award.revocation_document == "漾政发〔2025〕3号"
    assert award.revocation_reason == "申报的产量不实。"
    assert list(Award.objects.revoked()) == [award]
    assert list(Award.objects.public()) == []


def test_its_history_says_who_revoked_it_by_which_document():
    person = factories.UserFactory()
    award = revoke(factories.AwardFactory(), user=person, **entered())
    assert logs(award) == [
        "撤销荣誉：2025年3月1日由漾濞彝族自治县人民政府撤销（漾政发〔2025〕3号）"
    ]
    assert registry.get_logs_for_instance(award).get().user == person


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"day": datetime.date(2999, 1, 1)}, "day", "还没有到"),
        ({"day": datetime.date(2024, 4, 25)}, "day", "不能早于表彰决定日期"),
        ({"document": "三号文"}, "document", "不完整"),
        ({"reason": f"电话{PHONE}"}, "reason", "手机号"),
        ({"note": f"电话{PHONE}"}, "note", "手机号"),
    ],
)
def test_a_wrong_revocation_changes_nothing(fields, field, words):
    award = factories.AwardFactory()
    with pytest.raises(ValidationError) as refusal:
        revoke(award, **entered(**fields))
    assert words in refusal.value.message_dict[field][0]
    award.refresh_from_db()
    assert award.state == "valid"
    assert logs(award) == []


@pytest.mark.parametrize("state", ["proposed", "revoked"])
def test_only_what_is_valid_can_be_revoked(state):
    award = factories.AwardFactory()
    if state == "revoked":
        revoke(award, **entered())
    else:
        Award.objects.update(state=state)
    with pytest.raises(ValidationError) as refusal:
        revoke(award, **entered())
    assert "不能撤销" in refusal.value.messages[0]


def test_a_revocation_can_be_taken_back_and_leaves_its_trace():
    award = revoke(factories.AwardFactory(), **entered(note="撤销1人的称号。"))
    restore(award, basis="登记错了人")
    award.refresh_from_db()
    assert award.state == "valid"
    assert (award.revoked_on, award.revoked_by, award.revocation_note) == (None, "", "")
    assert list(Award.objects.public()) == [award]
    assert (
        logs(award)[1] == "恢复荣誉：取消漾政发〔2025〕3号的撤销登记，原因：登记错了人"
    )
    with pytest.raises(ValidationError):
        restore(award, basis="再来一次")


def test_of_a_death_the_year_is_kept_and_nothing_else():
    worker = factories.ModelWorkerFactory(standing="retired")
    mark_death(worker, year=2024, basis="家属告知")
    worker.refresh_from_db()
    assert (worker.standing, worker.death_year) == ("deceased", 2024)
    assert worker.shown_name == f"{worker.name}（已故）"
    assert logs(worker) == ["登记去世：2024年，依据：家属告知"]


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"year": 2999}, "year", "还没有到"),
        ({"year": 1930}, "year", "不能早于出生年份"),
        ({"basis": f"家属{PHONE}告知"}, "basis", "手机号"),
    ],
)
def test_a_wrong_death_changes_nothing(fields, field, words):
    worker = factories.ModelWorkerFactory(birth_year=1938)
    with pytest.raises(ValidationError) as refusal:
        mark_death(worker, **{"year": 2024, "basis": "单位来函"} | fields)
    assert words in refusal.value.message_dict[field][0]
    worker.refresh_from_db()
    assert worker.standing == "on_post"
    assert logs(worker) == []


def test_nobody_dies_twice():
    worker = factories.ModelWorkerFactory()
    mark_death(worker, year=2024, basis="单位来函")
    with pytest.raises(ValidationError):
        mark_death(worker, year=2025, basis="单位来函")


def test_a_death_that_did_not_happen_is_taken_back():
    worker = factories.ModelWorkerFactory(standing="retired")
    mark_death(worker, year=2024, basis="单位来函")
    take_back_death(worker, standing="retired", basis="同名，登记错了人")
    worker.refresh_from_db()
    assert (worker.standing, worker.death_year) == ("retired", None)
    assert logs(worker)[1] == "撤销去世登记：恢复为退休，原因：同名，登记错了人"
    with pytest.raises(ValidationError):
        take_back_death(worker, standing="retired", basis="再来一次")


def test_an_old_fault_elsewhere_does_not_stop_a_revocation():
    award = factories.AwardFactory()
    Award.objects.update(title="五一劳动奖状")
    assert revoke(award, **entered()).state == "revoked"
