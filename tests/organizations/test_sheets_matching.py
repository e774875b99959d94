"""Which record a row speaks of, and which union it stands below."""

import datetime
import itertools

import pytest

from organizations.models import Organization
from tests import factories
from tests.organizations.sheet_files import (
    code,
    faults,
    federation,
    line,
    plan,
    plan_of,
    take_in,
)

pytestmark = pytest.mark.django_db
make = factories.OrganizationFactory
NAME = "光明水泥厂工会委员会"


@pytest.fixture(autouse=True)
def township():
    return federation()


def known(township, **fields):
    fields = {"name": NAME, "kind": "enterprise_union", "nature": "private"} | fields
    return make(parent=township, **fields)


def test_a_union_that_nobody_knows_is_new():
    row = plan_of()
    assert (row.action, faults(row), row.label) == ("new", [], NAME)


@pytest.mark.parametrize("typed", [NAME, f" {NAME}　", "光明水泥厂 工会委员会"])
def test_a_name_finds_its_record_whatever_the_spaces(township, typed):
    known(township)
    row = plan_of(typed)
    assert (row.action, row.remarks) == ("changed", [])
    assert {change.label for change in row.changes} == {"职工数", "会员数"}


def test_brackets_and_digits_of_any_width_are_one_name(township):
    known(township, name="光明（1）厂工会委员会")
    row = plan_of("光明(１)厂工会委员会", employees="", members="")
    assert "全称" not in "".join(faults(row))
    assert not row.faults


def test_the_code_comes_before_the_name(township):
    known(township, credit_code=code(1), aliases="光明厂工会")
    row = plan_of("光明厂工会", credit_code=code(1).lower())
    assert row.action == "changed"
    assert row.remarks == [f"按统一社会信用代码认作“{NAME}”。"]


def test_a_former_name_is_recognised_and_said(township):
    union = known(township)
    factories.FormerStateFactory(organization=union, name="红旗水泥厂工会委员会")
    row = plan_of("红旗水泥厂工会委员会")
    assert row.action == "changed"
    assert row.remarks == [f"按曾用名“红旗水泥厂工会委员会”认作“{NAME}”。"]


def test_an_alias_is_recognised_and_said(township):
    known(township, aliases="光明厂工会\n水泥厂工会")
    assert plan_of("水泥厂工会").remarks == [f"按别名“水泥厂工会”认作“{NAME}”。"]


def test_a_former_name_with_another_code_is_not_taken_for_the_record(township):
    union = known(township, credit_code=code(1))
    factories.FormerStateFactory(organization=union, name="红旗水泥厂工会委员会")
    row = plan_of("红旗水泥厂工会委员会", credit_code=code(2))
    assert faults(row) == [
        "第3行 统一社会信用代码：“红旗水泥厂工会委员会”是“光明水泥厂工会委员会”的"
        f"曾用名，但登记的代码是{code(1)}，请核对"
    ]


def test_the_name_of_a_second_record_means_the_one_that_is_kept(township):
    union = known(township)
    make(name="光明厂工会委员会", duplicate_of=union, credit_code=code(9))
    row = plan_of("光明厂工会委员会")
    assert row.action == "changed"
    assert row.remarks == [f"按重复档案的名称“光明厂工会委员会”认作“{NAME}”。"]
    assert plan_of(credit_code=code(9)).action == "changed"


def test_a_code_and_a_name_of_two_records_are_a_fault(township):
    known(township, credit_code=code(1))
    known(township, name="红旗水泥厂工会委员会")
    assert faults(plan_of("红旗水泥厂工会委员会", credit_code=code(1))) == [
        f"第3行 统一社会信用代码：这个代码登记在“{NAME}”名下，"
        "全称却是“红旗水泥厂工会委员会”的，请核对"
    ]


def test_a_sheet_does_not_rename(township):
    known(township, credit_code=code(1))
    (fault,) = faults(plan_of("曙光水泥厂工会委员会", credit_code=code(1)))
    assert fault.startswith("第3行 工会全称：这个代码登记在“光明水泥厂工会委员会”名下")
    assert "登记更名" in fault


def test_a_name_that_two_records_had_has_to_be_written_out(township):
    for name in ("甲厂工会委员会", "乙厂工会委员会"):
        known(township, name=name, aliases="老厂工会")
    assert faults(plan_of("老厂工会")) == [
        "第3行 工会全称：“老厂工会”可能是“甲厂工会委员会”、“乙厂工会委员会”，"
        "请写现在的全称"
    ]


