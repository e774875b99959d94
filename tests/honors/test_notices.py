"""A notice is announced, runs for its days, is lengthened or shortened, folds."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from honors.models import Holiday, NoticeEntry, PublicNoticePage
from honors.notice_rules import NoticeStage
from honors.noticing import drop, end_on, move, take_up
from honors.start import known_holidays
from pages.refusal import NotReady
from tests import factories

pytestmark = pytest.mark.django_db

FRIDAY = datetime.date(2026, 3, 20)


@pytest.fixture(autouse=True)
def morning(at):
    known_holidays()
    at("2026-03-16 09:00")


def read(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return response.text


def fresh(page):
    return PublicNoticePage.objects.get(pk=page.pk)


def test_publication_fixes_the_last_day_and_the_list():
    award = factories.proposal()
    page = factories.notice([award])
    assert page.end_on == FRIDAY
    assert page.stage == NoticeStage.ANNOUNCED
    assert [entry.award for entry in page.entries.all()] == [award]


def test_the_days_between_holidays_count_as_they_are_arranged(at):
    at("2024-04-26 09:00")
    factories.proposal(year=2024)
    page = factories.notice([1], year=2024, start_on=datetime.date(2024, 4, 29))
    assert page.end_on == datetime.date(2024, 5, 8)
    assert [day.day for day in page.days] == [29, 30, 6, 7, 8]


def test_a_later_change_of_the_holidays_moves_no_announced_end():
    page = factories.notice()
    Holiday.objects.create(day=FRIDAY, name="放假")
    assert fresh(page).last_day == FRIDAY


def test_who_is_proposed_later_is_not_on_the_notice(client):
    page = factories.notice()
    late = factories.proposal(worker__name="晚来人")
    assert "晚来人" not in read(client, page)
    assert list(page.unlisted()) == [late]
    page.save_revision().publish()
    assert not fresh(page).listed().filter(pk=late.pk).exists()


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ({"basis": ""}, "请写明依据哪个文件"),
        ({"department": ""}, "请填写受理部门"),
        ({"phone": ""}, "请填写受理电话"),
        ({"email": ""}, "请填写电子邮箱"),
        ({"address": ""}, "请填写通信地址"),
        ({"reporting_note": ""}, "请写明反映情况的要求"),
        ({"start_on": None}, "请填写公示开始日期"),
        ({"start_on": datetime.date(2026, 3, 13)}, "2026年3月13日已经过去"),
        ({"batch": "第二批"}, "2026年县级劳动模范（第二批）还没有拟表彰对象"),
    ],
)
def test_without_one_of_its_parts_it_is_not_published(missing, said):
    factories.proposal()
    draft = factories.notice_draft(**missing)
    with pytest.raises(NotReady, match=said):
        draft.save_revision().publish()
    kept = fresh(draft)
    assert not kept.live
    assert kept.stage == NoticeStage.RECOMMENDED
    assert not NoticeEntry.objects.exists()


def test_a_personal_mobile_number_cannot_be_the_office_telephone():
    draft = factories.notice_draft()
    draft.phone = "13800138000"
    with pytest.raises(ValidationError, match="个人手机号，不能公开"):
        draft.full_clean()


@pytest.mark.parametrize("field", ["basis", "reporting_note", "title"])
def test_no_text_of_a_notice_holds_a_private_number(field):
    draft = factories.notice_draft()
    setattr(draft, field, "联系人11010519491231002X")
    with pytest.raises(ValidationError, match="身份证号，不能公开"):
        draft.full_clean()


def test_the_page_has_every_part_that_is_asked_for(client):
    worker = factories.ModelWorkerFactory(name="杨素梅", sex="female", ethnicity="白族")
    factories.proposal(worker=worker)
    page = factories.notice([1])
    text = read(client, page)
    for part in (
        "关于2026年县级劳动模范拟表彰对象的公示",
        "漾工发〔2026〕3号",
        "杨素梅",
        "女",
        "白族",
        "漾濞县核桃研究所农艺师",
        "县级劳动模范",
        "2026年3月16日",
        "2026年3月20日",
        "5个工作日",
        "3月16日、3月17日、3月18日、3月19日、3月20日",
        "县总工会办公室",
        "0872-7520000",
        "office@example.com",
        "漾濞县苍山西镇",
        "提倡署真实姓名",
        "按姓氏笔画为序",
        "公示中",
    ):
        assert part in text, part


def test_the_label_flips_at_midnight_in_shanghai(client, at):
    page = factories.notice()
    at("2026-03-20 23:59")
    assert "公示中" in read(client, page)
    at("2026-03-21 00:00")
    text = read(client, page)
    assert "公示期已结束" in text
    assert "公示中" not in text


def test_names_stand_in_the_order_that_the_label_says(client):
    for name in ("田大利", "王富", "田富", "丁一"):
        factories.proposal(worker__name=name)
    page = factories.notice([1])
    text = read(client, page)
    places = [text.index(name) for name in ("丁一", "王富", "田富", "田大利")]
    assert places == sorted(places)


def test_who_does_not_want_to_be_shown_is_not_on_the_page(client):
    factories.proposal(worker__name="不公开人", worker__is_public=False)
    factories.proposal(worker__name="公开人")
    page = factories.notice([1])
    text = read(client, page)
    assert "公开人" in text
    assert "不公开人" not in text


def test_after_thirty_days_only_names_are_left(client, at):
    factories.proposal(worker__name="杨素梅", worker__ethnicity="白族")
    page = factories.notice([1])
    at("2026-04-19 23:00")
    assert "白族" in read(client, page)
    at("2026-04-20 00:00")
    text = read(client, page)
    assert "杨素梅" in text
    for personal in ("白族", "农艺师", "核桃研究所", "0872-7520000"):
        assert personal not in text


def test_the_number_of_those_days_is_a_setting_of_the_notice(client, at):
    page = factories.notice(fold_after=0)
    at("2026-03-21 08:00")
    assert "农艺师" not in read(client, page)


def test_an_old_draft_gives_no_notice_another_period():
    page = factories.notice()
    old = page.get_latest_revision()
    move(page, stage=NoticeStage.OBJECTIONS)
    content = old.content | {"start_on": "2026-01-05", "stage": "recommended"}
    old.content = content
    old.save()
    old.publish()
    kept = fresh(page)
    assert kept.start_on == factories.MONDAY
    assert kept.end_on == FRIDAY
    assert kept.stage == NoticeStage.OBJECTIONS


def test_taken_down_within_its_period_it_begins_anew(at):
    page = factories.notice()
    page.unpublish()
    assert fresh(page).stage == NoticeStage.FIRST_REVIEW
    assert not page.entries.exists()
    at("2026-03-18 09:00")
    again = fresh(page)
    with pytest.raises(NotReady, match="2026年3月16日已经过去"):
        again.save_revision().publish()
    again.start_on = datetime.date(2026, 3, 18)
    again.save_revision().publish()
    assert fresh(page).end_on == datetime.date(2026, 3, 24)


def test_taken_down_after_its_period_it_stays_what_it_was(at):
    page = factories.notice()
    at("2026-03-23 09:00")
    fresh(page).unpublish()
    kept = fresh(page)
    assert kept.stage == NoticeStage.ANNOUNCED
    assert kept.entries.exists()


def test_a_copy_is_a_draft_of_its_own():
    page = factories.notice()
    copied = page.copy(update_attrs={"title": "另一个公示"}, keep_live=True)
    assert not copied.live
    assert copied.stage == NoticeStage.RECOMMENDED
    assert copied.end_on is None


class TestEnd:
    """Another last day."""

    def test_it_can_be_later_without_a_word(self):
        page = end_on(factories.notice(), day=datetime.date(2026, 3, 25))
        assert fresh(page).end_on == datetime.date(2026, 3, 25)

    def test_an_earlier_one_needs_a_reason(self):
        page = factories.notice()
        day = datetime.date(2026, 3, 18)
        with pytest.raises(ValidationError, match="缩短公示期要写明原因"):
            end_on(page, day=day)
        end_on(page, day=day, reason="县委会议提前")
        assert fresh(page).end_on == day

    def test_it_is_never_a_day_gone_by(self, at):
        page = factories.notice()
        at("2026-03-18 09:00")
        with pytest.raises(ValidationError, match="不能早于今天"):
            end_on(page, day=datetime.date(2026, 3, 17), reason="提前")

    def test_even_shortened_it_lasts_until_midnight(self, at):
        page = factories.notice()
        end_on(page, day=factories.MONDAY, reason="提前")
        with pytest.raises(ValidationError, match="3月16日24时"):
            move(page, stage=NoticeStage.APPROVED)
        at("2026-03-17 00:00")
        move(page, stage=NoticeStage.APPROVED)


class TestSteps:
    """The procedure."""

    def test_it_is_not_approved_before_the_last_day_is_over(self, at):
        page = factories.notice()
        at("2026-03-20 23:59")
        with pytest.raises(ValidationError, match="期满以后才能审定"):
            move(page, stage=NoticeStage.APPROVED)
        at("2026-03-21 00:00")
        move(page, stage=NoticeStage.APPROVED)
        assert fresh(page).stage == NoticeStage.APPROVED

    def test_an_open_objection_holds_up_the_approval(self, at):
        page = factories.notice()
        objection = factories.objection(page)
        at("2026-03-21 08:00")
        with pytest.raises(ValidationError, match="还有1件异议没有办结"):
            move(page, stage=NoticeStage.APPROVED)
        objection.conclusion = "经核实，奖状年份无误。"
        objection.full_clean()
        objection.save()
        move(page, stage=NoticeStage.APPROVED)

    def test_publication_is_no_step_by_hand(self):
        draft = factories.notice_draft()
        with pytest.raises(ValidationError, match="不能直接转到"):
            move(draft, stage=NoticeStage.APPROVED)


class TestNames:
    """Names taken off the list."""

    def test_a_dropped_name_leaves_the_page_and_keeps_its_proposal(self, client):
        award = factories.proposal(worker__name="移出人")
        factories.proposal(worker__name="留下人")
        page = factories.notice([award])
        drop(page.entries.get(award=award), reason="本人放弃")
        text = read(client, page)
        assert "移出人" not in text
        assert "本人放弃" not in text
        assert "留下人" in text
        award.refresh_from_db()
        assert award.state == "proposed"
        take_up(page.entries.get(award=award))
        assert "移出人" in read(client, page)

    def test_the_last_name_is_not_dropped(self):
        page = factories.notice()
        with pytest.raises(ValidationError, match="只剩这一个"):
            drop(page.entries.get(), reason="本人放弃")


def test_an_objection_is_read_by_nobody_outside(client):
    page = factories.notice()
    factories.objection(page, content="秘密的异议", informant="某反映人")
    for address in (page.url, "/honors/", "/honors/feed/", "/sitemap.xml"):
        response = client.get(address)
        assert "秘密的异议" not in response.text
        assert "某反映人" not in response.text
    assert "秘密的异议" not in str(page.get_latest_revision().content)
