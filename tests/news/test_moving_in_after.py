"""What was moved in can be edited, looked at, undone; and it may be a great deal."""

import datetime
import json
import random
import time
import tracemalloc

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.urls import reverse
from PIL import Image
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageLogEntry, ReferenceIndex
from wagtail.search.models import IndexEntry

from news.importing import moving
from news.importing.columns import Columns
from news.importing.lines import read_lines
from news.importing.moving import Move
from news.importing.preparing import Preparer
from news.models import ImportedStory, NewsPage, StoryImport
from pages.models import SitePage
from search.models import Entry
from tests import factories
from tests.intake.old_pages import WECHAT, WORD
from tests.news.old_site import line, move_in, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def column():
    return factories.column()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "旧站.jsonl"


@pytest.fixture
def editor(client):
    call_command("start_site")
    person = factories.UserFactory(groups=["编辑", "签发人"])
    client.force_login(person)
    return person


def batch() -> StoryImport:
    return StoryImport.objects.newest_first().first()


def sent_back(markup: str) -> dict[str, str]:
    """What the form of the page editor would send as it was opened."""
    form = BeautifulSoup(markup, "html.parser").find("form", id="page-edit-form")
    data = {}
    for field in form.select("input[name], textarea[name]"):
        if field.get("type") in ("checkbox", "radio") and not field.has_attr("checked"):
            continue
        data[field["name"]] = field.get("value") or field.text.strip("\n")
    for field in form.select("select[name]"):
        chosen = field.find("option", selected=True) or field.find("option")
        data[field["name"]] = chosen["value"] if chosen else ""
    return data


TABLE = (
    "<table><tr><th>单位<th>人数</tr>"
    "<tr><td rowspan=2>县医院<td>3</tr><tr><td>4</tr></table>"
)


@pytest.mark.parametrize(
    "body",
    [
        WECHAT,
        WORD,
        f"<h2>一、题</h2><p>文<b>重</b></p><blockquote>引</blockquote><hr>{TABLE}<ol><li>一<li>二</ol>",
    ],
    ids=["official account", "word", "all blocks"],
)
def test_a_page_moved_in_opens_in_the_editor_and_saves(client, editor, path, body):
    move_in(write(path, line(body=body)))
    page = NewsPage.objects.get()
    before = [(block.block_type, block.get_prep_value()) for block in page.body]
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    opened = client.get(address)
    assert opened.status_code == 200
    data = sent_back(opened.content.decode())
    data |= streamfield_as_sent("body", page)
    response = client.post(address, data | {"action-publish": "1"})
    assert response.status_code == 302, response.context["form"].errors
    again = NewsPage.objects.get()
    after = [(block.block_type, block.get_prep_value()) for block in again.body]
    assert [kind for kind, _ in after] == [kind for kind, _ in before]
    assert (again.url, again.editorial_date) == (page.url, page.editorial_date)
    assert again.latest_revision is not None


def streamfield_as_sent(name, page) -> dict[str, str]:
    """The widget of a stream is built by JavaScript: what it would send."""
    data = {f"{name}-count": str(len(page.body))}
    for place, block in enumerate(page.body):
        prefix = f"{name}-{place}"
        data |= {
            f"{prefix}-type": block.block_type,
            f"{prefix}-id": block.id,
            f"{prefix}-order": str(place),
            f"{prefix}-deleted": "",
        }
        data |= block_as_sent(f"{prefix}-value", block)
    return data


def block_as_sent(prefix, block) -> dict[str, str]:
    value = block.get_prep_value()["value"]
    if block.block_type == "paragraph":
        widget = block.block.field.widget
        return {prefix: widget.format_value(value)}
    if block.block_type == "table":
        return {prefix: json.dumps(value)}
    if isinstance(value, dict):
        return {f"{prefix}-{name}": text or "" for name, text in value.items()}
    return {}


def test_the_editor_shows_what_was_lost_beside_the_text(client, editor, path):
    move_in(write(path, line(1, body=WECHAT), line(2)))
    for number, is_shown in ((1, True), (2, False)):
        page = ImportedStory.objects.get(line=number).page
        opened = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        shown = opened.content.decode()
        assert ("迁入情况" in shown) is is_shown
        assert ("mmbiz.qpic.cn" in shown) is is_shown


def test_batches_and_their_texts_are_shown_to_editors_only(client, editor, path):
    move_in(write(path, line(1, body=WECHAT), line(2, title=""), line(3)))
    listing = client.get(reverse("news_imports")).content.decode()
    assert "新增2条，拒收1条" in listing
    one = reverse("news_import", args=[batch().pk])
    shown = client.get(one).content.decode()
    assert "没有标题（title），请补上。" in shown
    assert "嵌入的网页" in shown
    stories = reverse("news_import_stories", args=[batch().pk])
    told = client.get(stories).content.decode()
    assert told.index("慰问一线职工之1") < told.index("慰问一线职工之3")
    assert "mmbiz.qpic.cn" in told
    client.force_login(factories.UserFactory())
    for address in (reverse("news_imports"), one, stories):
        assert client.get(address).status_code == 302


