"""From a piece of news on an editor's desk to the reader's phone."""

import pytest
from playwright.sync_api import expect

from library.models import UnionDocument, UnionImage
from news.models import NewsIndexPage, NewsPage
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
FILE_NAME = "关于举办职工技能竞赛的通知（2026年）.docx"
WORDS = "县总工会在公路养护段慰问了坚守一线的职工。"


@pytest.fixture
def editor(site):
    return factories.UserFactory(username="editor", groups=["编辑", "签发人"])


def new_story(page):
    """Through the menu to the empty form, in the column 本级要闻."""
    column = NewsIndexPage.objects.get(title="本级要闻")
    page.get_by_role("button", name="新闻", exact=True).click()
    page.get_by_role("link", name="新闻稿件").click()
    page.get_by_role("link", name="添加新闻").first.click()
    page.locator(f"input[type=radio][value='{column.pk}']").check()
    page.locator("button[type=submit]", has_text="继续").click()
    page.wait_for_selector("#id_title")


def write(page, words):
    """The first block of the body: a paragraph typed in."""
    page.locator("#panel-child-content-body-content button[title]").first.click()
    page.get_by_role("option", name="正文", exact=True).first.click()
    page.locator("[data-streamfield-child] [contenteditable=true]").first.click()
    page.keyboard.type(words)


def test_an_editor_posts_news_with_picture_and_file_and_a_reader_reads_it(
    sign_in, open_page, editor, tmp_path
):
    page = sign_in(editor)
    new_story(page)
    assert False, page.content()[:200]
