"""Publishing an issue: number, address and frozen print together, or nothing."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from bulletin.models import (
    BulletinIssuePage,
    IssueNumber,
    IssueRelease,
)
from pages.ordering import in_order
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def series():
    return factories.series(overall_before=125)


def publish(page):
    page.save_revision().publish()
    return BulletinIssuePage.objects.get(pk=page.pk)


def test_a_draft_consumes_no_number(series):
    draft = factories.draft(series)
    assert not draft.is_issued
    assert not IssueNumber.objects.exists()
    assert draft.title.startswith("2026年待编号简报")


def test_publishing_gives_number_title_and_address(series):
    issue = factories.issue(series)
    assert (issue.entry.number, issue.entry.overall) == (1, 126)
    assert issue.title == "工会工作简报2026年第1期"
    assert issue.url == "/bulletin/2026-01/"
    assert issue.editorial_date == issue.sign_date


def test_numbers_begin_again_every_year_and_overall_numbers_never(series):
    factories.issue(series, sign_date=datetime.date(2025, 12, 31))
    issue = factories.issue(series, sign_date=datetime.date(2026, 1, 2))
    assert (issue.entry.number, issue.entry.overall) == (1, 127)


def test_an_issue_signed_on_the_last_day_keeps_that_year(series):
    issue = factories.issue(
        series,
        sign_date=datetime.date(2025, 12, 31),
        issue_date=datetime.date(2026, 1, 2),
    )
    assert issue.entry.year == 2025


def test_a_supplement_advances_neither_sequence(series):
    factories.issue(series)
    supplement = factories.issue(series, kind="supplement")
    after = factories.issue(series)
    assert (supplement.entry.label, supplement.entry.overall) == ("增刊第1期", None)
    assert supplement.url == "/bulletin/2026-s01/"
    assert (after.entry.number, after.entry.overall) == (2, 127)


def test_a_series_may_count_supplements_in_the_overall_number():
    series = factories.series(others_take_overall=True)
    assert factories.issue(series, kind="supplement").entry.overall == 1


def test_two_series_number_apart():
    first = factories.issue(factories.series())
    second = factories.issue(factories.series(title="工运信息"))
    assert first.entry.number == second.entry.number == 1


def test_correcting_an_issue_keeps_number_title_and_address(series):
    issue = factories.issue(series)
    factories.issue(series)
    issue.signed_by = "李祎"
    again = publish(issue)
    assert (again.title, again.slug) == (issue.title, issue.slug)
    assert IssueNumber.objects.filter(issue=issue).count() == 1


def test_an_old_revision_brings_no_old_name_back(series):
    draft = factories.draft(series)
    old = draft.get_latest_revision()
    issue = publish(draft)
    old = Revision.objects.get(pk=old.pk)
    assert old.content["slug"] != issue.slug
    assert old.as_object().slug == issue.slug == "2026-01"
    assert old.as_object().title == issue.title


def test_the_issued_revision_says_what_was_issued(series):
    unit = factories.OrganizationFactory(name="县医院工会")
    articles = [factories.article(contributors=[unit])]
    issue = factories.issue(series, articles=articles)
    content = issue.live_revision.content
    assert (content["slug"], content["title"]) == (issue.slug, issue.title)
    [article] = content["articles"]
    assert article["pk"] == issue.articles.get().pk
    assert article["contributions"][0]["printed_name"] == "县医院工会"


def test_a_unit_renamed_later_keeps_its_name_in_what_was_issued(series, client):
    unit = factories.OrganizationFactory(name="苍山西镇工会联合会")
    articles = [factories.article(contributors=[unit])]
    issue = factories.issue(series, articles=articles)
    unit.name = "苍山西镇总工会"
    unit.save()
    html = client.get(issue.url).content.decode()
    assert "苍山西镇工会联合会</a>" in html
    assert "苍山西镇总工会" not in html
    again = publish(issue)
    assert again.releases.count() == 1


def test_what_was_taken_down_answers_so_at_all_its_addresses(series, client):
    issue = factories.issue(series)
    issue.unpublish()
    for address in (issue.url, f"{issue.url}1/", f"{issue.url}pdf/"):
        response = client.get(address)
        assert response.status_code == 410
        assert "已撤下" in response.content.decode()
        assert "正文一段" not in response.content.decode()
    assert client.get("/bulletin/2026-02/").status_code == 404


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"sign_date": None}, "请填写签发日期"),
        ({"articles": []}, "还没有文章"),
        ({"articles": [factories.article("空", body=[])]}, "还没有正文"),
        ({"sign_date": datetime.date(2206, 3, 1)}, "核对年份"),
        (
            {
                "import_report": [
                    {
                        "element": "批注",
                        "action": "dropped",
                        "place": "第3段",
                        "detail": "批注不导入。",
                    }
                ]
            },
            "逐条核对",
        ),
    ],
)
def test_an_unready_issue_is_refused_in_a_sentence_and_takes_no_number(
    series, change, sentence
):
    draft = factories.draft(series, **change)
    with pytest.raises(ValidationError, match=sentence):
        draft.get_latest_revision().publish()
    draft.refresh_from_db()
    assert not draft.live
    assert not IssueNumber.objects.exists()


def test_an_acknowledged_import_may_be_published(series):
    lost = {"element": "批注", "action": "dropped", "place": "第3段", "detail": "…"}
    issue = factories.issue(series, import_report=[lost], import_acknowledged=True)
    assert issue.live


def test_a_press_that_fails_leaves_no_number_and_nothing_public(series, monkeypatch):
    def jam(*args, **kwargs):
        raise RuntimeError("The press is jammed.")

    draft = factories.draft(series)
    monkeypatch.setattr("bulletin.printing.print_pdf", jam)
    with pytest.raises(RuntimeError):
        draft.get_latest_revision().publish()
    draft.refresh_from_db()
    assert not draft.live
    assert not IssueNumber.objects.exists()


def test_a_proposed_number_that_agrees_is_taken(series):
    issue = factories.issue(series, proposed_number=1, proposed_overall=126)
    assert not issue.entry.backfilled


def test_an_older_free_number_makes_a_backfilled_issue():
    series = factories.series(first_year=2026, first_number=7, overall_before=100)
    factories.issue(series)
    old = factories.issue(series, proposed_number=3, proposed_overall=97)
    assert old.entry.backfilled
    assert (old.entry.number, old.entry.overall) == (3, 97)


def test_a_taken_number_is_refused(series):
    factories.issue(series)
    draft = factories.draft(series, proposed_number=1)
    with pytest.raises(ValidationError, match="已经印发过"):
        draft.get_latest_revision().publish()


def test_an_issued_issue_keeps_its_articles_and_their_order(series):
    articles = [factories.article("甲"), factories.article("乙")]
    issue = factories.issue(series, articles=articles)
    first, second = issue.articles.all()

    issue.articles = [first]
    with pytest.raises(ValidationError, match="不能增删文章"):
        issue.save_revision().publish()

    issue.articles = [first, factories.article("丙")]
    with pytest.raises(ValidationError, match="不能增删文章"):
        issue.save_revision().publish()

    second.title = "乙（更正）"
    issue.articles = in_order([second, first])
    with pytest.raises(ValidationError, match="不能调整文章的次序"):
        issue.save_revision().publish()


def test_an_issued_issue_keeps_kind_and_year(series):
    issue = factories.issue(series)
    issue.kind = "supplement"
    with pytest.raises(ValidationError, match="不能更改类别"):
        issue.save_revision().publish()
    issue.kind, issue.sign_date = "regular", datetime.date(2025, 1, 1)
    with pytest.raises(ValidationError, match="2026年内"):
        issue.save_revision().publish()


def test_a_correction_makes_a_new_print_beside_the_old(series):
    issue = factories.issue(series)
    first = issue.releases.get()
    issue.signed_by = "陈堃"
    publish(issue)
    second = issue.releases.get(version=2)
    assert first.sha256 != second.sha256
    assert first.pdf.open().read() != second.pdf.open().read()


def test_publishing_again_without_a_change_makes_no_new_print(series):
    issue = factories.issue(series)
    publish(issue)
    assert issue.releases.count() == 1


def test_a_taken_down_issue_keeps_its_number(series):
    issue = factories.issue(series)
    issue.unpublish()
    assert factories.issue(series).entry.number == 2
    assert publish(BulletinIssuePage.objects.get(pk=issue.pk)).entry.number == 1


def test_a_copy_is_a_draft_without_a_number(series):
    issue = factories.issue(series, proposed_number=1)
    copy = issue.copy(update_attrs={"slug": "copy"}, keep_live=True)
    assert not copy.live
    assert not copy.is_issued
    assert copy.proposed_number is None
    assert copy.articles.count() == issue.articles.count()
    assert copy.first_published_at is None


def test_the_issued_text_survives_the_purge_of_revisions(series):
    issue = factories.issue(series)
    issued = issue.live_revision_id
    for name in ("甲", "乙", "丙"):
        issue.signed_by = name
        issue.save_revision(clean=False)
    call_command("purge_revisions")
    assert Revision.objects.filter(pk=issued).exists()
    assert Revision.objects.filter(object_id=str(issue.pk)).count() == 2


def schedule(draft):
    """Have the draft go live an hour ago, as an approved schedule would."""
    draft.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    draft.save_revision(clean=False).publish()
    an_hour_ago = timezone.now() - datetime.timedelta(hours=1)
    revision = draft.get_latest_revision()
    revision.content["go_live_at"] = an_hour_ago.isoformat()
    revision.approved_go_live_at = an_hour_ago
    revision.save()
    return revision


def test_a_scheduled_issue_is_numbered_when_it_goes_live(series):
    draft = factories.draft(series)
    schedule(draft)
    draft.refresh_from_db()
    assert not draft.live
    assert not IssueNumber.objects.exists()
    call_command("publish_scheduled")
    assert BulletinIssuePage.objects.get(pk=draft.pk).entry.number == 1
    assert IssueRelease.objects.count() == 1


def test_a_refused_schedule_is_put_off_said_and_holds_nothing_up(series, mailoutbox):
    owner = factories.UserFactory(email="editor@example.org")
    factories.issue(series)
    late = factories.draft(series, proposed_number=1, owner=owner)
    revision = schedule(late)
    good = factories.draft(series)
    schedule(good)
    call_command("publish_scheduled")
    revision.refresh_from_db()
    assert revision.approved_go_live_at is None
    assert not BulletinIssuePage.objects.get(pk=late.pk).live
    assert BulletinIssuePage.objects.get(pk=good.pk).live
    entry = PageLogEntry.objects.get(action="pages.put_off")
    assert "已经印发过" in entry.data["reason"]
    assert mailoutbox[0].to == ["editor@example.org"]
    assert "已经印发过" in mailoutbox[0].body


def test_autosave_never_writes_over_what_was_issued(series):
    user = factories.UserFactory()
    draft = factories.draft(series)
    revision = draft.save_revision(user=user, clean=False)
    revision.publish()
    issue = BulletinIssuePage.objects.get(pk=draft.pk)
    issued = issue.live_revision.content
    issue.signed_by = "后来的人"
    later = issue.save_revision(
        user=user, clean=False, overwrite_revision=issue.live_revision
    )
    assert later.pk != issue.live_revision_id
    assert Revision.objects.get(pk=issue.live_revision_id).content == issued


def test_an_alias_of_an_issue_is_refused(series):
    issue = factories.issue(series)
    with pytest.raises(ValidationError, match="不能做成同步副本"):
        issue.create_alias(parent=series, update_slug="alias")
    assert IssueNumber.objects.count() == 1


def test_copying_a_series_with_its_issues_gives_drafts_with_addresses(series):
    factories.issue(series)
    factories.issue(series)
    copy = series.copy(recursive=True, update_attrs={"slug": "copy"})
    drafts = BulletinIssuePage.objects.child_of(copy)
    assert len({draft.slug for draft in drafts}) == 2
    assert all(draft.slug and not draft.live for draft in drafts)
    assert IssueNumber.objects.count() == 2


def test_after_a_failure_the_same_object_draws_its_number_anew(series, monkeypatch):
    draft = factories.draft(series)
    page = draft.get_latest_revision().as_object()
    page.live, page.live_revision = True, draft.get_latest_revision()
    with monkeypatch.context() as jammed:
        jammed.setattr("bulletin.printing.print_pdf", None)
        with pytest.raises(TypeError):
            page.save()
    page.save()
    assert IssueNumber.objects.get().issue_id == page.pk


def test_renaming_the_series_leaves_what_was_issued(series, client):
    issue = factories.issue(series)
    series.title = "工会简讯"
    series.save()
    issue.signed_by = "李祎"
    again = publish(issue)
    assert again.title == "工会工作简报2026年第1期"
    masthead = client.get(again.url).content.decode().split("masthead-mark")[1]
    assert "工会工作简报" in masthead[:60]


def test_saving_without_publishing_makes_no_new_print(series):
    issue = factories.issue(series)
    issue.signed_by = "陈堃"
    issue.save()
    assert issue.releases.count() == 1
