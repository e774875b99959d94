"""News: its day, its source, its files, and what stands around it."""

import datetime
from datetime import date
from urllib.parse import unquote

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from news.models import NewsPage
from news.readiness import story_shortcomings
from pages.refusal import NotReady
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 16)
READY = {
    "origin": "original",
    "source": "县总工会",
    "source_url": "",
    "original_date": None,
    "has_content": True,
    "today": TODAY,
}
REPRINT = {
    "origin": "reprint",
    "source": "苍山日报",
    "source_url": "https://paper.example/1",
    "original_date": date(2026, 3, 10),
}


@pytest.fixture
def column():
    return factories.column()


@pytest.mark.parametrize("changes", [{}, REPRINT, {"original_date": date(2019, 5, 1)}])
def test_what_has_a_source_and_a_text_is_ready(changes):
    assert story_shortcomings(**READY | changes) == {}


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"source": ""}, "source", "请填写来源"),
        ({"source": "  "}, "source", "请填写来源"),
        (REPRINT | {"source": ""}, "source", "转载的填媒体名称"),
        (REPRINT | {"source_url": ""}, "source_url", "请填写原文地址"),
        (REPRINT | {"original_date": None}, "original_date", "转载的稿件请填写原文"),
        ({"origin": "compiled"}, "original_date", "编译的稿件请填写原文"),
        ({"original_date": date(2026, 3, 17)}, "original_date", "在今天以后"),
        ({"has_content": False}, "__all__", "还没有正文，也没有附件"),
    ],
)
def test_what_is_missing_is_said_in_a_sentence_beside_its_field(changes, field, words):
    found = story_shortcomings(**READY | changes)
    assert list(found) == [field]
    assert words in found[field]
    assert found[field].endswith("。")


@pytest.mark.parametrize(
    "fields", [{"source": ""}, {"body": []}, {"origin": "reprint", "source": "报"}]
)
def test_no_door_publishes_what_is_not_ready(column, fields):
    draft = factories.news_draft(column, **factories.story_fields() | fields)
    with pytest.raises(NotReady):
        draft.get_latest_revision().publish()
    assert not NewsPage.objects.live().exists()
    with pytest.raises(ValidationError):
        column.add_child(instance=NewsPage(**factories.story_fields() | fields))


def test_an_attachment_stands_in_for_a_text(column):
    file = factories.DocumentFactory()
    assert factories.news(column, body=[], attachments=[file]).live


def test_the_day_of_an_item_is_when_it_was_first_published_here(column):
    page = factories.news(column)
    assert page.editorial_date == timezone.localdate()
    first = page.first_published_at
    page.title = "改了标题"
    page.save_revision().publish()
    page = NewsPage.objects.get()
    assert page.first_published_at == first
    assert page.editorial_date == timezone.localdate(first)


def test_the_day_is_that_of_shanghai(column):
    late = datetime.datetime(2026, 3, 15, 16, 30, tzinfo=datetime.UTC)
    draft = factories.news_draft(column, **factories.story_fields())
    draft.first_published_at = late
    draft.live = True
    draft.save()
    assert draft.editorial_date == date(2026, 3, 16)


def test_a_backfilled_item_shows_both_days_and_stands_in_its_own_year(client, column):
    page = factories.news(column, original_date=date(2019, 5, 20), on=TODAY)
    assert page.is_backfilled
    assert page.editorial_date == date(2019, 5, 20)
    html = client.get(page.url).text
    assert "原发布日期：" in html
    assert "2019年5月20日" in html
    assert "补录于" in html
    assert "2026年3月16日 12:00" in html
    assert "发布时间：" not in html


def test_a_reprint_shows_where_and_when_it_first_stood(client, column):
    page = factories.news(column, on=TODAY, **REPRINT)
    assert not page.is_backfilled
    assert page.editorial_date == TODAY
    html = client.get(page.url).text
    assert '<a href="https://paper.example/1" rel="noreferrer">苍山日报</a>' in html
    assert "转载，原文发表于" in html
    assert "2026年3月10日" in html
    assert "发布时间：" in html


def test_a_new_item_shows_one_day_only(client, column):
    html = client.get(factories.news(column, on=TODAY).url).text
    assert "发布时间：" in html
    assert "补录" not in html
    assert "原文发表于" not in html


def test_the_byline_names_those_who_are_known_and_nobody_else(client, column):
    page = factories.news(
        column, author="杨素梅", correspondent="苏祎", editor="李彧", reviewer=""
    )
    html = client.get(page.url).text
    assert "作者：杨素梅" in html
    assert "通讯员：苏祎" in html
    assert "编辑：李彧" in html
    assert "摄影：" not in html
    assert "审核：" not in html


def test_the_permission_to_reprint_stays_in_the_office(client, column):
    page = factories.news(column, permission="电话征得同意", **REPRINT)
    assert "电话征得同意" not in client.get(page.url).text


def test_addresses_count_the_items_of_a_day(column):
    made = [factories.news(column, on=TODAY) for _ in range(3)]
    assert [page.slug for page in made] == [
        "20260316-1",
        "20260316-2",
        "20260316-3",
    ]
    made[1].delete()
    assert factories.news(column, on=TODAY).slug == "20260316-4"


