"""From a unit's roster to a public roll, by way of five working days' notice."""

import pytest

from honors.models import Award, HonorRollPage, PublicNoticePage
from tests import factories
from tests.honors.roster_files import line, sheet

pytestmark = pytest.mark.django_db(transaction=True)

TITLE = "关于2026年县级劳动模范拟表彰对象的公示"


@pytest.fixture
def editor(site, at):
    at("2026-03-16 09:00")
    factories.honors_index(show_in_menus=True)
    factories.HonorFactory()
    return factories.UserFactory(username="editor", groups=["编辑", "签发人"])


def roster(tmp_path):
    """Two people whom their units propose, as a clerk types them."""
    file = tmp_path / "劳模名册.xlsx"
    common = {
        "title": "漾濞县劳动模范",
        "level": "县级",
        "decision_date": "",
        "document_number": "",
        "authority": "",
        "batch": "",
        "standing": "",
    }
    file.write_bytes(sheet(line("田大利", **common), line("田富", **common)))
    return file


def take_in(page, file):
    page.get_by_role("link", name="表格导入").click()
    page.get_by_role("link", name="导入：劳模名册").click()
    page.set_input_files("[name=file]", str(file))
    page.get_by_label("公示中：拟表彰，确认以前不公开").check()
    page.get_by_role("button", name="上传并预览").click()
    page.get_by_role("button", name="全部导入").click()
    page.get_by_role("link", name="撤销这次导入").wait_for()


def announce(page):
    """Write the notice and publish it."""
    page.get_by_role("button", name="荣誉").click()
    page.get_by_role("link", name="公示", exact=True).click()
    page.get_by_role("link", name="添加公示").first.click()
    page.fill("[name=title]", TITLE)
    page.get_by_role("button", name="选择荣誉称号").click()
    page.get_by_role("dialog").get_by_role("link", name="劳动模范").click()
    for name, value in {
        "year": "2026",
        "basis": "根据漾工发〔2026〕3号文件，经单位推荐、县总工会初审",
        "start_on": "2026-03-16",
        "department": "县总工会办公室",
        "phone": "0872-7520000",
        "email": "office@example.com",
        "address": "漾濞县苍山西镇",
    }.items():
        page.fill(f"[name={name}]", value)
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    with page.expect_navigation():
        page.get_by_role("button", name="发布", exact=True).click()


def test_a_roster_becomes_a_notice_and_after_five_working_days_a_roll(
    sign_in, open_page, editor, at, tmp_path
):
    page = sign_in(editor)
    take_in(page, roster(tmp_path))
    announce(page)
    notice = PublicNoticePage.objects.live().get()

    reader = open_page("/honors/", width=390, height=844)
    reader.get_by_role("link", name=TITLE).click()
    assert reader.get_by_text("公示中", exact=True).is_visible()
    text = reader.locator("main").inner_text()
    assert text.index("田富") < text.index("田大利")
    assert "2026年3月20日24时" in text

    progress = f"/admin/honors/notices/{notice.pk}/"
    page.goto(f"{page.url.partition('/admin/')[0]}{progress}")
    assert page.get_by_role("link", name="确认表彰").count() == 0
    page.goto(f"{page.url}confirm/")
    page.get_by_text("公示期到2026年3月20日24时为止").wait_for()
    assert not Award.objects.valid().exists()

    at("2026-03-23 09:00")
    reader.reload()
    assert reader.get_by_text("公示期已结束", exact=True).is_visible()
    page.reload()
    page.get_by_role("link", name="确认表彰").click()
    page.fill("[name=document]", "漾政发[2026]12号")
    page.fill("[name=day]", "2026-03-23")
    page.get_by_label("生成光荣榜并立即发布").check()
    page.get_by_label("表彰决定已经印发，以上内容已和文件核对").check()
    page.get_by_role("button", name="确认表彰").click()
    page.get_by_text("名单上的荣誉全部生效").wait_for()

    reader.reload()
    reader.get_by_role("link", name="公示结果：2026年县级劳动模范光荣榜").click()
    reader.wait_for_url(f"**{HonorRollPage.objects.get().url}")
    text = reader.locator("main").inner_text()
    assert text.index("田富") < text.index("田大利")
    assert "漾政发〔2026〕12号" in text
    assert "按姓氏笔画为序" in text
