"""What a row may change in a record, and what it may not."""

import datetime

import pytest

from tests import factories
from tests.organizations.sheet_files import (
    DAY,
    changes,
    code,
    faults,
    federation,
    line,
    plan,
    plan_of,
    take_in,
)

pytestmark = pytest.mark.django_db
NAME = "光明水泥厂工会委员会"


@pytest.fixture
def union():
    """A record that says what ``line()`` says."""
    made = factories.OrganizationFactory(
        name=NAME,
        kind="enterprise_union",
        nature="private",
        parent=federation(),
        valid_from=datetime.date(2004, 4, 1),
    )
    for day in (datetime.date(2005, 12, 31), DAY):
        factories.HeadcountFactory(organization=made, day=day, employees=38, members=34)
    return made


def test_a_row_that_says_what_is_registered_changes_nothing(union):
    row = plan_of()
    assert (row.action, row.changes, row.remarks) == ("unchanged", [], [])


def test_a_month_is_entered_as_its_first_day_and_said_so_once_a_row(union):
    row = plan_of(valid_from="2004.5", term_start="2024年5月")
    assert row.remarks == [
        "成立日期按2004年5月1日登记，换届日期按2024年5月1日登记（表里只写到月）。"
    ]
    (said, *_) = plan_of(valid_from="2004-05-01", term_start="2024年5月").remarks
    assert said == "换届日期按2024年5月1日登记（表里只写到月）。"
    assert plan_of(valid_from="2004-05-01", term_start="2024-05-01").remarks == []


def test_a_new_union_says_which_day_stands_for_its_month():
    federation()
    (remark,) = plan_of(valid_from=2004.4).remarks
    assert remark == "成立日期按2004年4月1日登记（表里只写到月）。"


def test_a_month_does_not_take_back_the_day_that_is_registered(union):
    union.valid_from = datetime.date(2004, 4, 15)
    union.term_start, union.term_years = datetime.date(2024, 5, 10), 3
    union.save()
    row = plan_of(valid_from="2004年4月", term_start="2024.5")
    assert (row.action, row.remarks) == ("unchanged", [])
    assert changes(plan_of(valid_from="2004-04-01")) == [
        ("成立日期", "2004年4月15日", "2004年4月1日")
    ]


def test_an_election_in_the_month_of_the_founding_was_not_before_it(union):
    union.valid_from = datetime.date(2004, 4, 15)
    union.save()
    row = plan_of(term_start="2004年4月")
    assert changes(row) == [("换届日期", "", "2004年4月15日")]
    assert row.remarks == ["换届日期按2004年4月15日登记（表里只写到月）。"]
    assert faults(plan_of(term_start="2004年3月")) == [
        "第3行 换届日期：2004年3月1日早于成立日期2004年4月15日，请核对"
    ]


def test_a_month_says_nothing_against_a_later_election_in_it(union):
    union.term_start, union.term_years = datetime.date(2010, 9, 20), 5
    union.save()
    (row,) = plan(line(term_start="2010.9"), day=datetime.date(2010, 6, 30)).rows
    assert "没有改动" not in "".join(row.remarks)


def test_a_sheet_does_not_make_a_founded_union_one_in_preparation(union):
    row = plan_of(standing="筹建")
    assert [fault.column for fault in row.faults] == ["状态"]


def test_changes_are_told_before_and_after(union):
    union.phone = "0872-7520000"
    union.save()
    row = plan_of(
        short_name="光明工会",
        credit_code=code(1),
        kind="联合工会",
        nature="国企",
        is_new_enterprise="是",
        valid_from="2004.5",
        term_start="2024年5月10日",
        term_years="三年",
        phone="0872-7520001",
    )
    assert row.action == "changed"
    assert changes(row) == [
        ("简称", "", "光明工会"),
        ("组织类型", "企业工会", "联合基层工会"),
        ("单位性质", "私营", "国有及国有控股"),
        ("新建企业", "否", "是"),
        ("统一社会信用代码", "", code(1)),
        ("联系电话", "0872-7520000", "0872-7520001"),
        ("成立日期", "2004年4月1日", "2004年5月1日"),
        ("换届日期", "", "2024年5月10日"),
        ("任期", "", "3年"),
    ]
    assert any("改制" in remark for remark in row.remarks)


def test_what_was_told_is_what_is_written(union):
    take_in(line(term_start="2024-05-10", term_years="3", short_name="光明工会"))
    union.refresh_from_db()
    assert union.short_name == "光明工会"
    assert union.term_due == datetime.date(2027, 5, 10)


def test_another_upper_union_is_a_correction_and_says_so(union):
    federation(name="漾江镇工会联合会")
    row = plan_of(parent="漾江镇工会联合会")
    assert changes(row) == [("上级工会", "平坡镇工会联合会", "漾江镇工会联合会")]
    assert any("划转" in remark for remark in row.remarks)


