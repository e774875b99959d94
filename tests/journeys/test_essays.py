"""From the author's Word file to the reader's reference list."""

import io

import pytest
from PIL import Image

from honors.models import EssayPage
from tests import factories
from tests.honors.essay_files import essay_file

pytestmark = pytest.mark.django_db(transaction=True)
TITLE = "茶园里的集体协商: 以平坡镇三家茶场为例"
REFERENCE = f"王喆, 李祎. {TITLE}[C/OL]//全州工会理论研讨会, 2024. "


@pytest.fixture
def archivist(site):
    factories.essay_index(show_in_menus=True)
    factories.EssayEventFactory(name="全州工会理论研讨会")
    factories.OrganizationFactory(name="平坡镇工会联合会")
    return factories.UserFactory(username="archivist", groups=["编辑", "签发人"])


def scan(tmp_path):
    file = tmp_path / "证书.jpg"
    written = io.BytesIO()
    Image.new("RGB", (800, 560), "#fdf6e3").save(written, "JPEG")
    file.write_bytes(written.getvalue())
    return file


def deposit(page, tmp_path):
    """Send the file in, look at what was read, choose event and prize."""
    file = tmp_path / "论文.docx"
    file.write_bytes(essay_file())
    page.get_by_role("button", name="征文论文").click()
    page.get_by_role("link", name="从Word导入论文").click()
    page.set_input_files("[name=file]", str(file))
    page.get_by_role("button", name="上传并预览").click()
    page.get_by_text("现在还没有建立任何页面").wait_for()
    assert page.input_value("[name=essay-title]") == "茶园里的集体协商"
    page.locator("[id*='essay-event'] [data-chooser-action-choose]").first.click()
    page.get_by_role("link", name="全州工会理论研讨会").click()
    page.select_option("[name=essay-prize]", "first")
    page.fill("[name=essay-year_text]", "2024")
    page.get_by_role("button", name="生成草稿").click()
    page.get_by_text("已导入为草稿").wait_for()
    return file


def add_certificate(page, tmp_path):
    """Upload the scan in the picture chooser of the form."""
    page.get_by_role("button", name="选择图片").last.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab", name="上传").click()
    dialog.locator("input[type=file]").set_input_files(str(scan(tmp_path)))
    dialog.locator("[name$=description]").fill("一等奖证书，个人信息已遮盖")
    dialog.locator("[name$=title]").fill("一等奖证书")
    dialog.locator("button[type=submit]", has_text="上传").click()
    dialog.wait_for(state="detached")


def publish(page):
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    with page.expect_navigation():
        page.get_by_role("button", name="发布", exact=True).click()


def test_an_archivist_deposits_an_essay_and_a_reader_cites_it(
    sign_in, open_page, archivist, tmp_path
):
    page = sign_in(archivist)
    file = deposit(page, tmp_path)
    add_certificate(page, tmp_path)
    page.check("[name=import_acknowledged]")
    page.select_option("[name=rights]", "full")
    page.check("[name=has_consent]")
    publish(page)
    essay = EssayPage.objects.live().get()
    assert essay.certificate is not None
    assert essay.original.read() == file.read_bytes()

    reader = open_page(
        "/", width=390, height=844, permissions=["clipboard-read", "clipboard-write"]
    )
    reader.get_by_role("button", name="菜单").click()
    menu = reader.get_by_role("navigation", name="主导航")
    menu.get_by_role("link", name="论文档案").click()
    reader.get_by_role("link", name="茶园里的集体协商").click()
    assert reader.locator("h1").inner_text() == "茶园里的集体协商"
    reader.get_by_role("button", name="2025年版引用格式").click()
    reader.get_by_role("status").filter(has_text="已复制").wait_for()
    copied = reader.evaluate("navigator.clipboard.readText()")
    assert copied == f"{REFERENCE}{essay.full_url}."

    reader.get_by_text("2015年版", exact=True).click()
    older = reader.locator("#reference-2")
    assert older.is_visible()
    assert "[C/OL]. 全州工会理论研讨会, 大理, 2024(" in older.inner_text()
    assert not reader.locator("#reference-1").is_visible()
    with reader.expect_download() as download:
        reader.get_by_role("link", name="下载原件").click()
    assert download.value.suggested_filename == "论文.docx"
    assert download.value.path().read_bytes() == file.read_bytes()


def test_a_reader_without_javascript_reads_and_cites(open_page, site):
    essay = factories.open_essay(event=factories.EssayEventFactory())
    page = open_page(essay.url, java_script_enabled=False)
    assert page.get_by_text("全文一段。").is_visible()
    assert page.locator("#reference-1").is_visible()
    page.get_by_text("2015年版", exact=True).click()
    assert page.locator("#reference-2").is_visible()
    assert not page.get_by_role("button", name="复制").first.is_visible()
