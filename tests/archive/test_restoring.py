"""What was packed comes back into an empty site: same numbers, texts, bytes."""

import hashlib
import io
import json
import shutil
from datetime import date
from pathlib import Path

import bagit
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from wagtail.models import ModelLogEntry, PageLogEntry

from bulletin.archiving import restoring
from bulletin.models import BulletinIndexPage, BulletinIssuePage, IssueNumber
from intake.models import ReceivedFile
from library.models import UnionDocument, UnionImage
from organizations.models import Organization, OrganizationLink
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
YEAR = factories.SIGNED.year
NAME = f"bulletin-{YEAR}"


def told(*bag, **options):
    out = io.StringIO()
    call_command("import_bag", *bag, stdout=out, **options)
    return out.getvalue()


def stored_files():
    roots = (settings.MEDIA_ROOT, settings.ARCHIVE_ROOT)
    return {path for root in roots for path in Path(root).rglob("*") if path.is_file()}


@pytest.fixture
def full(db):
    """A year as offices have it: pictures, units, a correction, a withdrawal."""
    top = factories.OrganizationFactory(name="漾濞彝族自治县总工会")
    unit = factories.OrganizationFactory(name="平坡镇工会联合会", credit_code="")
    series = factories.series(publisher=top, overall_before=127, summary="每月一期")
    picture, document = (
        factories.ImageFactory(credit="赵明远"),
        factories.DocumentFactory(),
    )
    body = [
        ("heading", {"level": "1", "text": "一、走访"}),
        ("paragraph", f'<p>见<a linktype="document" id="{document.pk}">通知</a>。</p>'),
        ("image", {"image": picture, "caption": "会场", "credit": ""}),
        (
            "gallery",
            {"images": [{"image": picture, "caption": "", "credit": ""}] * 2},
        ),
        ("document", {"document": document, "title": "通知"}),
        ("notice", {"title": "提示", "text": "<p>请报名。</p>"}),
    ]
    received = ReceivedFile.objects.receive(factories.WORD_FILE, "第1期.docx")
    first = factories.draft(
        series,
        articles=[
            factories.article("慰问一线职工", contributors=[unit], body=body),
            factories.article("学习交流", contributor_names="张明、李芳"),
        ],
        archive_number="J001-2026-30-0001",
        report_to="州总工会。",
        lead_image=picture,
        original_scan=document,
    )
    first.original = received
    first.organization_links = [OrganizationLink(organization=top, role="mention")]
    first.save_revision(clean=False).publish()
    first = BulletinIssuePage.objects.get(pk=first.pk)
    correct(first)
    factories.issue(series, articles=[factories.article("撤下的一篇")]).unpublish()
    supplement = {"kind": "supplement", "sign_date": date(YEAR, 5, 6)}
    factories.issue(series, **supplement)
    return series


def correct(issue):
    articles = list(issue.articles.all())
    articles[1].title = "学习交流（更正）"
    issue.articles = articles
    issue.save_revision(clean=False).publish()


def facts(issue):
    """All of an issue that readers and archivists see, without database keys."""
    releases = list(issue.releases.order_by("version"))
    return {
        "address": issue.url,
        "title": issue.title,
        "live": issue.live,
        "number": IssueNumber.objects.filter(issue=issue)
        .values("series_name", "kind", "year", "number", "overall", "drawn_at")
        .get(),
        "published": (issue.first_published_at, issue.last_published_at),
        "archive_number": issue.archive_number,
        "report_to": issue.report_to,
        "mentions": [
            (link.organization.name, link.role)
            for link in issue.organization_links.all()
        ],
        "lead": issue.lead_image and issue.lead_image.sha256,
        "scan": issue.original_scan and issue.original_scan.sha256,
        "original": issue.original
        and (issue.original.name, issue.original.read(), issue.original.received_at),
        "articles": [text_of(article) for article in issue.articles.all()],
        "prints": [
            (one.version, one.sha256, one.size, one.frozen_at, one.pdf.read())
            for one in releases
        ],
        "printed_titles": [
            [article.title for article in one.revision.as_object().articles.all()]
            for one in releases
        ],
    }


def text_of(article):
    return (
        article.section,
        article.title,
        article.contributed_line,
        [unit.name for unit in article.contributors],
        [shown(block) for block in article.body],
    )


def shown(block):
    kind, value = block.block_type, block.value
    if kind == "image":
        return kind, value["image"].sha256, value["image"].credit, value["caption"]
    if kind == "gallery":
        return kind, [one["image"].sha256 for one in value["images"]]
    if kind == "document":
        return kind, value["document"].sha256, value["document"].filename
    if kind == "paragraph":
        document = UnionDocument.objects.first()
        return kind, value.source.replace(f'id="{document.pk}"', "")
    return kind, block.get_prep_value()["value"]


