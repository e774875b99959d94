"""A notice is confirmed after its end, and the confirmation can be taken back."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from honors.confirming import Roll, confirm, unconfirm
from honors.enums import AwardState
from honors.models import Award, HonorRollPage, PublicNoticePage
from honors.notice_rules import NoticeStage
from honors.noticing import drop, move
from honors.start import known_holidays
from tests import factories

pytestmark = pytest.mark.django_db

DECISION = {
    "document": "漾政发[2026]012号",
    "day": datetime.date(2026, 3, 23),
    "authority": "漾濞彝族自治县人民政府",
}


@pytest.fixture
def page(at):
    known_holidays()
    at("2026-03-16 09:00")
    for name in ("田富", "田大利"):
        factories.proposal(worker__name=name)
    return factories.notice([1])


@pytest.fixture
def after(at, page):
    at("2026-03-23 10:00")
    return page


def fresh(page):
    return PublicNoticePage.objects.get(pk=page.pk)


def states():
    return set(Award.objects.values_list("state", flat=True))


@pytest.mark.parametrize("moment", ["2026-03-16 09:00", "2026-03-20 23:59"])
def test_it_cannot_be_confirmed_before_the_last_day_is_over(page, at, moment):
    at(moment)
    with pytest.raises(ValidationError, match="公示期到2026年3月20日24时为止"):
        confirm(page, **DECISION | {"day": datetime.date(2026, 3, 16)})
    assert states() == {AwardState.PROPOSED}
    assert fresh(page).stage == NoticeStage.ANNOUNCED


def test_every_name_on_the_list_holds_the_honor_with_its_document(after):
    confirm(after, **DECISION)
    for award in Award.objects.all():
        assert award.state == AwardState.VALID
        assert award.document_number == "漾政发〔2026〕12号"
        assert award.decision_date == DECISION["day"]
        assert award.authority == DECISION["authority"]
        assert award.unit_at_award == "漾濞县核桃研究所"
    assert fresh(after).stage == NoticeStage.RECORDED


def test_who_was_dropped_or_came_later_stays_a_proposal(after):
    dropped = after.entries.first()
    drop(dropped, reason="本人放弃")
    late = factories.proposal(worker__name="晚来人")
    confirm(after, **DECISION)
    for award in (dropped.award, late):
        award.refresh_from_db()
        assert award.state == AwardState.PROPOSED
    assert Award.objects.valid().count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"document": "12号"}, "不完整"),
        ({"day": datetime.date(2026, 3, 24)}, "还没有到"),
        ({"day": datetime.date(2026, 3, 20)}, "应当在公示期满"),
    ],
)
def test_a_decision_that_cannot_be_changes_nothing(after, wrong, said):
    with pytest.raises(ValidationError, match=said):
        confirm(after, **DECISION | wrong)
    assert states() == {AwardState.PROPOSED}


def test_an_open_objection_holds_up_the_confirmation(after):
    factories.objection(after)
    with pytest.raises(ValidationError, match="还有1件异议没有办结"):
        confirm(after, **DECISION)


def test_it_is_confirmed_once(after):
    confirm(after, **DECISION)
    with pytest.raises(ValidationError, match="已经确认表彰"):
        confirm(after, **DECISION)


@pytest.mark.parametrize(
    ("wanted", "made", "live"),
    [(Roll.DRAFT, True, False), (Roll.LIVE, True, True), (Roll.NONE, False, False)],
)
def test_the_roll_is_made_as_asked(after, client, wanted, made, live):
    confirm(after, **DECISION, roll=wanted)
    roll = HonorRollPage.objects.first()
    assert (roll is not None) == made
    if made:
        assert roll.live == live
        assert roll.title == "2026年县级劳动模范光荣榜"
        assert client.get(roll.url).status_code == (200 if live else 404)
    text = client.get(after.url).text
    assert ("公示结果" in text) == live


def test_a_roll_that_exists_takes_the_new_names_itself(after, client):
    roll = factories.honor_roll(year=2026, honor=after.honor)
    confirm(after, **DECISION, roll=Roll.LIVE)
    assert HonorRollPage.objects.count() == 1
    assert "田大利" in client.get(roll.url).text


def test_the_confirmation_is_in_the_history_of_notice_and_award(after):
    confirm(after, **DECISION, user=factories.UserFactory())
    from wagtail.log_actions import registry

    entries = registry.get_logs_for_instance(fresh(after))
    told = [entry.message for entry in entries]
    assert "确认表彰：2项荣誉生效，漾政发〔2026〕12号，2026年3月23日" in told
    award = Award.objects.first()
    told = [entry.message for entry in registry.get_logs_for_instance(award)]
    assert "公示期满确认：漾政发〔2026〕12号，2026年3月23日" in told


class TestUndoing:
    """While nothing was published."""

    def test_awards_and_notice_are_as_they_were_and_the_draft_roll_is_gone(self, after):
        before = list(Award.objects.order_by("pk").values())
        move(after, stage=NoticeStage.APPROVED)
        confirm(after, **DECISION)
        unconfirm(after)
        now = list(Award.objects.order_by("pk").values())
        for award in (*before, *now):
            award.pop("latest_revision_id")
        assert now == before
        kept = fresh(after)
        assert kept.stage == NoticeStage.APPROVED
        assert (kept.document_number, kept.decision_date, kept.roll) == ("", None, None)
        assert not HonorRollPage.objects.exists()

    def test_it_can_be_confirmed_again(self, after):
        confirm(after, **DECISION)
        unconfirm(after)
        confirm(after, **DECISION)
        assert states() == {AwardState.VALID}
        unconfirm(after)
        assert states() == {AwardState.PROPOSED}

    def test_a_published_roll_stands_in_the_way(self, after):
        confirm(after, **DECISION)
        HonorRollPage.objects.get().save_revision().publish()
        with pytest.raises(ValidationError, match="2026年县级劳动模范光荣榜”已经发布"):
            unconfirm(after)
        assert states() == {AwardState.VALID}

    def test_a_roll_that_was_public_before_stands_in_no_way(self, after, at):
        factories.honor_roll(year=2026, honor=after.honor)
        at("2026-03-23 11:00")
        confirm(after, **DECISION)
        unconfirm(after)
        assert HonorRollPage.objects.count() == 1
        assert states() == {AwardState.PROPOSED}

    def test_a_roll_that_was_public_and_taken_down_is_kept(self, after):
        confirm(after, **DECISION, roll=Roll.LIVE)
        HonorRollPage.objects.get().unpublish()
        unconfirm(after)
        assert HonorRollPage.objects.count() == 1

    def test_an_award_changed_since_stands_in_the_way(self, after):
        confirm(after, **DECISION)
        award = Award.objects.first()
        award.document_number = "漾政发〔2026〕13号"
        award.save()
        with pytest.raises(ValidationError, match="在确认以后改过"):
            unconfirm(after)

    def test_what_was_not_confirmed_is_not_taken_back(self, after):
        with pytest.raises(ValidationError, match="没有确认表彰"):
            unconfirm(after)