def test_on_a_past_day_a_name_means_who_had_it_then(township):
    then = known(township, name="光明集团工会委员会")
    factories.FormerStateFactory(organization=then, name=NAME)
    known(township, valid_from=datetime.date(2015, 1, 1))
    day = datetime.date(2008, 12, 31)
    (row,) = plan(line(), day=day).rows
    assert (row.payload.organization, row.remarks) == (then, [])


@pytest.mark.parametrize(
    ("second", "fault"),
    [
        ({}, f"第4行 工会全称：与第3行重复，都是“{NAME}”"),
        (
            {"name": "红旗厂工会委员会", "credit_code": code(1)},
            "第4行 统一社会信用代码：与第3行的代码相同，请核对",
        ),
    ],
)
def test_the_later_of_two_like_rows_is_the_fault(second, fault):
    assert faults(plan(line(credit_code=code(1)), line(**second))) == [fault]


def test_two_names_of_one_record_are_one_row_too_many(township):
    known(township, aliases="光明厂工会")
    assert faults(plan(line(), line("光明厂工会"))) == [
        f"第4行 工会全称：与第3行是同一个组织“{NAME}”，请合成一行"
    ]


def test_the_county_federation_is_not_for_sheets():
    assert faults(plan_of("漾濞彝族自治县总工会")) == [
        "第3行 工会全称：县总工会自己的情况请直接在档案里改，不从表格导入"
    ]


@pytest.mark.parametrize(
    "name",
    ["平坡镇工会联合会", "平坡镇 工会联合会", "平坡工会", "坡镇工会", "平坡公社"],
)
def test_the_upper_union_may_be_given_by_any_of_its_names(township, name):
    township.short_name, township.aliases = "平坡工会", "坡镇工会"
    township.save()
    factories.FormerStateFactory(organization=township, name="平坡公社")
    take_in(line(parent=name))
    assert Organization.objects.get(name=NAME).parent == township


def test_the_county_federation_itself_may_stand_above():
    take_in(line(parent="县总工会"))
    assert Organization.objects.get(name=NAME).parent.kind == "county_federation"


def test_a_row_further_down_may_be_the_upper_union():
    upper = line("教育系统工会", kind="系统工会", nature="事业", parent="县总工会")
    take_in(line(parent="教育系统工会"), upper)
    assert Organization.objects.get(name=NAME).parent.name == "教育系统工会"


def test_an_unknown_upper_union_is_a_fault_that_offers_the_closest():
    federation(name="漾江镇工会联合会")
    assert faults(plan_of(parent="平破镇工会联合会")) == [
        "第3行 上级工会：没有登记“平破镇工会联合会”，最接近的是“平坡镇工会联合会”"
    ]
    assert not Organization.objects.filter(name=NAME).exists()


def test_nothing_is_offered_for_what_resembles_nothing():
    assert faults(plan_of(parent="xyz")) == [
        "第3行 上级工会：没有登记“xyz”，请先登记或改正"
    ]


def test_a_faulty_row_is_still_known_to_the_rows_below_it():
    upper = line("教育系统工会", kind="系统工会", parent="县总工会", members=99)
    done = plan(upper, line(parent="教育系统工会"))
    assert [fault.row for fault in done.faults] == [3]


def test_an_ended_union_cannot_stand_above(township):
    ended = datetime.date(2020, 1, 1)
    federation(name="旧镇工会联合会", standing="dissolved", valid_to=ended)
    assert faults(plan_of(parent="旧镇工会联合会")) == [
        "第3行 上级工会：“旧镇工会联合会”2020年1月1日已撤销，请填现在的上级工会"
    ]


def test_unions_cannot_stand_below_each_other():
    done = plan(
        line("甲厂工会委员会", parent="乙厂工会委员会"),
        line("乙厂工会委员会", parent="甲厂工会委员会"),
    )
    assert [(fault.row, fault.column) for fault in done.faults] == [
        (3, "上级工会"),
        (4, "上级工会"),
    ]


def test_a_union_is_not_its_own_upper_union():
    (fault,) = faults(plan_of(parent=NAME))
    assert "不能是本组织" in fault


def test_the_register_goes_five_levels_deep():
    names = ["平坡镇工会联合会", *(f"第{place}厂工会委员会" for place in range(4))]
    lines = [line(name, parent=upper) for upper, name in itertools.pairwise(names)]
    done = plan(*lines)
    assert faults(done) == ["第6行 上级工会：隶属关系最多5级，请换更高一级的工会"]