def all_facts():
    return [facts(issue) for issue in BulletinIssuePage.objects.order_by("path")]


def empty_the_site():
    """Every row goes, as on a fresh machine; files stay, for nobody knows them."""
    call_command("flush", interactive=False, verbosity=0)
    factories.home_page()


@pytest.fixture
def bag(full, tmp_path):
    call_command("export_bag", year=YEAR, out=tmp_path, stdout=io.StringIO())
    return tmp_path / NAME


def test_a_year_comes_back_with_its_numbers_texts_and_bytes(bag):
    before = all_facts()
    assert [len(one["prints"]) for one in before] == [2, 1, 1]
    empty_the_site()
    assert "已导入工作简报3件" in told(bag)
    assert all_facts() == before
    series = BulletinIndexPage.objects.get()
    assert (series.publisher.name, series.overall_before) == (
        "漾濞彝族自治县总工会",
        127,
    )


def test_what_came_back_packs_into_the_same_bytes(bag, tmp_path):
    empty_the_site()
    told(bag)
    call_command("export_bag", year=YEAR, out=tmp_path / "2", stdout=io.StringIO())
    before, after = (
        bagit.Bag(str(path)).payload_entries() for path in (bag, tmp_path / "2" / NAME)
    )
    assert before.keys() == after.keys()
    changed = {name for name in before if before[name] != after[name]}
    assert not [name for name in changed if not name.endswith("metadata.json")]


def test_readers_find_everything_where_it_was(bag, client):
    empty_the_site()
    told(bag)
    assert client.get(f"/bulletin/{YEAR}-01/").status_code == 200
    assert client.get(f"/bulletin/{YEAR}-01/2/").status_code == 200
    assert client.get(f"/bulletin/{YEAR}-02/").status_code == 410
    assert client.get(f"/bulletin/{YEAR}-s01/").status_code == 200
    pdf = client.get(f"/bulletin/{YEAR}-01/pdf/1/")
    copy = bag / "data" / f"bulletin-{YEAR}-01" / "releases" / "v1.pdf"
    assert b"".join(pdf.streaming_content) == copy.read_bytes()


def test_the_next_issue_takes_the_next_number(bag):
    empty_the_site()
    told(bag)
    following = factories.issue(BulletinIndexPage.objects.get())
    assert (following.entry.number, following.entry.overall) == (3, 130)


def test_a_restored_issue_can_be_corrected(bag):
    empty_the_site()
    told(bag)
    issue = BulletinIssuePage.objects.get(slug=f"{YEAR}-01")
    article = issue.articles.first()
    article.title = "慰问职工"
    issue.articles = [article, *list(issue.articles.all())[1:]]
    issue.save_revision(clean=False).publish()
    assert issue.releases.count() == 3
    assert issue.entry.number == 1


def test_units_are_found_in_the_register_and_only_missing_ones_are_made(bag):
    empty_the_site()
    factories.OrganizationFactory(name="平坡镇工会联合会", short_name="平坡镇工会")
    assert "新建了1个组织的档案" in told(bag)
    assert Organization.objects.get(name="平坡镇工会联合会").short_name == "平坡镇工会"
    assert Organization.objects.count() == 2


def test_a_picture_that_is_there_already_is_not_kept_twice(bag):
    empty_the_site()
    factories.ImageFactory()
    told(bag)
    assert UnionImage.objects.count() == 1


def test_the_history_says_where_it_came_from(bag):
    empty_the_site()
    told(bag)
    messages = {entry.message for entry in PageLogEntry.objects.all()}
    assert f"从归档数据包“{NAME}”恢复" in messages
    assert not ModelLogEntry.objects.filter(action="archive.restored").exists()


def test_a_dry_run_checks_all_and_writes_nothing(bag):
    empty_the_site()
    files = stored_files()
    assert "可以导入工作简报3件" in told(bag, dry_run=True)
    assert not BulletinIssuePage.objects.exists()
    assert stored_files() == files


def test_json_tells_what_came_back(bag):
    empty_the_site()
    data = json.loads(told(bag, json=True))
    assert data["imported"] == [
        {"category": "bulletin", "title": "工作简报", "records": 3}
    ]


def test_a_bag_is_not_read_twice(bag):
    with pytest.raises(CommandError, match="2026年第1期》在本站已经印发过"):
        told(bag)
    assert BulletinIssuePage.objects.count() == 3


def test_an_overall_number_is_given_once(bag):
    empty_the_site()
    series = factories.series(overall_before=127, first_year=2000)
    factories.issue(series, sign_date=date(YEAR - 1, 3, 1))
    with pytest.raises(CommandError, match="总期号128在本站已经用过"):
        told(bag)


