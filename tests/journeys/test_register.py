"""From a clerk's spreadsheet to the figure on the public page, and back."""

import pytest

from organizations.models import Headcount, Organization
from tests import factories
from tests.organizations.sheet_files import code, federation, line, sheet

pytestmark = pytest.mark.django_db(transaction=True)

RIGHT = code(41)
WRONG = RIGHT[:-1] + ("0" if RIGHT[-1] != "0" else "1")


@pytest.fixture
def clerk(site):
    federation()
    return factories.UserFactory(username="clerk", groups=["编辑"])


def send_in(page, tmp_path, credit_code):
    """Upload the sheet of two unions and wait for its preview."""
    file = tmp_path / "工会组织台账.xlsx"
    file.write_bytes(
        sheet(
            line("光明水泥厂工会委员会", credit_code=code(40), employees=120),
            line("平坡茶厂工会委员会", credit_code=credit_code, employees=80),
        )
    )
    page.set_input_files("[name=file]", str(file))
    page.get_by_role("button", name="上传并预览").click()
    page.get_by_role("heading", name="逐行预览").wait_for()


def employees_shown(open_page):
    """What the public figures page says of 职工."""
    reader = open_page("/organizations/figures/", width=390, height=844)
    reader.get_by_role("heading", name="统计数据", level=1).wait_for()
    tile = reader.locator(".figure-tiles div", has_text="职工").first
    return tile.locator(".figure-large").inner_text()


def test_a_clerk_corrects_a_sheet_imports_it_and_takes_it_back(
    sign_in, open_page, clerk, tmp_path
):
    assert "200" not in employees_shown(open_page)

    page = sign_in(clerk)
    page.get_by_role("link", name="表格导入").click()
    page.get_by_role("link", name="导入：工会组织台账").click()
    send_in(page, tmp_path, WRONG)
    page.get_by_text(f"第4行 统一社会信用代码：校验位应为{RIGHT[-1]}").first.wait_for()
    assert page.get_by_role("button", name="全部导入").count() == 0
    assert not Headcount.objects.exists()

    page.get_by_role("link", name="重新上传").click()
    send_in(page, tmp_path, RIGHT)
    page.get_by_role("button", name="全部导入").click()
    page.get_by_role("link", name="撤销这次导入").wait_for()
    assert "200" in employees_shown(open_page)
    reader = open_page("/organizations/?q=平坡茶厂")
    reader.get_by_role("link", name="平坡茶厂工会委员会").click()
    reader.get_by_text(RIGHT).wait_for()

    page.get_by_role("link", name="撤销这次导入").click()
    page.get_by_role("button", name="撤销这次导入").click()
    page.get_by_text("已撤销").first.wait_for()
    assert "200" not in employees_shown(open_page)
    assert not Organization.objects.filter(name__contains="茶厂").exists()
