"""Packages for the archive: written whole, validated by bagit.py, read back."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import bagit
import pytest
from bs4 import BeautifulSoup
from defusedxml import ElementTree
from django.core.management import CommandError, call_command

from bulletin.models import BulletinIssuePage
from intake.models import ReceivedFile
from pages.models import SiteIdentity
from tests import factories

pytestmark = pytest.mark.django_db
YEAR = factories.SIGNED.year


def export(out, year=YEAR, **options):
    told = io.StringIO()
    call_command("export_bag", year=year, out=out, stdout=told, **options)
    return told.getvalue()


def validated(bag):
    """By the tool of the Library of Congress, in a process of its own."""
    return subprocess.run(
        [sys.executable, Path(sys.executable).with_name("bagit.py"), "--validate", bag],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"LANGUAGE": "C"},
    )


@pytest.fixture
def issue():
    series = factories.series()
    picture, document = factories.ImageFactory(), factories.DocumentFactory()
    body = [
        ("paragraph", '<p>第一段，见<a href="/about/">概况</a>。</p>'),
        ("image", {"image": picture, "caption": "会场", "credit": ""}),
        ("document", {"document": document, "title": "通知"}),
    ]
    unit = factories.OrganizationFactory(name="平坡镇工会联合会")
    article = factories.article("慰问一线职工", contributors=[unit], body=body)
    received = ReceivedFile.objects.receive(factories.WORD_FILE, "第1期：50%.docx")
    made = factories.draft(
        series, articles=[article], archive_number="J001-2026-30-0001"
    )
    made.original = received
    made.save_revision(clean=False).publish()
    return BulletinIssuePage.objects.get(pk=made.pk)


@pytest.fixture
def bag(issue, tmp_path):
    export(tmp_path / "out")
    return tmp_path / "out" / f"bulletin-{YEAR}"


def test_bagit_itself_accepts_the_bag(bag):
    result = validated(bag)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    "place", ["access.pdf", "page.html", "metadata.json", "original"]
)
def test_one_flipped_byte_is_detected(bag, place):
    found = bag / "data" / f"bulletin-{YEAR}-01" / place
    file = next(found.iterdir()) if found.is_dir() else found
    data = bytearray(file.read_bytes())
    data[5] ^= 1
    file.write_bytes(data)
    assert validated(bag).returncode != 0


def test_a_flipped_byte_in_the_manifest_is_detected(bag):
    manifest = bag / "manifest-sha256.txt"
    text = manifest.read_text()
    manifest.write_text(("1" if text[0] == "0" else "0") + text[1:])
    assert validated(bag).returncode != 0


def test_the_bag_is_laid_out_as_archivists_expect(bag):
    assert {path.name for path in bag.iterdir()} == {
        "bag-info.txt",
        "bagit.txt",
        "data",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
    }
    assert "BagIt-Version: 1.0" in (bag / "bagit.txt").read_text()
    home = bag / "data" / f"bulletin-{YEAR}-01"
    places = {str(path.relative_to(home).parent) for path in home.rglob("*.*")}
    assert places == {".", "original", "pictures", "files"}
    assert (home / "original" / "第1期：50_.docx").read_bytes() == factories.WORD_FILE
    names = {path.name for path in home.iterdir() if path.is_file()}
    assert names == {"access.pdf", "metadata.json", "metadata.xml", "page.html"}


def test_the_access_copy_is_the_frozen_print_byte_for_byte(bag, issue):
    copy = bag / "data" / f"bulletin-{YEAR}-01" / "access.pdf"
    with issue.releases.get().pdf.open() as pdf:
        assert copy.read_bytes() == pdf.read()


def test_the_bag_says_whose_it_is(issue, tmp_path):
    site = factories.home_page().get_site()
    SiteIdentity.objects.create(site=site, publisher="漾濞彝族自治县总工会")
    export(tmp_path)
    info = bagit.Bag(str(tmp_path / f"bulletin-{YEAR}")).info
    assert info["Source-Organization"] == "漾濞彝族自治县总工会"
    assert info["External-Identifier"] == "J001-2026-30-0001"
    assert info["Internal-Sender-Identifier"] == f"bulletin-{YEAR}"
    assert info["Bag-Software-Agent"].startswith("Union Work Bulletin")
    assert {"Bagging-Date", "Payload-Oxum"} <= info.keys()


def test_the_page_can_be_read_without_the_site(bag, issue):
    home = bag / "data" / f"bulletin-{YEAR}-01"
    page = BeautifulSoup((home / "page.html").read_text(), "html.parser")
    assert page.h1.text == issue.title
    assert "慰问一线职工" in page.text
    assert "平坡镇工会联合会" in page.text
    assert not page.find_all(["script", "link", "nav"])
    pictures = [picture["src"] for picture in page.find_all("img")]
    assert len(pictures) == 1
    assert all((home / picture).exists() for picture in pictures)
    links = {link.text: link["href"] for link in page.find_all("a")}
    assert links["概况"] == "http://testserver/about/"
    assert (home / links["通知"]).exists()


def test_the_metadata_speaks_dublin_core_and_the_archivists_standard(bag, issue):
    home = bag / "data" / f"bulletin-{YEAR}-01"
    root = ElementTree.parse(home / "metadata.xml").getroot()
    dc = "{http://purl.org/dc/elements/1.1/}"
    assert root.findtext(f"{dc}title") == issue.title
    assert root.findtext(f"{dc}date") == "2026-03-16"
    named = {one.get("name"): one.text for one in root.findall("element")}
    assert named["档号"] == "J001-2026-30-0001"
    assert named["年度"] == "2026"
    assert named["题名"] == issue.title
    told = json.loads((home / "metadata.json").read_text())
    assert (told["status"], told["category"]) == ("公开", "bulletin")
    assert told["content"]["text"]["articles"][0]["title"] == "慰问一线职工"


def test_the_catalogue_lists_every_record_with_its_fingerprint(bag, issue):
    raw = (bag / "data" / "归档目录.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(raw.decode("utf-8-sig")))
    assert row["题名"] == issue.title
    assert row["档号"] == "J001-2026-30-0001"
    assert row["主文件SHA-256"] == issue.original.sha256
    assert row["存放位置"] == f"data/bulletin-{YEAR}-01"
    assert row["网址"] == issue.full_url


def test_no_cell_of_the_catalogue_is_a_formula(tmp_path):
    factories.issue(archive_number="=1+1")
    export(tmp_path)
    path = tmp_path / f"bulletin-{YEAR}" / "data" / "归档目录.csv"
    assert "'=1+1" in path.read_text()


def test_drafts_are_no_part_of_the_archive(tmp_path):
    series = factories.series()
    factories.issue(series)
    factories.draft(series, articles=[factories.article("还没写完")])
    export(tmp_path)
    data = tmp_path / f"bulletin-{YEAR}" / "data"
    assert len(list(data.glob("*/"))) == 1
    assert not [
        one for one in data.rglob("*.*") if "还没写完".encode() in one.read_bytes()
    ]


def test_withdrawn_and_internal_issues_are_kept_and_marked(tmp_path):
    series = factories.series()
    factories.issue(series).unpublish()
    factories.issue(series)
    factories.close(series)
    export(tmp_path)
    data = tmp_path / f"bulletin-{YEAR}" / "data"
    told = {
        path.parent.name[-2:]: json.loads(path.read_text())["status"]
        for path in data.glob("*/metadata.json")
    }
    assert told == {"01": "已撤下", "02": "内部"}
    assert "已撤下" in (data / f"bulletin-{YEAR}-01" / "page.html").read_text()


def test_a_correction_keeps_the_earlier_print_beside_the_new_one(bag, issue, tmp_path):
    article = issue.articles.first()
    article.title = "慰问一线职工（更正）"
    issue.articles = [article]
    issue.save_revision(clean=False).publish()
    export(tmp_path / "again")
    home = tmp_path / "again" / f"bulletin-{YEAR}" / "data" / f"bulletin-{YEAR}-01"
    first, second = issue.releases.order_by("version")
    assert (home / "releases" / "v1.pdf").read_bytes() == first.pdf.read()
    assert (home / "access.pdf").read_bytes() == second.pdf.read()
    assert validated(home.parents[1]).returncode == 0


def test_an_existing_folder_is_refused_and_stays_as_it_is(issue, tmp_path):
    taken = tmp_path / f"bulletin-{YEAR}"
    taken.mkdir()
    (taken / "mine.txt").write_text("mine")
    with pytest.raises(CommandError, match="已经存在"):
        export(tmp_path)
    assert [path.name for path in tmp_path.rglob("*")] == [taken.name, "mine.txt"]


@pytest.mark.parametrize("harm", ["flip", "delete"])
def test_a_damaged_file_is_never_packed_and_nothing_is_half_written(
    issue, tmp_path, harm
):
    path = Path(issue.releases.get().pdf.path)
    if harm == "flip":
        path.write_bytes(b"%PDF another")
    else:
        path.unlink()
    with pytest.raises(CommandError, match=r"“access\.pdf”.*请从备份恢复"):
        export(tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_year_without_anything_is_said(issue, tmp_path):
    with pytest.raises(CommandError, match="1999年没有可以归档的工作简报"):
        export(tmp_path, year=1999, category="bulletin")
    assert list(tmp_path.iterdir()) == []


def test_json_tells_what_was_written(issue, tmp_path):
    (told,) = json.loads(export(tmp_path, json=True))
    assert told["category"] == "bulletin"
    assert told["records"] == 1
    assert told["files"] == 4