def test_a_site_without_a_front_page_is_told_what_to_do(bag):
    call_command("flush", interactive=False, verbosity=0)
    with pytest.raises(CommandError, match="请先运行start_site"):
        told(bag)


def test_what_fails_half_way_leaves_neither_rows_nor_files(bag, monkeypatch):
    empty_the_site()
    files = stored_files()
    publish, seen = restoring.publish, []

    def tired(issue, *args):
        seen.append(issue)
        if len(seen) == 3:
            raise KeyError("live")
        publish(issue, *args)

    monkeypatch.setattr(restoring, "publish", tired)
    with pytest.raises(CommandError, match="归档内容不完整"):
        told(bag)
    assert not BulletinIssuePage.objects.exists()
    assert not UnionImage.objects.exists()
    assert not BulletinIndexPage.objects.exists()
    assert stored_files() == files


def flip(path):
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)


def reseal(bag):
    """Make the manifests agree with what was changed, as a forger would."""
    bagit.Bag(str(bag)).save(manifests=True)


def changed(bag, change):
    path = bag / "data" / f"bulletin-{YEAR}-01" / "metadata.json"
    data = json.loads(path.read_text())
    change(data)
    path.write_text(json.dumps(data))
    reseal(bag)


def add_stranger(bag):
    (bag / "data" / "stranger.txt").write_text("x")


def link_elsewhere(bag):
    (bag / "data" / "link").symlink_to("/etc/hostname")


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda bag: flip(bag / "data" / "bulletin-2026-01" / "access.pdf"), "不符"),
        (lambda bag: flip(bag / "manifest-sha256.txt"), "不符|不是归档数据包"),
        (lambda bag: (bag / "data" / "归档目录.csv").unlink(), "不符"),
        (lambda bag: (bag / "bagit.txt").unlink(), "缺少bagit.txt"),
        (add_stranger, "不符"),
        (link_elsewhere, "指向别处的链接"),
        (lambda bag: shutil.rmtree(bag), "不是文件夹"),
        (lambda bag: changed(bag, lambda data: data.pop("content")), "读不懂"),
        (lambda bag: changed(bag, lambda data: data.update(version=9)), "读不懂"),
        (lambda bag: changed(bag, lambda data: data.update(id="../x")), "读不懂"),
        (
            lambda bag: changed(bag, lambda data: data.update(category="films")),
            "没有的类别“films”",
        ),
        (
            lambda bag: changed(bag, lambda data: data["files"][0].update(sha256="0")),
            "读不懂",
        ),
        (
            lambda bag: changed(bag, lambda data: data["content"].pop("number")),
            "归档内容不完整",
        ),
        (
            lambda bag: changed(bag, lambda data: data["content"].pop("text")),
            "归档内容不完整",
        ),
    ],
)
def test_a_bad_bag_is_refused_in_a_sentence_and_nothing_is_written(bag, harm, said):
    empty_the_site()
    files = stored_files()
    harm(bag)
    with pytest.raises(CommandError, match=said):
        told(bag)
    assert not IssueNumber.objects.exists()
    assert stored_files() == files


def test_the_files_at_fault_are_named(bag):
    flip(bag / "data" / f"bulletin-{YEAR}-01" / "access.pdf")
    add_stranger(bag)
    with pytest.raises(CommandError) as refused:
        told(bag)
    assert "与清单不符，没有导入。" in str(refused.value)
    (bag / "data" / "stranger.txt").unlink()
    with pytest.raises(
        CommandError, match=r"“data/bulletin-2026-01/access\.pdf”的内容变"
    ):
        told(bag)


def test_a_bag_without_records_is_no_bag_of_ours(tmp_path):
    (tmp_path / "x.txt").write_text("x")
    bagit.make_bag(str(tmp_path), checksums=["sha256"])
    with pytest.raises(CommandError, match="没有任何归档条目"):
        told(tmp_path)


def test_a_bag_without_sha256_cannot_be_trusted(tmp_path):
    (tmp_path / "x.txt").write_text("x")
    bagit.make_bag(str(tmp_path), checksums=["md5"])
    with pytest.raises(CommandError, match="没有SHA-256清单"):
        told(tmp_path)


def test_the_fingerprints_of_a_bag_are_those_of_the_site(bag, full):
    entries = bagit.Bag(str(bag)).payload_entries()
    release = BulletinIssuePage.objects.first().releases.order_by("version").last()
    packed = entries[f"data/bulletin-{YEAR}-01/access.pdf"]["sha256"]
    assert packed == release.sha256 == hashlib.sha256(release.pdf.read()).hexdigest()
