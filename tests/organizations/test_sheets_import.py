"""Whole sheets: all or nothing, taken back exactly, exported as they are read."""

import datetime
import io

import openpyxl
import pytest

from intake.errors import IntakeError
from intake.models import ImportBatch
from intake.sheets.importer import importer_named, told_options
from intake.sheets.imports import NotReady, storable
from intake.sheets.undo import CannotUndo, undo
from intake.sheets.writing import template, workbook
from organizations.models import FormerState, Headcount, Organization
from organizations.sheets.columns import COLUMNS
from tests import factories
from tests.intake.sheets.sheet_files import xls
from tests.organizations.sheet_files import (
    DAY,
    FIRST_ROW,
    IMPORTER,
    changes,
    code,
    dump,
    faults,
    federation,
    line,
    plan,
    sheet,
    take_in,
)

pytestmark = pytest.mark.django_db
PLANTED = {
    17: ({"credit_code": "81532922MC00000125"}, "统一社会信用代码：校验位应为4"),
    25: (
        {"employees": "约一百人"},
        "职工数：“约一百人”不是整数，请只填阿拉伯数字，如38",
    ),
    40: ({"term_start": "2024年13月"}, "换届日期：没有第13月，请核对“2024年13月”"),
    58: (
        {"parent": "平破镇工会联合会"},
        "上级工会：没有登记“平破镇工会联合会”，最接近的是“平坡镇工会联合会”",
    ),
    77: ({"members": 39}, "会员数：会员数39多于职工数38，请核对"),
    99: (
        {"name": "第20厂工会委员会"},
        "工会全称：与第23行重复，都是“第20厂工会委员会”",
    ),
    120: (
        {"phone": "139 1234 5678"},
        "联系电话(单位)：这是个人手机号，不能导入，请改填单位的座机号码",
    ),
    150: ({"standing": "撤销"}, "状态：登记里没有这个组织，不能登记为撤销"),
    171: ({"term_years": "4年"}, "任期(3/5)：“4年”不对，任期只能是3年或5年"),
    202: ({"nature": ""}, "单位性质：没有填写，这一项必填"),
}


def many(count, **cells):
    """Rows of new unions, the first of them in row 3."""
    return [
        line(
            f"第{number}厂工会委员会",
            credit_code=code(number),
            valid_from="2004.4",
            term_start="2024年5月10日",
            term_years=3,
            chair="段文斌",
            female_employees=15,
            female_members=13,
            migrant_workers=11,
            workers_congress="是" if number % 2 else "否",
            openness="厂务公开",
            contract="2025-01-01至2027-12-31",
            homes="县先进",
            phone="0872-7520000",
            standing="正常",
            **cells,
        )
        for number in range(count)
    ]


def test_two_hundred_rows_with_ten_faults_report_those_ten_and_write_nothing():
    federation()
    before = dump()
    lines = many(200)
    for number, (cells, _) in PLANTED.items():
        lines[number - FIRST_ROW] |= cells
    done = plan(*lines)
    found = faults(done)
    assert len(found) == len(PLANTED) == 10
    for (number, (_, said)), fault in zip(PLANTED.items(), found, strict=True):
        assert fault.startswith(f"第{number}行 {said}")
    assert done.counts == {"new": 190, "changed": 0, "unchanged": 0, "error": 10}
    with pytest.raises(NotReady):
        take_in(*lines)
    assert dump() == before
    assert not ImportBatch.objects.exists()


def test_a_binary_sheet_says_the_same():
    federation()
    lines = many(12)
    lines[0]["credit_code"] = "81532922MC00000125"
    headers = [column.header for column in COLUMNS]
    rows = [[one.get(column.key) for column in COLUMNS] for one in lines]
    done = plan(data=xls([["台账"], headers, *rows]))
    assert faults(done) == ["第3行 统一社会信用代码：校验位应为4"]
    assert done.counts["new"] == 11


