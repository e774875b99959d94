"""manage.py import_news: what a good line becomes, and that it becomes it once."""

import datetime
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageLogEntry, ReferenceIndex
from wagtail.search.models import IndexEntry

from library.models import UnionDocument, UnionImage
from news.importing import moving
from news.models import ImportedStory, NewsIndexPage, NewsPage, StoryImport
from pages.models import SitePage
from search.models import Entry
from tests import factories
from tests.news.old_site import HOST, dump, line, move_in, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def column():
    return factories.column()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "旧站.jsonl"


def story(number=1) -> NewsPage:
    return ImportedStory.objects.get(key=f"id:old.example.cn:{number}").page


def test_a_line_becomes_a_page_that_readers_see_under_both_its_days(
    column, path, client
):
    assert move_in(write(path, line())) == 0
    page = story()
    assert (page.title, page.source, page.author) == (
        "慰问一线职工之1",
        "县总工会办公室",
        "李祎",
    )
    assert page.editorial_date == page.original_date == datetime.date(2015, 3, 16)
    assert page.is_backfilled
    assert page.get_parent().specific == column
    shown = client.get(page.url).content.decode()
    assert "县总工会到企业走访" in shown
    assert "2015年3月16日" in shown
    assert "补录于" in shown
    assert page.title in client.get(column.url).content.decode()


def test_what_was_taken_over_stands_on_the_day_it_stood_on_the_old_site(column, path):
    reprint = line(
        origin="转载",
        source="苍山日报",
        source_url="http://paper.example.cn/1",
        original_date="2015-03-14",
    )
    assert move_in(write(path, reprint)) == 0
    page = story()
    assert page.editorial_date == datetime.date(2015, 3, 16)
    assert page.original_date == datetime.date(2015, 3, 14)
    assert page.get_origin_display() == "转载"


def test_a_text_of_today_is_new_and_not_entered_later(column, path):
    now = timezone.localtime()
    assert move_in(write(path, line(published_at=now.isoformat()))) == 0
    page = story()
    assert page.original_date is None
    assert not page.is_backfilled
    assert page.editorial_date == now.date()


def test_the_old_address_leads_to_the_page_for_good(column, path, client):
    move_in(write(path, line(), line(2, url=f"{HOST}/2015/%E5%B7%A5%E4%BC%9A.html")))
    for address, number in (
        ("/news/show.php?id=1", 1),
        ("/2015/%E5%B7%A5%E4%BC%9A.html", 2),
    ):
        response = client.get(address)
        assert response.status_code == 301
        assert response["Location"] == story(number).url
    assert client.get("/news/show.php?id=3").status_code == 404


def test_an_address_that_leads_elsewhere_already_is_left_and_said(column, path):
    other = factories.plain_page()
    Redirect.add_redirect("/news/show.php?id=1", other)
    move_in(write(path, line()))
    [redirect] = Redirect.objects.all()
    assert redirect.redirect_page_id == other.pk
    assert "旧网址已经指向另一处" in story().imported.told


def test_two_texts_of_one_old_address_lead_to_the_first(column, path, client):
    move_in(write(path, line(1, url=f"{HOST}/a"), line(2, url=f"{HOST}/a")))
    assert Redirect.objects.count() == 1
    assert client.get("/a")["Location"] == story(1).url
    assert "旧网址" in story(2).imported.told


@pytest.mark.parametrize("url", [HOST, f"{HOST}/", f"{HOST}/#/show?id=1"])
def test_the_front_page_leads_nowhere_else(column, path, client, url):
    assert move_in(write(path, line(url=url))) == 0
    assert not Redirect.objects.exists()
    assert client.get("/").status_code == 200


def test_a_column_is_found_by_its_name_or_by_the_way_to_it(path):
    above = factories.column(title="基层动态")
    towns = factories.column(above, title="乡镇工会")
    move_in(
        write(
            path,
            line(1, column="乡镇工会"),
            line(2, column="基层动态/乡镇工会"),
            line(3, column=["基层动态", "乡镇工会"]),
            line(4, column="基层动态 > 乡镇工会"),
            line(5, column="基层动态"),
        )
    )
    assert {story(number).get_parent().pk for number in (1, 2, 3, 4)} == {towns.pk}
    assert story(5).get_parent().pk == above.pk


def test_a_name_that_two_columns_have_is_refused_with_both_ways(path, capsys):
    for title in ("基层动态", "女职工"):
        factories.column(factories.column(title=title), title="通知")
    assert move_in(write(path, line(column="通知"))) == 1
    assert "基层动态/通知、女职工/通知" in capsys.readouterr().out


