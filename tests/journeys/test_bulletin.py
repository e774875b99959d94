"""From the Word file on an editor's desk to the reader's printout."""

import pytest

from bulletin.models import BulletinIssuePage
from tests import factories
from tests.bulletin.issue_files import issue_file

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.real_press,
]


@pytest.fixture
def series(site):
    return factories.series(
        publisher_line="县总工会办公室编", overall_before=125, show_in_menus=True
    )


@pytest.fixture
def editor(site, series):
    return factories.UserFactory(username="editor", groups=["编辑", "签发人"])


def import_issue(page, tmp_path):
    """Send the file in and look at what was read."""
    file = tmp_path / "第1期.docx"
    file.write_bytes(issue_file())
    page.get_by_role("button", name="工作简报").click()
    page.get_by_role("link", name="导入Word").click()
    page.set_input_files("[name=file]", str(file))
    page.get_by_role("button", name="上传并预览").click()
    page.get_by_text("目录由网站按文章标题自动生成").wait_for()


def previewed(page, mode, press):
    """What the preview panel shows after ``press``, as the server answers it."""
    with page.expect_response(lambda answer: f"/?mode={mode}&" in answer.url) as shown:
        press()
    page.locator(f"#w-preview-iframe[src*='mode={mode}&']").wait_for()
    return shown.value


def publish(page):
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    with page.expect_navigation():
        page.get_by_role("button", name="发布", exact=True).click()


def test_an_editor_publishes_a_word_issue_and_a_reader_prints_it(
    sign_in, open_page, editor, tmp_path
):
    factories.OrganizationFactory(name="平坡镇工会联合会")
    page = sign_in(editor)
    import_issue(page, tmp_path)
    page.fill("[name=article-0-title]", "送温暖走进养护站")
    page.get_by_role("button", name="生成草稿").click()
    page.get_by_text("已导入为草稿").wait_for()

    page.check("[name=import_acknowledged]")
    toggle = page.locator("[data-side-panel-toggle=preview]")
    web = previewed(page, "", toggle.click)
    assert "送温暖走进养护站" in web.text()
    modes = page.locator("[data-w-preview-target=mode]")
    printed = previewed(page, "print", lambda: modes.select_option("print"))
    assert 'alt="第1页"' in printed.text()
    assert "data:application/pdf;base64,JVBERi" in printed.text()

    publish(page)
    issue = BulletinIssuePage.objects.live().get()
    assert issue.title == "工会工作简报2026年第1期"

    reader = open_page("/", width=390, height=844)
    reader.get_by_role("button", name="菜单").click()
    menu = reader.get_by_role("navigation", name="主导航")
    menu.get_by_role("link", name="工会工作简报").click()
    reader.get_by_role("link", name="送温暖走进养护站").first.click()
    reader.wait_for_url("**/bulletin/2026-01/1/")
    assert reader.locator("h1").inner_text() == "送温暖走进养护站"
    reader.get_by_role("link", name="平坡镇工会联合会").first.click()
    assert reader.get_by_role("link", name="送温暖走进养护站").is_visible()

    reader.go_back()
    assert reader.pdf(format="A4").startswith(b"%PDF")
    frozen = reader.request.get(f"{issue.full_url}pdf/")
    assert frozen.body() == issue.releases.get().pdf.open().read()


def test_publishing_without_reading_the_report_is_stopped_with_a_reason(
    sign_in, editor, tmp_path
):
    page = sign_in(editor)
    import_issue(page, tmp_path)
    page.get_by_role("button", name="生成草稿").click()
    page.get_by_text("已导入为草稿").wait_for()
    publish(page)
    page.get_by_text("请在“导入情况”中逐条核对").first.wait_for()
    assert not BulletinIssuePage.objects.live().exists()


def test_a_reader_without_javascript_reads_everything(open_page, series):
    articles = [factories.article("送温暖"), factories.article("技能竞赛")]
    issue = factories.issue(series, articles=articles)
    page = open_page("/bulletin/latest/", java_script_enabled=False)
    page.wait_for_url(f"**{issue.url}")
    page.get_by_role("link", name="技能竞赛").first.click()
    assert page.get_by_text("正文一段。").last.is_visible()
