"""From a piece of news on an editor's desk to the reader's phone."""

import hashlib

import pytest

from library.models import UnionDocument
from news.models import NewsPage
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
FILE_NAME = "关于举办职工技能竞赛的通知（2026年）.docx"
FILE = b"PK words of the office"
WORDS = "县总工会在公路养护段慰问了坚守一线的职工。"
ALT = "雪山脚下，三名养护工在铺路。"
BODY = "section[id$='-body-section']"


@pytest.fixture
def editor(site):
    return factories.UserFactory(username="editor", groups=["编辑", "签发人"])


def begin(page):
    """Through the menu to the empty form, in the column 本级要闻."""
    page.get_by_role("button", name="新闻", exact=True).click()
    page.get_by_role("link", name="新闻稿件").click()
    page.get_by_role("link", name="添加新闻").first.click()
    page.get_by_label("放在哪个栏目").select_option(label="　本级要闻")
    page.get_by_role("button", name="新建新闻").click()
    page.fill("#id_title", "送清凉走进养护站")


def add_block(page, name):
    page.locator(BODY).get_by_role("button", name="插入内容").last.click()
    page.get_by_role("option", name=name, exact=True).click()


def upload(page, button, fields, file):
    """In the dialog that the button opens."""
    button.click()
    dialog = page.locator(".modal-content")
    dialog.get_by_role("tab", name="上传").click()
    for name, value in fields.items():
        dialog.locator(f"[name$='-{name}']").fill(value)
    dialog.locator("[type=file]").set_input_files(file)
    dialog.get_by_role("button", name="上传").click()
    dialog.wait_for(state="hidden")


def publish(page):
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    with page.expect_navigation():
        page.get_by_role("button", name="发布", exact=True).click()


def test_an_editor_posts_news_with_picture_and_file_and_a_reader_reads_it(
    sign_in, open_page, editor
):
    page = sign_in(editor)
    begin(page)
    add_block(page, "正文")
    page.locator(BODY).locator("[contenteditable=true]").first.click()
    page.keyboard.type(WORDS)
    add_block(page, "图片")
    picture = {
        "name": "station.jpg",
        "mimeType": "image/jpeg",
        "buffer": factories.picture_bytes(),
    }
    button = page.locator(BODY).get_by_role("button", name="选择图片")
    upload(page, button, {"title": "养护站", "description": ALT}, picture)

    page.get_by_role("button", name="添加附件").click()
    notice = {"name": FILE_NAME, "mimeType": "application/msword", "buffer": FILE}
    button = page.get_by_role("button", name="选择文档")
    upload(page, button, {"title": "竞赛通知"}, notice)

    publish(page)
    page.get_by_text("请填写来源").first.wait_for()
    assert not NewsPage.objects.live().exists()
    page.fill("#id_source", "县总工会办公室")
    publish(page)
    story = NewsPage.objects.live().get()

    reader = open_page("/", width=390, height=844)
    reader.get_by_role("button", name="菜单").click()
    menu = reader.get_by_role("navigation", name="主导航")
    menu.get_by_role("link", name="工会要闻").click()
    reader.get_by_role("link", name="送清凉走进养护站").click()
    reader.wait_for_url(f"**{story.url}")
    assert reader.get_by_text(WORDS).is_visible()
    assert reader.get_by_text("来源：县总工会办公室").is_visible()
    reader.locator(f"img[alt='{ALT}']").scroll_into_view_if_needed()
    assert (
        reader.locator(f"img[alt='{ALT}']").evaluate("image => image.decode()") is None
    )

    with reader.expect_download() as download:
        reader.get_by_role("link", name="竞赛通知").click()
    assert download.value.suggested_filename == FILE_NAME
    assert download.value.path().read_bytes() == FILE
    told = UnionDocument.objects.get().sha256
    assert told == hashlib.sha256(FILE).hexdigest()
    reader.get_by_text("SHA-256校验码").click()
    assert reader.get_by_text(told).is_visible()


def test_a_reader_without_javascript_reads_news_and_finds_the_next(open_page, site):
    column = factories.column(title="职工之声", show_in_menus=True)
    factories.news(column, title="上一条消息")
    factories.news(column, title="这一条消息", text="没有脚本也能读。")
    reader = open_page("/", java_script_enabled=False)
    menu = reader.get_by_role("navigation", name="主导航")
    menu.get_by_role("link", name="职工之声").click()
    reader.get_by_role("link", name="这一条消息").click()
    assert reader.get_by_text("没有脚本也能读。").is_visible()
    reader.get_by_role("link", name="上一条消息").click()
    assert reader.locator("h1").inner_text() == "上一条消息"
