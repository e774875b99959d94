"""Publishing an issue: number, address and frozen print together, or nothing."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Revision

from bulletin.models import BulletinIssuePage, IssueNumber, IssueRelease
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
    old.publish()
    issue = BulletinIssuePage.objects.get(pk=draft.pk)
    old = Revision.objects.get(pk=old.pk)
    assert old.content["slug"] != issue.slug
    assert old.as_object().slug == issue.slug == "2026-01"
    assert issue.get_latest_revision_as_object().title == issue.title


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"sign_date": None}, "请填写签发日期"),
        ({"articles": []}, "还没有文章"),
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

    first.sort_order, second.sort_order = 1, 0
    issue.articles = [second, first]
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


def test_a_scheduled_issue_is_numbered_when_it_goes_live(series):
    draft = factories.draft(series)
    draft.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    draft.save_revision().publish()
    assert not IssueNumber.objects.exists()
    draft.refresh_from_db()
    assert not draft.live
    Revision.objects.filter(approved_go_live_at__isnull=False).update(
        approved_go_live_at=timezone.now() - datetime.timedelta(minutes=1)
    )
    revision = draft.get_latest_revision()
    revision.content["go_live_at"] = None
    revision.save()
    call_command("publish_scheduled")
    assert BulletinIssuePage.objects.get(pk=draft.pk).entry.number == 1
    assert IssueRelease.objects.count() == 1
