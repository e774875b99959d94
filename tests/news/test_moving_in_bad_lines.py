"""A bad line is refused by its number, whatever is wrong with it; the others go on."""

import json

import pytest
from django.db import DataError, IntegrityError
from wagtail.contrib.redirects.models import Redirect

from library.models import UnionImage
from news.importing import moving
from news.importing.writing import Writer
from news.models import ImportedStory, NewsIndexPage, NewsPage, StoryImport
from pages.models import SitePage
from tests import factories
from tests.news.old_site import HOST, dump, line, move_in, write

pytestmark = pytest.mark.django_db

# Fictional numbers with a true check character.
IDENTITY, MOBILE, CARD = "11010519491231002X", "13800138000", "6222021234567890128"


@pytest.fixture(autouse=True)
def column():
    return factories.column()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "旧站.jsonl"


BAD = {
    "cut off": ('{"id": 2, "title": "题', "不是完整的JSON"),
    "a list": ('["题"]', "不是一篇稿件"),
    "a word": ('"题"', "不是一篇稿件"),
    "two objects": ('{"id": 2} {"id": 3}', "不是完整的JSON，在第11个字符处"),
    "endless brackets": ("[" * 100_000, "不是完整的JSON|层次太深"),
    "a number of 5000 digits": ('{"id": ' + "1" * 5000 + "}", "数字太长"),
    "gbk": ('{"title": "工会"}'.encode("gbk"), "不是UTF-8编码"),
    "no title": (line(2, title=None), "没有标题"),
    "empty title": (line(2, title=" 　"), "没有标题"),
    "markup for a title": (line(2, title="<br>"), "没有标题"),
    "long title": (line(2, title="长" * 256), "标题有256个字，最多255个字"),
    "title is a list": (line(2, title=["题"]), "“title”应是文字"),
    "no date": (line(2, published_at=None), "没有发布日期"),
    "no such day": (line(2, published_at="2015-02-30"), "没有30日"),
    "a year alone": (line(2, published_at="2015"), "只有年份"),
    "no date at all": (line(2, published_at="去年"), "不是日期"),
    "no such hour": (line(2, published_at="2015-03-16 25:61"), "时刻不对"),
    "date is true": (line(2, published_at=True), "不是日期"),
    "date is a list": (line(2, published_at=[2015]), "不是日期"),
    "to come": (line(2, published_at="2099-01-01"), "在今天以后"),
    "before print": (line(2, published_at="0001-01-01T00:00:00"), "年份不对"),
    "no column": (line(2, column=None), "没有栏目"),
    "unknown column": (line(2, column="没有这个"), "没有名为“没有这个”的栏目"),
    "column is a number": (line(2, column=3), "“column”应是文字"),
    "no body": (line(2, body=None), "还没有正文"),
    "empty body": (line(2, body="<p>&nbsp;</p><script>a()</script>"), "还没有正文"),
    "body is an object": (line(2, body={"html": "<p>"}), "“body”应是文字"),
    "endless tags": (line(2, body="<b>" * 20_001), "标签"),
    "no source": (line(2, source=None), "请填写来源"),
    "long source": (line(2, source="长" * 101), "来源有101个字"),
    "unknown origin": (line(2, origin="抄"), "稿件类别"),
    "reprint from nowhere": (line(2, origin="转载"), "转载的稿件请填写原文"),
    "neither id nor url": (line(2, id=None, url=None), "既没有编号（id）也没有旧网址"),
    "id is a fraction": (line(2, id=1.5), "编号（id）应是文字或整数"),
    "long id": (line(2, id="1" * 101), "编号（id）超过100个字符"),
    "url of a script": (line(2, url="javascript:alert(1)"), "不是以http开头"),
    "url without host": (line(2, url="/news/1.html"), "不是以http开头"),
    "malformed url": (line(2, url="http://[1"), "不是以http开头"),
    "long url": (line(2, url=f"{HOST}/{'a' * 500}"), "“url”超过500个字符"),
    "organizations is a number": (line(2, organizations=3), "“organizations”应是"),
    "attachment is a number": (line(2, attachments=[3]), "附件（attachments）应是"),
    "attachment without address": (line(2, attachments=[{"name": "a"}]), "附件"),
    "identity number": (line(2, body=f"<p>身份证{IDENTITY}</p>"), "身份证号"),
    "parted identity number": (
        line(2, body=f"<p>身份证{IDENTITY[:6]}<b>{IDENTITY[6:]}</b></p>"),
        "身份证号",
    ),
    "mobile in a table": (
        line(2, body=f"<table><tr><td>电话<td>{MOBILE}</tr></table>"),
        "手机号",
    ),
    "card in the title": (line(2, title=f"账号{CARD}"), "银行卡号"),
    "known number": (line(1, title="又一篇"), "与第1行的编号或旧网址相同"),
}