def test_missing_columns_are_made_only_when_asked_for(path, capsys):
    factories.home_page()
    file = write(path, line(column="基层动态/乡镇工会"), line(2, column="乡镇工会"))
    assert move_in(file) == 1
    assert "没有名为“基层动态/乡镇工会”的栏目" in capsys.readouterr().out
    assert move_in(file, create_columns=True) == 0
    assert [one.title for one in NewsIndexPage.objects.order_by("path")] == [
        "基层动态",
        "乡镇工会",
    ]
    assert "新建了栏目“基层动态/乡镇工会”。" in capsys.readouterr().out


def test_organizations_are_found_by_every_name_and_never_invented(column, path, capsys):
    hospital = factories.OrganizationFactory(
        name="漾濞县人民医院工会", aliases="人民医院工会"
    )
    factories.FormerStateFactory(
        organization=hospital,
        name="漾濞县医院工会委员会",
        until=datetime.date(2010, 1, 1),
    )
    move_in(
        write(
            path,
            line(1, organizations=["人民医院工会", "漾濞县医院工会委员会"]),
            line(2, organizations="漾濞县人民医院工会、无名厂工会"),
        )
    )
    for number in (1, 2):
        [link] = story(number).organization_links.all()
        assert link.organization == hospital
    assert "“无名厂工会”在组织名录中找不到或有重名，有1篇没有关联。" in (
        capsys.readouterr().out
    )
    assert "无名厂工会" in story(2).imported.told


def test_a_text_without_a_source_takes_the_one_given_for_all(column, path, capsys):
    file = write(path, line(source=None))
    assert move_in(file) == 1
    assert "第1行没有导入：请填写来源" in capsys.readouterr().out
    assert move_in(file, source="县总工会") == 0
    assert story().source == "县总工会"


def test_a_title_standing_again_over_the_text_is_taken_out_of_it(column, path):
    move_in(
        write(
            path, line(title="送温暖", body="<h1>送 温暖</h1><p>送温暖活动开始。</p>")
        )
    )
    assert story().body.raw_data[0]["value"] == "<p>送温暖活动开始。</p>"
    assert "与标题相同" in story().imported.told


def test_pictures_and_files_of_the_folder_come_into_the_library(
    column, path, tmp_path, client
):
    files = tmp_path / "files"
    (files / "upload").mkdir(parents=True)
    (files / "upload" / "a.jpg").write_bytes(factories.picture_bytes())
    (files / "upload" / "关于竞赛的通知（2015）.pdf").write_bytes(b"%PDF-1.7 ...")
    (files / "upload" / "报名表.docx").write_bytes(b"PK\x03\x04")
    body = (
        "<p>现场<img src='/upload/a.jpg'></p>"
        "<p><a href='/upload/报名表.docx'>附件：报名表</a></p>"
    )
    notice = {"url": "/upload/关于竞赛的通知（2015）.pdf", "name": "竞赛通知"}
    file = write(path, line(body=body, attachments=[notice, "/upload/none.pdf"]))
    assert move_in(file, files=files) == 0
    page = story()
    [image] = UnionImage.objects.all()
    assert [block.block_type for block in page.body] == [
        "paragraph",
        "image",
        "paragraph",
    ]
    assert page.body[1].value["image"] == image
    assert [row.label for row in page.attachments.all()] == ["竞赛通知", "附件：报名表"]
    assert page.imported.missing == 1
    assert f"{HOST}/upload/none.pdf" in page.imported.told
    shown = client.get(page.url).content.decode()
    assert "竞赛通知" in shown
    document = page.attachments.first().document
    assert len(document.sha256) == 64
    assert "2015" in client.get(document.url)["Content-Disposition"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.exe", b"MZ", "不收.exe文件"),
        ("a.pdf", b"<script>", "内容不是.pdf文件"),
    ],
)
def test_a_file_the_library_does_not_take_is_left_out_and_said(
    column, path, tmp_path, name, content, reason
):
    (tmp_path / name).write_bytes(content)
    move_in(write(path, line(attachments=[f"/{name}"])), files=tmp_path)
    assert not UnionDocument.objects.exists()
    assert reason in story().imported.told


def test_what_lacked_a_file_is_tried_again_once_the_file_is_there(
    column, path, tmp_path
):
    file = write(path, line(body="<p>现场</p><img src='/a.jpg'>"))
    move_in(file)
    assert story().imported.missing == 1
    files = tmp_path / "files"
    files.mkdir()
    before = dump()
    move_in(file, files=files)
    assert dump()["NewsPage"] == before["NewsPage"]
    (files / "a.jpg").write_bytes(factories.picture_bytes())
    move_in(file, files=files)
    assert story().imported.missing == 0
    assert [block.block_type for block in story().body] == ["paragraph", "image"]


def test_the_second_run_changes_nothing(column, path):
    factories.OrganizationFactory(name="苍山西镇工会")
    file = write(path, *(line(n, organizations=["苍山西镇工会"]) for n in range(1, 20)))
    move_in(file)
    before = dump()
    assert move_in(file) == 0
    assert dump() == before | {"batches": 2}
    latest = StoryImport.objects.newest_first().first()
    assert latest.counted == "未变19条"