def test_empty_cells_and_missing_columns_leave_the_record_alone(union):
    union.short_name, union.phone, union.credit_code = "光明", "0872-1", code(1)
    union.term_start, union.term_years = datetime.date(2024, 5, 10), 5
    union.save()
    optional = ["short_name", "phone", "credit_code", "term_start", "term_years"]
    assert plan_of(**dict.fromkeys(optional, "")).action == "unchanged"
    (row,) = plan(line(), without=optional).rows
    assert row.action == "unchanged"


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"valid_from": "2099-01-01"}, "成立日期：2099年1月1日还没有到，请核对"),
        ({"term_start": "2099-01-01"}, "换届日期：2099年1月1日还没有到，请核对"),
        (
            {"term_start": "2003-01-01"},
            "换届日期：2003年1月1日早于成立日期2004年4月1日，请核对",
        ),
        (
            {"valid_from": "2026-01-01"},
            "成立日期：2026年1月1日晚于统计日期2025年12月31日，请核对",
        ),
        ({"term_years": 4}, "任期(3/5)：“4”不对，任期只能是3年或5年，请填3或5"),
        ({"credit_code": "81532922MC00000125"}, "统一社会信用代码：校验位应为4"),
        (
            {"phone": "13800000000"},
            "联系电话(单位)：这是个人手机号，不能导入，请改填单位的座机号码",
        ),
        (
            {"standing": "合并"},
            "状态：表格不能登记合并，请在该组织的档案里用“合并、撤销或划出”",
        ),
        ({"short_name": "长" * 41}, "简称：有41个字，最多40个字，请写短一些"),
    ],
)
def test_what_cannot_be_is_a_fault_of_its_cell(union, cells, fault):
    assert faults(plan_of(**cells)) == [f"第3行 {fault}"]


def test_the_county_federation_is_no_type_of_a_row():
    federation()
    (fault,) = faults(plan_of(kind="县总工会"))
    assert fault.startswith("第3行 组织类型：没有“县总工会”这种组织类型，可以填：乡镇")


def test_an_ending_of_a_union_nobody_knows_is_refused():
    federation()
    assert faults(plan_of(standing="撤销→县总工会")) == [
        "第3行 状态：登记里没有这个组织，不能登记为撤销，请删去这一行"
    ]


@pytest.mark.parametrize("said", ["换届超期", "更名"])
def test_overdue_and_renamed_unions_are_in_order(union, said):
    row = plan_of(standing=said)
    assert row.action == "unchanged"
    assert row.remarks == [f"状态“{said}”按“正常”登记。"]


def test_a_union_in_preparation_becomes_a_real_one(union):
    union.standing = "preparing"
    union.save()
    assert changes(plan_of(standing="正常")) == [("状态", "筹建", "正常")]


def test_an_unusual_code_is_remarked_on(union):
    unusual = "91350100M000100Y43"
    (remark,) = plan_of(credit_code=unusual).remarks
    assert remark.startswith("统一社会信用代码开头是91")


def test_an_ended_union_takes_nothing_more(union):
    union.standing, union.valid_to = "dissolved", datetime.date(2020, 6, 30)
    union.save()
    assert faults(plan_of(employees=99, standing="正常")) == [
        f"第3行 状态：“{NAME}”已登记为2020年6月30日已撤销，请删去这一行"
    ]
    row = plan_of(employees=99, standing="撤销")
    assert (row.action, row.changes) == ("unchanged", [])


def test_an_ended_union_takes_the_figures_of_its_own_time(union):
    union.standing, union.valid_to = "dissolved", datetime.date(2020, 6, 30)
    union.save()
    day = datetime.date(2015, 12, 31)
    (row,) = plan(line(employees=39, standing="正常"), day=day).rows
    assert changes(row) == [("职工数", "38", "39")]


def test_what_a_union_was_on_a_past_day_is_not_rewritten(union):
    factories.FormerStateFactory(organization=union, nature="state_owned")
    day = datetime.date(2008, 6, 30)
    (row,) = plan(line(nature="国企"), day=day).rows
    assert row.action == "unchanged"
    (row,) = plan(line(nature="私营"), day=day).rows
    assert row.action == "unchanged", "today's value says nothing false either"
    done = plan(line(nature="外资"), day=day)
    assert faults(done) == [
        "第3行 单位性质：2008年6月30日的情况写在档案的“沿革”里，"
        "登记的是“国有及国有控股”，请核对；要改请在“沿革”里改"
    ]


def test_an_old_sheet_does_not_take_back_a_later_election(union):
    union.term_start, union.term_years = datetime.date(2024, 5, 10), 5
    union.save()
    day = datetime.date(2010, 6, 30)
    (row,) = plan(line(term_start="2009-05-10", term_years="3"), day=day).rows
    assert row.action == "unchanged"
    assert row.remarks == ["已登记2024年5月10日换届，晚于统计日期，换届日期没有改动。"]


def test_a_day_to_come_is_refused():
    from organizations.sheets.importer import DayForm

    form = DayForm({"day": "2099-01-01"})
    assert form.errors["day"] == ["统计日期还没有到，请填今天或以前的日期。"]
    assert DayForm({"day": DAY}).is_valid()