@pytest.mark.parametrize(("bad", "reason"), BAD.values(), ids=BAD.keys())
def test_a_bad_line_is_refused_by_number_and_the_others_go_on(
    path, capsys, bad, reason
):
    assert move_in(write(path, line(1), bad, "", line(4)), json=True) == 1
    told = json.loads(capsys.readouterr().out)
    [refused] = told["refusals"]
    assert refused["line"] == 2
    assert any(part in refused["message"] for part in reason.split("|"))
    assert refused["message"].endswith("。")
    for number in (IDENTITY, MOBILE, CARD):
        assert number not in refused["message"]
    assert told["counts"]["added"] == 2
    assert NewsPage.objects.count() == ImportedStory.objects.count() == 2
    assert StoryImport.objects.get().refusals == [[2, refused["message"]]]


def test_a_line_of_many_megabytes_is_refused_and_the_next_one_read(
    path, capsys, monkeypatch
):
    monkeypatch.setattr("news.importing.lines.LONGEST_LINE", 2000)
    long = json.dumps(line(1, body="长" * 3_000_000), ensure_ascii=False)
    assert move_in(write(path, long, line(2))) == 1
    assert "第1行没有导入：这一行超过" in capsys.readouterr().out
    assert NewsPage.objects.count() == 1


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2015-03-16", "2015-03-16"),
        ("2015/3/16 8:05", "2015-03-16"),
        ("2015年3月16日", "2015-03-16"),
        ("2015.3.16", "2015-03-16"),
        ("20150316", "2015-03-16"),
        ("２０１５－０３－１６", "2015-03-16"),
        ("2015-03-16T08:05:00Z", "2015-03-16"),
        ("2015-03-16T20:05:00Z", "2015-03-17"),
        ("2015-03-16T08:05:00+08:00", "2015-03-16"),
        ("2015-03-16 08:05:00.123", "2015-03-16"),
        (1426464300, "2015-03-16"),
        ("1426464300", "2015-03-16"),
        (1426464300000, "2015-03-16"),
        (20150316, "2015-03-16"),
    ],
)
def test_dates_are_read_as_old_sites_write_them(path, written, day):
    assert move_in(write(path, line(published_at=written))) == 0
    assert str(NewsPage.objects.get().editorial_date) == day


def test_mobile_numbers_that_were_looked_at_may_come_in(path, capsys):
    file = write(path, line(body=f"<p>咨询电话：{MOBILE}。</p>"))
    assert move_in(file) == 1
    assert "--allow-mobile" in capsys.readouterr().out
    assert move_in(file, allow_mobile=True) == 0


def test_even_then_no_identity_number_comes_in(path):
    text = f"<p>{MOBILE}，{IDENTITY}</p>"
    assert move_in(write(path, line(body=text)), allow_mobile=True) == 1
    assert not NewsPage.objects.exists()


def test_characters_no_database_takes_are_left_out(path):
    """NUL and halves of surrogate pairs, which PostgreSQL refuses."""
    odd = line(title="慰\x00问\ud800", body="<p>正\x00文\udfff</p>", author="李\x00祎")
    text = json.dumps(odd)
    assert move_in(write(path, text)) == 0
    page = NewsPage.objects.get()
    assert (page.title, page.author) == ("慰问", "李祎")
    assert page.body.raw_data[0]["value"] == "<p>正文</p>"


def test_a_short_field_that_is_too_long_is_left_out_and_said(path):
    assert move_in(write(path, line(author="作" * 61, summary="摘" * 201))) == 0
    page = NewsPage.objects.get()
    assert (page.author, page.summary) == ("", "")
    assert "作者" in page.imported.told
    assert "摘要" in page.imported.told


def test_a_source_address_no_form_would_take_is_left_out_and_said(path):
    assert move_in(write(path, line(source_url="http://a b/c"))) == 0
    page = NewsPage.objects.get()
    assert page.source_url == ""
    assert "原文地址" in page.imported.told


