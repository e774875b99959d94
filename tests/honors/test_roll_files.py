"""The list of a roll for Word and for Excel, as the office files it."""

import io
from urllib.parse import unquote

import docx
import openpyxl
import pytest
from django.urls import reverse
from docx.oxml.ns import qn

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def roll():
    names = ("田富", "田大利", "丁一")
    awards = [factories.AwardFactory(worker__name=name) for name in names]
    factories.AwardFactory(worker__name="隐去人", worker__is_public=False)
    return factories.honor_roll(awards)


@pytest.fixture
def clerk(client):
    client.force_login(factories.UserFactory(groups=["编辑"]))
    return client


@pytest.fixture(autouse=True)
def groups():
    from home.groups import sync_groups

    factories.home_page()
    sync_groups()


def fetch(client, page, kind, name="roll"):
    response = client.get(reverse(f"honors_{name}_{kind}", args=[page.pk]))
    assert response.status_code == 200
    return response


def word(response):
    return docx.Document(io.BytesIO(response.content))


def excel(response):
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    return [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]


def test_words_list_is_a_table_in_the_order_that_it_names(clerk, roll):
    document = word(fetch(clerk, roll, "docx"))
    told = [paragraph.text for paragraph in document.paragraphs]
    assert told == [
        "2024年县级劳动模范",
        "（共3人，按姓氏笔画为序）",
        "表彰决定：漾政发〔2024〕11号，2024年4月26日",
    ]
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[0] == ["序号", "姓名", "性别", "民族", "单位", "职务"]
    assert [row[:2] for row in rows[1:]] == [
        ["1", "丁一"],
        ["2", "田富"],
        ["3", "田大利"],
    ]
    assert rows[1][2:] == ["男", "彝族", "漾濞县核桃研究所", "农艺师"]


def test_words_list_has_the_faces_and_the_page_of_an_official_document(clerk, roll):
    document = word(fetch(clerk, roll, "docx"))
    title = document.paragraphs[0].runs[0]
    assert title._element.rPr.rFonts.get(qn("w:eastAsia")) == "方正小标宋简体"
    cell = document.tables[0].rows[1].cells[1].paragraphs[0].runs[0]
    assert cell._element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋_GB2312"
    page = document.sections[0]
    assert (round(page.page_width.mm), round(page.top_margin.mm)) == (210, 37)
    assert document.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_excels_list_says_the_same(clerk, roll):
    rows = excel(fetch(clerk, roll, "xlsx"))
    assert rows[0][0] == "2024年县级劳动模范"
    assert rows[1][0] == "（共3人，按姓氏笔画为序）"
    assert rows[3] == ["序号", "姓名", "性别", "民族", "单位", "职务"]
    assert [row[1] for row in rows[4:]] == ["丁一", "田富", "田大利"]


def test_no_cell_is_taken_for_a_formula(clerk):
    award = factories.AwardFactory(post_at_award="=HYPERLINK(1)")
    roll = factories.honor_roll([award])
    assert excel(fetch(clerk, roll, "xlsx"))[4][5] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_the_file_is_called_as_the_roll(clerk, roll, kind):
    named = fetch(clerk, roll, kind).headers["Content-Disposition"]
    assert f"2024年县级劳动模范.{kind}" in unquote(named)


def test_who_asked_not_to_appear_and_who_was_revoked_is_in_neither(clerk, roll):
    revoked = factories.AwardFactory(
        worker__name="被撤人",
        state="revoked",
        revoked_on="2025-01-01",
        revoked_by="县人民政府",
    )
    assert revoked.year == roll.year
    text = str(excel(fetch(clerk, roll, "xlsx")))
    assert "隐去人" not in text
    assert "被撤人" not in text


def test_units_and_teams_have_columns_of_their_own(clerk):
    unit = factories.honor_roll([factories.UnitAwardFactory()], title="奖状")
    team = factories.honor_roll([factories.TeamAwardFactory()], title="先锋号")
    assert excel(fetch(clerk, unit, "xlsx"))[3] == ["序号", "单位"]
    rows = excel(fetch(clerk, team, "xlsx"))
    assert rows[3] == ["序号", "集体", "所在单位"]
    assert rows[4][1] == "急诊科"


def test_a_notice_has_its_list_too(clerk, at):
    at("2026-03-16 09:00")
    factories.proposal(worker__name="杨素梅")
    page = factories.notice([1])
    rows = excel(fetch(clerk, page, "xlsx", name="notice"))
    assert rows[2][1:2] == ["姓名"]
    assert rows[3][1] == "杨素梅"


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_the_files_are_for_the_office(client, roll, kind):
    address = reverse(f"honors_roll_{kind}", args=[roll.pk])
    assert client.get(address).status_code == 302
    client.force_login(factories.UserFactory())
    assert client.get(address).status_code == 302
