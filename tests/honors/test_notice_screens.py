"""A notice in the admin: its form, its progress, who may do what."""

import datetime

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from home.groups import sync_groups
from honors.models import Award, Holiday, NoticeEntry, Objection, PublicNoticePage
from honors.notice_rules import NoticeStage
from honors.start import known_holidays
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def office(at):
    factories.honors_index()
    sync_groups()
    known_holidays()
    at("2026-03-16 09:00")


@pytest.fixture
def signatory(client):
    client.force_login(factories.UserFactory(groups=["编辑", "签发人"]))
    return client


@pytest.fixture
def editor(client):
    client.force_login(factories.UserFactory(groups=["编辑"]))
    return client


def address(name, record):
    return reverse(f"honors_notice_{name}", args=[record.pk])


def fresh(page):
    return PublicNoticePage.objects.get(pk=page.pk)


def form_of(page, **fields):
    """What the form of a notice sends."""
    values = {
        "title": page.title,
        "honor": page.honor_id,
        "year": page.year,
        "batch": "",
        "order": page.order,
        "basis": page.basis,
        "basis_document": "",
        "body": streamfield([]),
        "start_on": page.start_on.isoformat(),
        "working_days": page.working_days,
        "department": page.department,
        "phone": page.phone,
        "email": page.email,
        "address": page.address,
        "reporting_note": page.reporting_note,
        "fold_after": 30,
        "summary": "",
        "lead_image": "",
    }
    return nested_form_data(values | fields)


def edit(client, page, **fields):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(url, form_of(page, **fields))


class TestForm:
    def test_a_new_notice_begins_with_the_offices_address(self, signatory):
        index = factories.honors_index()
        url = reverse(
            "wagtailadmin_pages:add", args=["honors", "publicnoticepage", index.pk]
        )
        text = signatory.get(url).text
        assert "提倡署真实姓名" in text

    def test_a_draft_may_be_as_unfinished_as_it_is(self, editor):
        draft = factories.notice_draft()
        edit(editor, draft, basis="", phone="", start_on="")
        latest = fresh(draft).get_latest_revision_as_object()
        assert latest.basis == ""
        assert latest.start_on is None

    def test_publication_says_beside_the_fields_what_is_missing(self, signatory):
        factories.proposal()
        draft = factories.notice_draft()
        response = edit(signatory, draft, basis="", phone="", **{"action-publish": "1"})
        assert "请写明依据哪个文件" in response.text
        assert "请填写受理电话" in response.text
        assert not fresh(draft).live

    def test_publication_from_the_form_announces(self, signatory):
        factories.proposal()
        draft = factories.notice_draft()
        edit(signatory, draft, **{"action-publish": "1"})
        assert fresh(draft).stage == NoticeStage.ANNOUNCED
        assert fresh(draft).live

    def test_an_editor_cannot_announce(self, editor):
        factories.proposal()
        draft = factories.notice_draft()
        edit(editor, draft, **{"action-publish": "1"})
        assert not fresh(draft).live

    def test_list_and_period_cannot_be_typed_over_afterwards(self, signatory):
        page = factories.notice()
        edit(
            signatory,
            page,
            start_on="2026-03-10",
            working_days=1,
            year=2025,
            basis="更正了依据",
            **{"action-publish": "1"},
        )
        kept = fresh(page)
        assert (kept.start_on, kept.working_days, kept.year) == (
            factories.MONDAY,
            5,
            2026,
        )
        assert kept.basis == "更正了依据"

    def test_the_form_shows_the_end_and_the_days_that_count(self, signatory):
        factories.proposal(worker__name="杨素梅")
        draft = factories.notice_draft()
        url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
        text = signatory.get(url).text
        assert "公示期到2026年3月20日24时为止，计5个工作日" in text
        assert "杨素梅" in text

    def test_the_form_warns_when_the_year_has_no_holidays(self, signatory):
        Holiday.objects.all().delete()
        draft = factories.notice_draft()
        url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
        assert "还没有登记2026年的节假日安排" in signatory.get(url).text

    def test_the_form_names_characters_that_the_stroke_table_lacks(self, signatory):
        factories.proposal(worker__name="\U0002fff0大利")
        draft = factories.notice_draft()
        url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
        assert "笔画表里没有“\U0002fff0”" in signatory.get(url).text

    def test_it_is_previewed_with_who_is_proposed(self, signatory):
        factories.proposal(worker__name="杨素梅")
        draft = factories.notice_draft()
        draft.save_revision()
        url = reverse("wagtailadmin_pages:view_draft", args=[draft.pk])
        assert "杨素梅" in signatory.get(url).text