@pytest.mark.parametrize("error", [IntegrityError, DataError])
def test_a_line_that_the_database_refuses_takes_no_other_with_it(
    path, monkeypatch, capsys, error, tmp_path
):
    """The group is parted until the one line is alone; nothing of it stays."""
    files = tmp_path / "files"
    files.mkdir()
    (files / "a.jpg").write_bytes(factories.picture_bytes())
    add = Writer.add

    def refusing(writer, prepared):
        add(writer, prepared)
        if any(one.item.title == "坏" for one in prepared):
            raise error("refused")

    monkeypatch.setattr(Writer, "add", refusing)
    bad = line(7, title="坏", column="新栏目", body="<p>坏</p><img src='/a.jpg'>")
    lines = [line(n, column="别的栏目") for n in range(1, 7)]
    lines += [bad, *(line(n) for n in range(8, 13))]
    assert move_in(write(path, *lines), create_columns=True, files=files) == 1
    assert "第7行没有导入：数据库不接受" in capsys.readouterr().out
    assert NewsPage.objects.count() == 11
    assert ImportedStory.objects.count() == Redirect.objects.count() == 11
    titles = set(NewsIndexPage.objects.values_list("title", flat=True))
    assert titles == {"工会要闻", "别的栏目"}
    assert not UnionImage.objects.exists()
    assert SitePage.find_problems() == ([], [], [], [], [])
    batch = StoryImport.objects.get()
    assert batch.remarks == ["新建了栏目“别的栏目”。"]


def test_no_picture_file_stays_behind_of_a_text_that_was_not_written(
    path, monkeypatch, tmp_path, settings
):
    settings.MEDIA_ROOT = tmp_path / "media"
    files = tmp_path / "files"
    files.mkdir()
    (files / "a.jpg").write_bytes(factories.picture_bytes())
    (files / "b.pdf").write_bytes(b"%PDF-1.7")
    add = Writer.add

    def refusing(writer, prepared):
        add(writer, prepared)
        raise IntegrityError("refused")

    monkeypatch.setattr(Writer, "add", refusing)
    body = "<p>甲</p><img src='/a.jpg'>"
    move_in(write(path, line(body=body, attachments=["/b.pdf"])), files=files)
    assert not [one for one in settings.MEDIA_ROOT.rglob("*") if one.is_file()]


def test_a_run_that_breaks_off_leaves_whole_groups_and_can_go_on(path, monkeypatch):
    monkeypatch.setattr(moving, "CHUNK_LINES", 5)
    add = Writer.add

    def breaking(writer, prepared):
        add(writer, prepared)
        if any(one.item.number == 8 for one in prepared):
            raise KeyboardInterrupt

    file = write(path, *(line(n) for n in range(1, 13)))
    with monkeypatch.context() as patched:
        patched.setattr(Writer, "add", breaking)
        with pytest.raises(KeyboardInterrupt):
            move_in(file)
    assert NewsPage.objects.count() == ImportedStory.objects.count() == 5
    assert SitePage.find_problems() == ([], [], [], [], [])
    broken = StoryImport.objects.get()
    assert (broken.state, broken.counts["added"]) == ("没有做完", 5)
    assert move_in(file) == 0
    assert StoryImport.objects.newest_first().first().counted == "新增7条，未变5条"


def test_a_changed_line_that_turned_bad_leaves_the_page_as_it_was(path):
    move_in(write(path, line()))
    before = dump()
    assert move_in(write(path, line(title="长" * 300))) == 1
    assert dump() == before | {"batches": 2}


HOSTILE = (
    '<p onclick="alert(1)">正文<script>alert(1)</script></p>'
    "<img src=x onerror=alert(1)><iframe src='//evil.example'></iframe>"
    "<a href='javascript:alert(1)'>点</a><style>p{}</style>"
)


def test_hostile_markup_never_reaches_the_page(path, client):
    move_in(
        write(
            path,
            line(
                title="题<script>alert(1)</script>",
                body=HOSTILE,
                author="<img src=x onerror=alert(1)>李祎",
                source="<b>县总</b>",
                summary="<iframe src='//evil.example'></iframe>摘要",
            ),
        )
    )
    page = NewsPage.objects.get()
    shown = client.get(page.url).content.decode()
    article = shown[shown.index("<article") : shown.index("</article>")]
    for word in ("alert", "onerror", "onclick", "javascript:", "<iframe", "evil"):
        assert word not in article
    assert (page.title, page.author, page.source) == ("题", "李祎", "县总")
    assert "正文" in article