def test_the_same_sheet_twice_changes_nothing_the_second_time():
    federation()
    lines = many(5)
    take_in(*lines)
    before = dump()
    assert plan(*lines).counts["unchanged"] == 5
    with pytest.raises(NotReady):
        take_in(*lines)
    assert dump() == before


def rich_register():
    """Unions with history, facts of several days, and names that look like trouble."""
    township = federation(nature="social", short_name="平坡镇工会")
    for year in (2005, 2015, 2025):
        factories.HeadcountFactory(
            organization=township, day=datetime.date(year, 12, 31)
        )
    for number in range(6):
        union = factories.OrganizationFactory(
            name=f"第{number}厂工会委员会（筹）",
            short_name="=1+2" if number == 1 else "@厂",
            kind="enterprise_union",
            nature="private",
            is_new_enterprise=bool(number % 2),
            parent=township,
            credit_code=code(number),
            valid_from=datetime.date(2001, 1, 1),
            term_start=datetime.date(2024, 5, 10),
            term_years=5,
            phone="0872-7520000",
            standing="preparing" if number == 5 else "normal",
        )
        for year in (2005, 2015, 2025):
            factories.HeadcountFactory(
                organization=union, day=datetime.date(year, 12, 31), employees=40 + year
            )
        factories.PracticeFactory(organization=union)
        factories.PracticeFactory(organization=union, kind="school_openness")
        factories.PracticeFactory(organization=union, kind="village_openness")
        factories.ContractFactory(organization=union)
        factories.ContractFactory(
            organization=union,
            start=datetime.date(2025, 1, 1),
            end=datetime.date(2027, 12, 31),
        )
        factories.HomeAwardFactory(organization=union)
        factories.HomeAwardFactory(organization=union, level="national_model")
        factories.OfficerFactory(organization=union, since=datetime.date(2004, 1, 1))
    former = Organization.objects.get(credit_code=code(2))
    factories.FormerStateFactory(
        organization=former, name="红旗厂工会委员会", nature="state_owned"
    )
    Organization.objects.filter(credit_code=code(3)).update(
        standing="dissolved", valid_to=datetime.date(2018, 1, 1)
    )
    factories.OrganizationFactory(name="第0厂工会", duplicate_of=former)


@pytest.mark.parametrize(("day", "rows"), [(DAY, 6), (datetime.date(2008, 6, 30), 7)])
def test_an_export_is_read_back_without_any_change(day, rows):
    rich_register()
    data = workbook(IMPORTER.title, COLUMNS, IMPORTER.export({"day": day}))
    done = plan(data=data, day=day)
    assert faults(done) == []
    changed = [row for row in done.rows if row.action != "unchanged"]
    assert [(row.label, row.changes) for row in changed] == []
    assert len(done.rows) == rows


def test_an_export_sent_in_for_another_years_end_reports_the_same_numbers_for_it():
    rich_register()
    day = datetime.date(2024, 12, 31)
    data = workbook(IMPORTER.title, COLUMNS, IMPORTER.export({"day": day}))
    done = plan(data=data, day=day)
    said = "与2015年12月31日的数据相同，登记为2024年12月31日的数据"
    assert {changes(row)[0] for row in done.rows} == {("年报", None, said)}
    assert done.counts == {"new": 0, "changed": 6, "unchanged": 0, "error": 0}


def test_an_export_is_what_the_register_was_on_the_day():
    rich_register()
    then = {
        row["name"]: row
        for row in IMPORTER.export({"day": datetime.date(2008, 12, 31)})
    }
    assert "漾濞彝族自治县总工会" not in then
    assert "第0厂工会" not in then
    row = then["红旗厂工会委员会"]
    assert (row["nature"], row["employees"]) == ("国有及国有控股", 2045)
    assert (row["term_start"], row["contract"]) == (None, None)
    assert row["openness"] == "校务公开、村务公开"
    assert row["homes"] == "县级合格职工之家、全国模范职工之家"