def test_the_texts_of_a_batch_cost_the_same_however_many(
    client, editor, path, django_assert_max_num_queries
):
    move_in(write(path, *(line(n) for n in range(1, 40))))
    with django_assert_max_num_queries(20):
        client.get(reverse("news_import_stories", args=[batch().pk]))


def test_a_batch_undone_leaves_nothing_of_itself(path, capsys):
    factories.OrganizationFactory(name="苍山西镇工会")
    before = leftovers()
    file = write(path, *(line(n, organizations="苍山西镇工会") for n in range(1, 8)))
    move_in(file)
    call_command("import_news", undo=batch().pk)
    assert "已撤销，删去7篇。" in capsys.readouterr().out
    assert leftovers() == before
    assert SitePage.find_problems() == ([], [], [], [], [])
    assert (
        PageLogEntry.objects.filter(action="news.import_undo", deleted=True).count()
        == 7
    )
    assert batch().state == "已撤销"
    move_in(file)
    assert batch().counted == "新增7条"


def leftovers():
    models = (
        SitePage,
        NewsPage,
        ImportedStory,
        Redirect,
        Entry,
        IndexEntry,
        ReferenceIndex,
    )
    return {model.__name__: model.objects.count() for model in models}


def test_undoing_leaves_what_somebody_worked_on_and_names_it(path, capsys, client):
    move_in(write(path, line(1), line(2), line(3)))
    first = batch()
    move_in(write(path, line(1), line(2, body="<p>旧站改了。</p>"), line(3), line(4)))
    page = NewsPage.objects.get(title="慰问一线职工之1")
    page.save_revision(log_action=True).publish()
    capsys.readouterr()
    call_command("import_news", undo=first.pk)
    said = capsys.readouterr().out
    assert "删去2篇" in said
    assert f"留下（已有人改过）：《慰问一线职工之1》 {page.url}" in said
    titles = set(NewsPage.objects.values_list("title", flat=True))
    assert titles == {"慰问一线职工之1", "慰问一线职工之4"}
    assert client.get("/news/show.php?id=1").status_code == 301
    assert client.get("/news/show.php?id=2").status_code == 404


def test_a_batch_is_undone_once_and_must_exist(path):
    move_in(write(path, line()))
    with pytest.raises(CommandError, match="没有第99999批"):
        call_command("import_news", undo=99999)
    call_command("import_news", undo=batch().pk)
    with pytest.raises(CommandError, match="已经撤销过了"):
        call_command("import_news", undo=batch().pk)


def many(path, count) -> str:
    """A file of 1 kB texts over several years, written line by line."""
    text = "县总工会组织技能竞赛，医护和公路养护职工踊跃参加。" * 12
    start = datetime.date(2008, 1, 1)
    with path.open("w", encoding="utf-8") as file:
        for number in range(1, count + 1):
            day = start + datetime.timedelta(days=number % 5000)
            one = line(number, body=f"<p>{number}，{text}</p>", published_at=str(day))
            file.write(json.dumps(one, ensure_ascii=False) + "\n")
    return str(path)


def test_ten_thousand_texts_twice_are_ten_thousand_pages(path, column):
    file = many(path, 10_000)
    began = time.process_time()
    assert move_in(file) == 0
    seconds = time.process_time() - began
    assert NewsPage.objects.count() == 10_000
    assert move_in(file) == 0
    assert batch().counted == "未变10000条"
    assert NewsPage.objects.count() == ImportedStory.objects.count() == 10_000
    assert Redirect.objects.count() == 10_000
    assert SitePage.objects.get(pk=column.pk).numchild == 10_000
    assert SitePage.find_problems() == ([], [], [], [], [])
    addresses = NewsPage.objects.values_list("url_path", flat=True).distinct()
    assert addresses.count() == 10_000
    # 200 a second on an idle machine, with room for a busy one.
    assert seconds < 150


def test_a_long_file_takes_no_more_memory_than_a_short_one(path, monkeypatch):
    monkeypatch.setattr(moving, "CHUNK_LINES", 50)

    def peak(count) -> int:
        preparer = Preparer(Columns())
        file = many(path, count)
        tracemalloc.start()
        with open(file, "rb") as opened:
            tally = Move(preparer).run(read_lines(opened))
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert tally.counts["added"] == count
        return highest

    peak(100)
    # Kept in memory, the longer file would take ten times as much.
    assert peak(1500) < peak(150) * 2


def test_pictures_of_many_texts_are_not_held_together(path, tmp_path, monkeypatch):
    """They go into the library one text after the other."""
    files = tmp_path / "files"
    files.mkdir()

    def peak(first, last) -> int:
        for number in range(first, last):
            noise = Image.frombytes("RGB", (200, 200), random_bytes(number, 120_000))
            noise.save(files / f"{number}.png")
        texts = (
            line(number, body=f"<p>甲</p><img src='/{number}.png'>")
            for number in range(first, last)
        )
        file = write(path, *texts)
        tracemalloc.start()
        assert move_in(file, files=files) == 0
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return highest

    peak(1, 3)
    assert peak(20, 70) < peak(3, 11) + 3_000_000


def random_bytes(seed, length) -> bytes:
    return random.Random(seed).randbytes(length)  # noqa: S311