class TestProgress:
    def test_it_leads_through_the_procedure(self, signatory, at):
        page = factories.notice()
        text = signatory.get(address("progress", page)).text
        assert "调整公示期" in text
        assert "确认表彰" not in text
        at("2026-03-23 09:00")
        assert "确认表彰" in signatory.get(address("progress", page)).text
        signatory.post(address("move", page), {"stage": "approved", "remark": "县委会"})
        assert fresh(page).stage == NoticeStage.APPROVED
        text = signatory.get(address("progress", page)).text
        assert "进度由“公示”到“审定”，备注：县委会" in text

    def test_before_the_end_the_form_of_the_decision_is_not_even_shown(self, signatory):
        page = factories.notice()
        response = signatory.get(address("confirm", page), follow=True)
        assert "公示期到2026年3月20日24时为止" in response.text

    def test_a_decision_that_is_sent_too_early_is_refused(self, signatory):
        page = factories.notice()
        response = signatory.post(address("confirm", page), DECISION)
        assert "公示期到2026年3月20日24时为止" in response.text
        assert Award.objects.get().state == "proposed"

    def test_the_decision_makes_the_honors_valid_and_can_be_taken_back(
        self, signatory, at
    ):
        page = factories.notice()
        at("2026-03-23 09:00")
        signatory.post(address("confirm", page), DECISION)
        assert Award.objects.get().state == "valid"
        text = signatory.get(address("progress", page)).text
        assert "2026年县级劳动模范光荣榜" in text
        assert "撤销确认" in text
        signatory.post(address("unconfirm", page), {"confirmed": "on"})
        assert Award.objects.get().state == "proposed"

    def test_the_end_is_moved_with_a_reason_when_it_comes_earlier(self, signatory):
        page = factories.notice()
        sent = {"day": "2026-03-18", "reason": "", "confirmed": "on"}
        assert "缩短公示期要写明原因" in signatory.post(address("end", page), sent).text
        signatory.post(address("end", page), sent | {"reason": "会议提前"})
        assert fresh(page).end_on == datetime.date(2026, 3, 18)

    def test_a_name_is_dropped_and_taken_up_again(self, signatory):
        factories.proposal()
        page = factories.notice([factories.proposal()])
        entry = page.entries.first()
        signatory.post(address("drop", entry), {"reason": "放弃", "confirmed": "on"})
        assert NoticeEntry.objects.get(pk=entry.pk).dropped_at
        assert "已移出：放弃" in signatory.get(address("progress", page)).text
        signatory.post(address("take_up", entry), {"confirmed": "on"})
        assert not NoticeEntry.objects.get(pk=entry.pk).dropped_at

    def test_who_was_proposed_later_is_pointed_out(self, signatory):
        page = factories.notice()
        factories.proposal(worker__name="晚来人")
        assert (
            "晚来人是公示发布以后登记的"
            in signatory.get(address("progress", page)).text
        )

    @pytest.mark.parametrize("name", ["move", "end", "confirm", "unconfirm"])
    def test_an_editor_decides_nothing(self, editor, at, name):
        page = factories.notice()
        at("2026-03-23 09:00")
        before = PublicNoticePage.objects.filter(pk=page.pk).values().get()
        for response in (
            editor.get(address(name, page)),
            editor.post(address(name, page), DECISION),
        ):
            assert response.status_code == 302
        assert PublicNoticePage.objects.filter(pk=page.pk).values().get() == before
        assert editor.get(address("progress", page)).status_code == 200

    def test_an_editor_does_not_read_objections(self, editor):
        page = factories.notice()
        factories.objection(page, about="某人被反映")
        assert "某人被反映" not in editor.get(address("progress", page)).text
        url = reverse("wagtailsnippets_honors_objection:list")
        assert editor.get(url).status_code == 302

    def test_a_signatory_enters_an_objection_from_the_notice(self, signatory):
        page = factories.notice()
        url = reverse("wagtailsnippets_honors_objection:add")
        assert f'value="{page.pk}"' in signatory.get(f"{url}?notice={page.pk}").text
        sent = {
            "notice": page.pk,
            "received_on": "2026-03-16",
            "channel": "phone",
            "content": "年份有误",
            "informant": "",
            "about": "李春",
            "handling": "",
            "conclusion": "",
            "concluded_on": "",
        }
        signatory.post(url, sent)
        entered = Objection.objects.get()
        assert entered.recorded_by is not None
        listed = signatory.get(reverse("wagtailsnippets_honors_objection:list")).text
        assert reverse("wagtailsnippets_honors_objection:edit", args=[entered.pk]) in (
            listed
        )
        refused = signatory.post(url, sent | {"content": "电话13800138000"})
        assert "手机号" in refused.text


