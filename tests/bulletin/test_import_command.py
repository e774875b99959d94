"""``import_bulletin``: a Word file becomes a draft, or nothing at all."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from bulletin.models import BulletinIssuePage, IssueNumber
from intake.models import ReceivedFile
from library.models import UnionImage
from tests import factories
from tests.bulletin.issue_files import issue_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def series():
    return factories.series(overall_before=125, copies=80)


@pytest.fixture
def unit():
    return factories.OrganizationFactory(
        name="漾濞县平坡镇工会联合会", aliases="平坡镇工会联合会"
    )


@pytest.fixture
def run(tmp_path, series):
    def run(data=None, *options, name="第1期.docx"):
        file = tmp_path / name
        file.write_bytes(issue_file() if data is None else data)
        out = StringIO()
        call_command(
            "import_bulletin",
            str(file),
            f"--series={series.slug}",
            *options,
            stdout=out,
        )
        return out.getvalue()

    return run


def test_an_issue_becomes_a_draft_with_everything_in_its_place(run, unit):
    run()
    draft = BulletinIssuePage.objects.get()
    first, second = draft.articles.all()
    assert not draft.live
    assert not draft.is_issued
    assert (draft.proposed_number, draft.proposed_overall) == (1, 126)
    assert str(draft.sign_date) == "2026-03-16"
    assert [first.title, second.title] == ["春季送温暖走进养护站", "技能竞赛练出新规矩"]
    assert first.contributors == [unit]
    assert first.contributor_names == "王喆"
    assert [block.block_type for block in first.body] == [
        "paragraph",
        "table",
        "image",
        "paragraph",
    ]
    assert draft.report_to == "州总工会。"
    assert draft.copies == 120
    assert (draft.edited_by, draft.signed_by) == ("李祎", "和建中")


def test_an_unknown_unit_is_kept_as_words_said_and_never_invented(run, unit):
    run()
    draft = BulletinIssuePage.objects.get()
    second = draft.articles.all()[1]
    assert second.contributors == []
    assert second.contributed_line == "（无名农机厂工会供稿）"
    said = [loss for loss in draft.import_report if loss["element"] == "供稿单位"]
    assert "无名农机厂工会" in said[0]["detail"]
    assert not type(unit).objects.filter(name__contains="农机").exists()


def test_pictures_go_into_the_library_with_words_for_those_who_cannot_see(run, unit):
    run()
    image = UnionImage.objects.get()
    assert image.description == "《春季送温暖走进养护站》配图"
    assert len(image.sha256) == 64


def test_the_original_is_kept_byte_for_byte(run):
    data = issue_file()
    run(data)
    draft = BulletinIssuePage.objects.get()
    assert draft.original.name == "第1期.docx"
    assert draft.original.read() == data


def test_the_json_tells_what_was_read(run, unit):
    told = json.loads(run(None, "--json"))
    assert told["issue"]["number"] == 1
    assert told["issue"]["overall"] == 126
    assert told["issue"]["year"] == 2026
    assert told["issue"]["date"] == "2026-03-16"
    assert told["issue"]["url"].startswith("/bulletin/draft-")
    assert told["articles"][0]["contributors"] == [unit.name]
    kinds = [block["type"] for block in told["articles"][0]["blocks"]]
    assert kinds.count("table") == kinds.count("image") == 1
    assert {"element", "action", "detail"} <= told["report"][0].keys()


def test_publish_issues_it_at_once(run, unit):
    run(None, "--publish")
    issue = BulletinIssuePage.objects.get()
    assert issue.live
    assert issue.title == "工会工作简报2026年第1期"


def test_a_number_already_issued_is_refused_and_nothing_is_left(run, series):
    factories.issue(series)
    with pytest.raises(CommandError, match=r"第1期\.docx.*第1期已经印发过"):
        run(None, "--publish")
    assert BulletinIssuePage.objects.count() == 1
    assert not ReceivedFile.objects.exists()
    assert IssueNumber.objects.count() == 1


def test_without_publish_a_taken_number_is_only_a_proposal(run, series):
    factories.issue(series)
    run()
    assert BulletinIssuePage.objects.get(entry=None).proposed_number == 1


def test_a_bad_file_is_refused_by_name_and_nothing_is_left(run):
    with pytest.raises(CommandError, match=r"旧稿\.docx"):
        run(b"%PDF-1.4", name="旧稿.docx")
    assert not BulletinIssuePage.objects.exists()
    assert not ReceivedFile.objects.exists()


def test_an_unknown_series_is_said_with_the_known_ones(run, tmp_path):
    file = tmp_path / "x.docx"
    file.write_bytes(issue_file())
    with pytest.raises(CommandError, match="现有：bulletin"):
        call_command("import_bulletin", str(file), "--series=nothing")


def test_a_missing_file_is_said(run, series):
    with pytest.raises(CommandError, match="读不到文件"):
        call_command("import_bulletin", "没有.docx", f"--series={series.slug}")


def test_the_printed_line_keeps_the_words_of_the_file(run, unit):
    run()
    first = BulletinIssuePage.objects.get().articles.first()
    assert first.contributors == [unit]
    assert first.contributed_line == "（平坡镇工会联合会　王喆供稿）"


def test_what_a_field_cannot_hold_is_left_out_and_said(run, unit):
    run(issue_file(number=99999, overall=99999999))
    draft = BulletinIssuePage.objects.get()
    assert draft.proposed_number is draft.proposed_overall is None
    said = {loss["element"] for loss in draft.import_report if "范围" in loss["detail"]}
    assert said == {"原期号", "原总期号"}


def test_a_file_of_another_series_is_said(run, unit, series):
    series.title = "工运信息"
    series.save()
    run()
    report = BulletinIssuePage.objects.get().import_report
    said = [loss["detail"] for loss in report if loss["element"] == "刊名"]
    assert "文件上的刊名是“工会工作简报”" in said[0]


def test_the_next_number_may_be_asked_for(run, unit, series):
    factories.issue(series)
    run(None, "--publish", "--next")
    assert BulletinIssuePage.objects.get(entry__number=2).live