def test_a_changed_line_changes_the_page_and_neither_its_address_nor_its_birth(
    column, path, client
):
    move_in(write(path, line(), line(2)))
    before, other = story(), story(2)
    changed = line(title="慰问快递职工", body="<p>改正后的正文。</p>", author=None)
    move_in(write(path, changed, line(2)))
    page = story()
    assert (page.pk, page.url, page.first_published_at) == (
        before.pk,
        before.url,
        before.first_published_at,
    )
    assert (page.title, page.draft_title, page.author) == (
        "慰问快递职工",
        "慰问快递职工",
        "",
    )
    assert "改正后的正文" in client.get(page.url).content.decode()
    assert list(story(2).body.raw_data) == list(other.body.raw_data)
    assert StoryImport.objects.newest_first().first().counted == "更新1条，未变1条"
    assert Entry.objects.get(source="pages", key=page.pk).title == "慰问快递职工"


def test_a_page_somebody_worked_on_is_left_alone_and_counted(column, path):
    user = factories.UserFactory()
    move_in(write(path, *(line(number) for number in (1, 2, 3, 4))))
    edited = story(1)
    edited.title = "编辑改过的标题"
    edited.save_revision(user=user, log_action=True).publish()
    story(2).unpublish()
    story(3).delete()
    kept = rows_but_of(story(4))
    again = (line(number, body="<p>旧站又改了。</p>") for number in (1, 2, 3, 4))
    move_in(write(path, *again))
    latest = StoryImport.objects.newest_first().first()
    assert latest.counts["left_alone"] == 3
    assert latest.counts["updated"] == 1
    assert NewsPage.objects.count() == 3
    assert rows_but_of(story(4)) == kept


def rows_but_of(page):
    rows = dump()["NewsPage"]
    return [row for row in rows if row["sitepage_ptr_id"] != page.pk]


def test_a_text_is_known_by_its_address_where_it_has_no_number(column, path):
    move_in(write(path, line(id=None)))
    move_in(write(path, line()))
    assert NewsPage.objects.count() == 1
    move_in(write(path, line(id=None, title="改")))
    assert [page.title for page in NewsPage.objects.all()] == ["改"]


def test_numbers_of_two_old_sites_do_not_meet(column, path):
    move_in(write(path, line(), line(url="http://older.example.cn/1", title="另一站")))
    assert NewsPage.objects.count() == 2


def test_pages_of_one_day_are_numbered_on_from_those_that_stand_there(column, path):
    first = factories.news(column, original_date=datetime.date(2015, 3, 16))
    move_in(write(path, line(1), line(2)))
    later = factories.news(column, original_date=datetime.date(2015, 3, 16))
    slugs = [first.slug, story(1).slug, story(2).slug, later.slug]
    assert slugs == [f"20150316-{number}" for number in (1, 2, 3, 4)]


def test_pages_of_one_day_in_several_groups_have_addresses_of_their_own(
    column, path, monkeypatch
):
    monkeypatch.setattr(moving, "CHUNK_LINES", 2)
    move_in(write(path, *(line(number) for number in range(1, 8))))
    slugs = NewsPage.objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == [f"20150316-{number}" for number in range(1, 8)]


def test_the_tree_is_whole_and_takes_pages_as_before(column, path):
    other = factories.column(title="通知公告")
    factories.news(column)
    lines = [line(n, column=("工会要闻", "通知公告")[n % 2]) for n in range(1, 40)]
    move_in(write(path, *lines))
    assert SitePage.find_problems() == ([], [], [], [], [])
    factories.news(column)
    factories.news(other)
    move_in(write(path, line(99)))
    assert SitePage.find_problems() == ([], [], [], [], [])
    for page in NewsPage.objects.all():
        parent = page.get_parent()
        assert page.url_path == f"{parent.url_path}{page.slug}/"
        assert page.depth == parent.depth + 1
    paths = list(SitePage.objects.values_list("path", flat=True))
    assert len(set(paths)) == len(paths)


def test_what_is_written_in_bulk_is_what_saving_one_by_one_writes(column, path):
    """Search, references, links and the row itself, but for keys and moments."""
    union = factories.OrganizationFactory(name="苍山西镇工会")
    move_in(write(path, line(organizations=["苍山西镇工会"])))
    bulk = story()
    single = factories.news(
        column,
        title=bulk.title,
        source=bulk.source,
        author=bulk.author,
        body=[("paragraph", bulk.body.raw_data[0]["value"])],
        original_date=bulk.original_date,
        organizations=[union],
    )
    assert facts_of(bulk) == facts_of(single)
    own = {"sitepage_ptr", "id", "path", "slug", "url_path", "translation_key"}
    moments = {name for name in fields_of(bulk) if name.endswith(("_at", "revision"))}
    for name in fields_of(bulk) - own - moments - {"body"}:
        assert getattr(bulk, name) == getattr(single, name), name