DECISION = {
    "document": "漾政发〔2026〕12号",
    "day": "2026-03-23",
    "authority": "漾濞彝族自治县人民政府",
    "roll": "draft",
    "confirmed": "on",
}


class TestKeeping:
    def test_an_announced_notice_is_not_deleted(self, client):
        page = factories.notice()
        client.force_login(factories.UserFactory(is_superuser=True, is_staff=True))
        url = reverse("wagtailadmin_pages:delete", args=[page.pk])
        response = client.post(url, follow=True)
        assert "已经公示过，程序记录要保留，不能删除" in response.text
        index = factories.honors_index()
        url = reverse("wagtailadmin_pages:delete", args=[index.pk])
        client.post(url)
        assert PublicNoticePage.objects.filter(pk=page.pk).exists()

    def test_a_draft_is(self, client):
        draft = factories.notice_draft()
        client.force_login(factories.UserFactory(is_superuser=True, is_staff=True))
        client.post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
        assert not PublicNoticePage.objects.filter(pk=draft.pk).exists()


class TestHolidays:
    URL = "/admin/honors/holidays/paste/"
    TEXT = "一、元旦：1月1日（周五）至3日（周日）放假，共3天。1月4日（周一）上班。"

    def test_the_notice_is_first_shown_as_days(self, editor):
        response = editor.post(self.URL, {"year": 2027, "text": self.TEXT})
        assert "2027年1月3日" in response.text
        assert not Holiday.objects.filter(day__year=2027).exists()

    def test_then_it_is_the_years_table(self, editor):
        Holiday.objects.create(day=datetime.date(2027, 5, 1), name="劳动节")
        sent = {"year": 2027, "text": self.TEXT, "enter": "1"}
        editor.post(self.URL, sent)
        days = Holiday.objects.filter(day__year=2027).order_by("day")
        assert [(one.day.day, one.is_workday) for one in days] == [
            (1, False),
            (2, False),
            (3, False),
            (4, True),
        ]
        assert Holiday.objects.filter(day__year=2026).exists()

    def test_a_weekday_that_is_none_is_told(self, editor):
        text = "元旦：1月1日（周四）放假。"
        response = editor.post(self.URL, {"year": 2027, "text": text, "enter": "1"})
        assert "2027年1月1日是周五，粘贴的内容写的是周四" in response.text
        assert not Holiday.objects.filter(day__year=2027).exists()

    def test_the_list_can_be_narrowed_to_a_year(self, editor):
        url = reverse("wagtailsnippets_honors_holiday:list")
        text = editor.get(f"{url}?year=2025").text
        assert "2025年1月28日" in text
        known = Holiday.objects.get(day=datetime.date(2025, 1, 28))
        assert reverse("wagtailsnippets_honors_holiday:edit", args=[known.pk]) in text
        assert "2026年2月15日" not in text