def test_an_export_holds_no_formulas_and_its_codes_are_text():
    rich_register()
    data = workbook(IMPORTER.title, COLUMNS, IMPORTER.export({"day": DAY}))
    grid = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    cells = [cell for row in grid.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert {"'=1+2", "'@厂"} <= {cell.value for cell in cells}
    codes = [cell for cell in cells if cell.value == code(1)]
    assert [(cell.data_type, cell.number_format) for cell in codes] == [("s", "@")]


def test_a_batch_is_taken_back_to_the_last_value(admin_user):
    rich_register()
    lines = list(IMPORTER.export({"day": DAY}))
    for row in lines[1:]:
        row |= {"employees": 3000, "chair": "李祎", "workers_congress": "否"}
        row |= {"openness": "厂务公开", "homes": "州先进", "phone": "0872-7520009"}
        row |= {"term_start": "2025-05-10", "contract": "2025-01-01至2028-12-31"}
    upper = line("新建系统工会", kind="系统工会", parent="县总工会")
    below = line("新厂工会委员会", parent="新建系统工会", chair="陈堃", homes="县先进")
    before = dump()
    batch = take_in(*lines, below, upper, user=admin_user)
    assert batch.counts == {"new": 2, "changed": 5, "unchanged": 1, "error": 0}
    assert dump() != before
    undo(batch, admin_user)
    assert dump() == before


def test_a_batch_stays_when_a_record_was_changed_since(admin_user):
    federation()
    batch = take_in(line(), user=admin_user)
    Headcount.objects.update(members=30)
    before = dump()
    with pytest.raises(CannotUndo):
        undo(batch, admin_user)
    assert dump() == before


def test_an_import_writes_no_history_of_names():
    federation()
    take_in(line())
    take_in(line(nature="国企"))
    assert not FormerState.objects.exists()


def test_columns_about_persons_refuse_the_sheet():
    headers = [column.header for column in COLUMNS] + ["主席手机号"]
    with pytest.raises(IntakeError, match="手机"):
        plan(data=xls([headers, [None] * len(headers)]))


def test_the_template_holds_an_example_and_no_rows():
    with pytest.raises(IntakeError, match="没有可以导入的行"):
        plan(data=template(IMPORTER))


def test_every_example_of_the_template_can_be_read():
    for column in COLUMNS:
        assert column.parse(column.example) is not None, column.header


def test_every_choice_of_the_template_can_be_read():
    for column in COLUMNS:
        for choice in column.choices:
            assert column.parse(choice) is not None, choice


def test_the_register_is_among_the_importers():
    assert importer_named("organizations").title == "工会组织台账"


def test_the_columns_are_those_that_offices_know():
    headers = [column.header + "*" * column.required for column in COLUMNS]
    assert "、".join(headers) == (
        "工会全称*、简称、统一社会信用代码、组织类型*、单位性质*、新建企业(是/否)、"
        "上级工会*、成立日期、换届日期、任期(3/5)、主席、职工数*、会员数*、女职工、"
        "女会员、农民工、职代会、公开类型、集体合同(起止)、职工之家等级、"
        "联系电话(单位)、状态"
    )


def test_planning_asks_as_much_for_many_rows_as_for_few(django_assert_num_queries):
    federation()
    take_in(*many(200))
    data = {count: sheet(*many(count)) for count in (20, 200)}
    for count in (20, 200):
        with django_assert_num_queries(7):
            assert plan(data=data[count]).counts["unchanged"] == count


def test_the_day_of_a_sheet_is_told_as_the_office_writes_it():
    told = [("统计日期", "2025年12月31日")]
    assert told_options(IMPORTER, {"day": "2025-12-31"}) == told
    assert told_options(IMPORTER, storable({"day": DAY})) == told
    assert told_options(IMPORTER, {"day": "何时"}) == []
