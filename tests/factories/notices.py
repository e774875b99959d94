"""Public notices and who is proposed on them."""

import datetime

from honors.enums import AwardState
from honors.models import NoticeEntry, Objection, PublicNoticePage
from honors.notice_rules import NoticeStage
from tests.factories.honors import AwardFactory, HonorFactory, honors_index

MONDAY, FRIDAY = datetime.date(2026, 3, 16), datetime.date(2026, 3, 20)


def proposal(**fields):
    """An award of 2026 that is proposed and not yet awarded."""
    fields = {
        "year": 2026,
        "state": AwardState.PROPOSED,
        "decision_date": None,
        "document_number": "",
    } | fields
    return AwardFactory(**fields)


def notice_draft(**fields) -> PublicNoticePage:
    """A draft with everything that publication asks for, of 2026's 县级劳动模范."""
    fields = {
        "title": "关于2026年县级劳动模范拟表彰对象的公示",
        "honor": fields.get("honor") or HonorFactory(),
        "year": 2026,
        "basis": "根据《关于评选2026年县级劳动模范的通知》（漾工发〔2026〕3号），"
        "经单位推荐、县总工会初审",
        "start_on": MONDAY,
        "department": "县总工会办公室",
        "phone": "0872-7520000",
        "email": "office@example.com",
        "address": "漾濞县苍山西镇（邮编：672500）",
        "live": False,
    } | fields
    return honors_index().add_child(instance=PublicNoticePage(**fields))


def notice(awards=(), **fields) -> PublicNoticePage:
    """A published notice; the clock must stand on its first day or before."""
    if not awards:
        proposal()
    draft = notice_draft(**fields)
    draft.save_revision().publish()
    return PublicNoticePage.objects.get(pk=draft.pk)


def past_notice(awards, **fields) -> PublicNoticePage:
    """A notice of these awards as it stands since March 2026, whatever the clock."""
    fields = {"end_on": FRIDAY} | fields
    draft = notice_draft(stage=NoticeStage.ANNOUNCED, **fields)
    NoticeEntry.objects.bulk_create(
        NoticeEntry(notice=draft, award=award) for award in awards
    )
    draft.save_revision().publish()
    return PublicNoticePage.objects.get(pk=draft.pk)


def objection(page, **fields) -> Objection:
    fields = {
        "received_on": MONDAY,
        "content": "反映的奖状年份不对",
        "about": "李春",
    } | fields
    return Objection.objects.create(notice=page, **fields)