def fields_of(page) -> set[str]:
    return {field.name for field in page._meta.concrete_fields}


def facts_of(page):
    """What other tables say of a page."""
    indexed = IndexEntry.objects.get(
        object_id=str(page.pk), content_type__model="newspage"
    )
    entry = Entry.objects.get(source="pages", key=page.pk)
    references = ReferenceIndex.objects.filter(
        object_id=str(page.pk), base_content_type__model="sitepage"
    )
    return {
        "index": (indexed.title, indexed.body, indexed.autocomplete),
        "entry": (entry.kind, entry.title, entry.body, entry.day, entry.year),
        "references": sorted(
            (
                one.to_content_type_id,
                one.to_object_id,
                one.model_path,
            )
            for one in references
        ),
    }


def test_what_came_in_is_found_by_its_words(column, path, client):
    move_in(write(path, line(body="<p>柏油路面铺筑竞赛</p>")))
    page = story()
    assert page.title in client.get("/search/", {"q": "铺筑竞赛"}).content.decode()


def test_the_history_says_who_moved_it_in_from_where(column, path):
    user = factories.UserFactory(username="mover")
    move_in(write(path, line()), as_user="mover")
    [entry] = PageLogEntry.objects.filter(page=story().pk)
    batch = StoryImport.objects.get()
    assert (entry.action, entry.user, entry.label) == (
        "news.import",
        user,
        story().title,
    )
    assert entry.message == f"从旧站迁入：第{batch.pk}批，旧站.jsonl"


def test_the_report_for_a_program_holds_everything(column, path, capsys):
    body = "<p onclick='a()'>甲</p><img src='http://pic.example.cn/a.jpg'>"
    file = write(path, line(body=body, colour="红"), line(2, title=""))
    assert move_in(file, json=True) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["ok"] is False
    assert told["counts"] == {
        "added": 1,
        "updated": 0,
        "unchanged": 0,
        "left_alone": 0,
        "refused": 1,
    }
    assert told["refusals"] == [{"line": 2, "message": "没有标题（title），请补上。"}]
    assert {"element": "图片", "action": "dropped", "count": 1} in told["losses"]
    assert "有1行带有不认识的项“colour”，没有读入。" in told["remarks"]
    assert told["batch"] == StoryImport.objects.get().pk


def test_the_report_for_people_is_chinese_sentences(column, path, capsys):
    assert move_in(write(path, line(), line(2, title=""))) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "第2行没有导入：没有标题（title），请补上。"
    assert said[1].endswith(
        "批：新增1条，更新0条，未变0条，未动（已有人改过或删去）0条，拒收1条。"
    )


def test_a_dry_run_says_the_same_and_writes_nothing(column, path, tmp_path, capsys):
    factories.OrganizationFactory(name="苍山西镇工会")
    files = tmp_path / "files"
    files.mkdir()
    (files / "a.jpg").write_bytes(factories.picture_bytes())
    file = write(
        path,
        line(1, body="<p>甲</p><img src='/a.jpg'>"),
        line(2, column="没有的栏目", organizations=["苍山西镇工会"]),
        line(3, title=""),
        line(1),
    )
    options = {"files": files, "create_columns": True, "json": True}
    before = dump()
    move_in(file, dry_run=True, **options)
    dry = json.loads(capsys.readouterr().out)
    assert dump() == before
    move_in(file, **options)
    wet = json.loads(capsys.readouterr().out)
    assert wet["counts"] == dry["counts"]
    assert wet["refusals"] == dry["refusals"]
    assert wet["losses"] == dry["losses"]


def test_an_import_of_hundreds_asks_a_fixed_number_of_questions(column, path):
    def asked(*lines):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            move_in(write(path, *lines))
        return len(captured)

    few = asked(*(line(n) for n in range(1, 11)))
    many = asked(*(line(n) for n in range(100, 300)))
    # Rows go in by the hundred: a few more statements, never some for each text.
    assert many - few < 40


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (("nowhere.jsonl",), "读不到文件"),
        ((), "请写出要导入的文件"),
    ],
)
def test_a_file_that_is_not_there_is_named(given, sentence):
    with pytest.raises(CommandError, match=sentence):
        call_command("import_news", *given)


def test_a_file_in_another_encoding_is_refused_whole(column, path):
    path.write_bytes(json.dumps(line(), ensure_ascii=False).encode("utf-16"))
    with pytest.raises(CommandError, match="UTF-16"):
        call_command("import_news", str(path))
    assert not NewsPage.objects.exists()