def test_an_address_stays_whatever_is_changed(column):
    page = factories.news(column, on=TODAY)
    page.original_date = date(2019, 5, 20)
    page.title = "改了标题"
    page.save_revision().publish()
    assert NewsPage.objects.get().slug == "20260316-1"


def test_finding_an_address_costs_the_same_on_a_full_day(
    column, django_assert_num_queries
):
    factories.many_news(column, 12)
    with django_assert_num_queries(1):
        assert NewsPage(title="下一条").free_slug(column).endswith("-13")


def test_a_copy_is_a_draft_with_an_address_and_a_day_of_its_own(column):
    page = factories.news(column, on=TODAY)
    copy = page.copy(
        update_attrs={"slug": NewsPage(title="x").free_slug(column)}, keep_live=False
    )
    copy.save_revision().publish()
    copy.refresh_from_db()
    assert copy.slug == f"{timezone.localdate():%Y%m%d}-1"
    assert copy.editorial_date == timezone.localdate()


def around(client, page):
    context = client.get(page.url).context_data
    return [one and one.title for one in (context["previous"], context["next"])]


def test_before_and_after_are_those_of_the_same_column(client, column):
    first = factories.news(column, title="一", on=date(2026, 1, 1))
    second = factories.news(column, title="二", on=date(2026, 2, 1))
    third = factories.news(column, title="三", on=date(2026, 2, 1))
    other = factories.column(title="通知公告")
    factories.news(other, title="别的栏目", on=date(2026, 1, 15))
    factories.news(factories.column(column, title="下级"), on=date(2026, 1, 15))
    assert around(client, first) == [None, "二"]
    assert around(client, second) == ["一", "三"]
    assert around(client, third) == ["二", None]


def test_drafts_and_private_items_are_nobodys_neighbours(client, column):
    shown = factories.news(column, title="一", on=date(2026, 1, 2))
    factories.close(factories.news(column, on=date(2026, 1, 1)))
    factories.news_draft(column, **factories.story_fields())
    assert around(client, shown) == [None, None]


def test_a_report_can_be_the_neighbour_of_news(client, column):
    page = factories.news(column, on=date(2026, 3, 1))
    factories.coverage(column, title="报上的", published_on=date(2026, 2, 1))
    assert around(client, page) == ["报上的", None]


def related(client, page):
    return [one.title for one in client.get(page.url).context_data["related"]]


def test_related_are_items_on_the_same_organizations_or_topics(client, column):
    unit, other = factories.OrganizationFactory.create_batch(2)
    topic = factories.TopicFactory()
    page = factories.news(column, organizations=[unit], topics=[topic], on=TODAY)
    factories.news(column, title="同组织", organizations=[unit], on=date(2026, 3, 3))
    factories.news(column, title="同主题", topics=[topic], on=date(2026, 3, 5))
    factories.news(
        column,
        title="都相同",
        organizations=[unit],
        topics=[topic],
        on=date(2026, 1, 1),
    )
    factories.coverage(column, title="报道", organizations=[unit])
    factories.news(column, title="无关", organizations=[other], on=TODAY)
    assert related(client, page) == ["都相同", "报道", "同主题", "同组织"]


def test_related_never_shows_drafts_private_items_or_itself(client, column):
    unit = factories.OrganizationFactory()
    page = factories.news(column, organizations=[unit])
    factories.close(factories.news(column, organizations=[unit]))
    factories.news(column, organizations=[unit]).unpublish()
    assert related(client, page) == []


def test_an_item_on_nothing_in_particular_is_related_to_nothing(client, column):
    factories.news(column)
    assert related(client, factories.news(column)) == []


def test_an_organization_speaks_of_its_news(client, column):
    unit = factories.OrganizationFactory()
    factories.news(column, title="养护段的消息", organizations=[unit])
    factories.news_draft(column, title="养护段的草稿")
    html = client.get(unit.get_absolute_url()).text
    assert "养护段的消息" in html
    assert "养护段的草稿" not in html


FILE_NAME = "关于举办技能竞赛的通知（2026年）.docx"


def test_an_attachment_shows_name_type_size_and_fingerprint(client, column):
    file = factories.DocumentFactory(
        title="通知", file=factories.ContentFile(b"x" * 2048, FILE_NAME)
    )
    page = factories.news(column, attachments=[file])
    page.attachments.update(caption="竞赛通知")
    html = client.get(page.url).text
    assert ">竞赛通知</a>" in html
    assert FILE_NAME in html
    assert "DOCX" in html
    assert "2.0" in html
    assert file.sha256 in html


def test_an_attachment_is_downloaded_under_its_chinese_name(client, column):
    file = factories.DocumentFactory(file=factories.ContentFile(b"words", FILE_NAME))
    factories.news(column, attachments=[file])
    told = client.get(file.url)["Content-Disposition"]
    assert told.startswith("attachment")
    assert unquote(told.split("filename*=UTF-8''")[1]) == FILE_NAME


def test_attachments_keep_the_order_they_were_given(client, column):
    files = [factories.DocumentFactory(title=f"附件{n}") for n in (3, 1, 2)]
    page = factories.news(column, attachments=files)
    shown = client.get(page.url).context_data["attachments"]
    assert [attachment.label for attachment in shown] == ["附件3", "附件1", "附件2"]


def test_a_draft_has_no_public_address(client, column):
    draft = factories.news_draft(column, **factories.story_fields())
    assert client.get(draft.url).status_code == 404
