"""工会组织台账: its columns, and how their cells are read.

序号 is written and passed over by every sheet alike (``intake.sheets``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from intake.sheets import cells
from intake.sheets.cells import Cell, CellError
from intake.sheets.columns import Column, bare, normalized
from organizations.credit_code import credit_code_fault, normalise_credit_code
from organizations.enums import HomeLevel, OrganizationKind, UnitNature
from organizations.models import Organization
from organizations.sheets.words import (
    HOMES,
    KINDS,
    NATURES,
    OPENNESS_WORDS,
    STANDINGS,
    Said,
)
from organizations.terms import TERM_YEARS

_BETWEEN_WORDS = re.compile(r"[、,，;；+＋\n]+")
_NOTHING = {"无", "没有", "否", "/", "-", "—", "——"}
_TERM = re.compile(r"([35三五])年?(?:一届)?")
_TERM_DIGITS = {"三": 3, "五": 5}


def at_most(length: int) -> Callable[[Cell], str | None]:
    """A line of words no longer than the register can keep."""

    def parse(cell: Cell) -> str | None:
        line = cells.text(cell)
        if line and len(line) > length:
            raise CellError(f"有{len(line)}个字，最多{length}个字，请写短一些")
        return line

    return parse


def phone(cell: Cell) -> str | None:
    number, limit = cells.phone(cell), Organization._meta.get_field("phone").max_length
    if number and limit and len(number) > limit:
        raise CellError(f"有{len(number)}个字符，最多{limit}个，请只填一个号码")
    return number


def credit_code(cell: Cell) -> str | None:
    """A code that can be right, normalised."""
    code = normalise_credit_code(cells.text(cell) or "")
    if code and (fault := credit_code_fault(code)):
        raise CellError(fault)
    return code or None


def term(cell: Cell) -> int | None:
    """3 or 5, “3年”, “五年”."""
    written = "".join((cells.text(cell) or "").split())
    if not written:
        return None
    found = _TERM.fullmatch(written)
    if found is None:
        years = "或".join(f"{years}年" for years in TERM_YEARS)
        raise CellError(f"“{written}”不对，任期只能是{years}，请填3或5")
    return _TERM_DIGITS.get(found[1]) or int(found[1])


def several(parse_one: Callable[[Cell], Any]) -> Callable[[Cell], tuple | None]:
    """A parser of a cell with several words; “无” gives an empty tuple."""

    def parse(cell: Cell) -> tuple | None:
        if says_nothing(cell):
            return ()
        words = _BETWEEN_WORDS.split(cell) if isinstance(cell, str) else [cell]
        values = [parse_one(word) for word in words]
        known = dict.fromkeys(value for value in values if value is not None)
        return tuple(known) or None

    return parse


def contract(cell: Cell) -> tuple[date, date] | tuple[()] | None:
    """The period of a contract; “无” gives an empty tuple."""
    return () if says_nothing(cell) else cells.period(cell)


def standing(cell: Cell) -> Said | None:
    """What 状态 says; where a union went to (“合并→…”) is left to the record."""
    word = re.split(r"→|->|—>|：|:", cell)[0] if isinstance(cell, str) else cell
    return cells.one_of(STANDINGS, "状态")(word)


def says_nothing(cell: Cell) -> bool:
    return isinstance(cell, str) and "".join(cell.split()) in _NOTHING


COLUMNS = (
    Column(
        "name",
        "工会全称",
        at_most(100),
        aliases=("工会名称", "单位全称", "全称"),
        required=True,
        example="平坡镇光明水泥厂工会委员会",
        hint="照批复或法人资格证书填写全称。更名请在该组织的档案里登记，不在这里改。",
    ),
    Column(
        "short_name",
        "简称",
        at_most(40),
        aliases=("规范简称", "工会简称"),
        example="光明水泥厂工会",
    ),
    Column(
        "credit_code",
        "统一社会信用代码",
        credit_code,
        aliases=("信用代码", "社会信用代码"),
        example="81532922MC00000124",
        hint="18位，照工会法人资格证书填写，没有的不填。",
        text=True,
    ),
    Column(
        "kind",
        "组织类型",
        cells.one_of(KINDS, "组织类型"),
        aliases=("工会类型",),
        required=True,
        example=OrganizationKind.ENTERPRISE_UNION.label,
        choices=tuple(label for value, label in OrganizationKind.choices[1:]),
    ),
    Column(
        "nature",
        "单位性质",
        cells.one_of(NATURES, "单位性质"),
        aliases=("性质",),
        required=True,
        example=UnitNature.PRIVATE.label,
        choices=tuple(UnitNature.labels),
    ),
    Column(
        "is_new_enterprise",
        "新建企业(是/否)",
        cells.yes_no,
        aliases=("是否新建企业",),
        example="是",
        hint="2000年以来新建立工会的企业填“是”。",
        choices=("是", "否"),
    ),
    Column(
        "parent",
        "上级工会",
        cells.text,
        aliases=("上级工会名称", "隶属工会"),
        required=True,
        example="平坡镇工会联合会",
        hint="写全称或简称，应是已经登记的工会，或者本表里的另一行。",
    ),
    Column(
        "valid_from",
        "成立日期",
        cells.day,
        aliases=("成立时间", "建会日期", "建会时间"),
        example="2004-04-01",
        hint="2004.4、2004年4月、2004-4-1都可以；只写到月的按当月1日登记。",
    ),
    Column(
        "term_start",
        "换届日期",
        cells.day,
        aliases=("换届时间", "最近换届日期"),
        example="2024-05-10",
        hint="最近一次换届的日期。",
    ),
    Column(
        "term_years",
        "任期(3/5)",
        term,
        aliases=("任期年限",),
        example="3",
        hint="填3或5。",
        choices=tuple(str(years) for years in TERM_YEARS),
    ),
    Column(
        "chair",
        "主席",
        at_most(40),
        aliases=("工会主席", "主席姓名"),
        example="段文斌",
        hint="只登记姓名，不会对外公开。与登记的不同时，"
        "原主席到统计日期前一天为止，新主席从统计日期起任职。",
    ),
    Column(
        "employees",
        "职工数",
        cells.whole_number,
        required=True,
        may_be_empty=True,
        example="38",
        hint="新登记的组织必填，筹建的可以不填。报年报时人数没变也照填，"
        "不填就是没有上报。",
    ),
    Column(
        "members",
        "会员数",
        cells.whole_number,
        required=True,
        may_be_empty=True,
        example="34",
        hint="新登记的组织必填，筹建的可以不填。报年报时人数没变也照填，"
        "不填就是没有上报。",
    ),
    Column(
        "female_employees",
        "女职工",
        cells.whole_number,
        aliases=("女职工数",),
        example="15",
    ),
    Column(
        "female_members",
        "女会员",
        cells.whole_number,
        aliases=("女会员数",),
        example="13",
    ),
    Column(
        "migrant_workers",
        "农民工",
        cells.whole_number,
        aliases=("农民工数",),
        example="11",
    ),
    Column(
        "workers_congress",
        "职代会",
        cells.yes_no,
        aliases=("职工代表大会", "建立职代会", "是否建立职代会"),
        example="是",
        hint="填“是”的从统计日期起算已建立，填“否”的到统计日期前一天为止。",
        choices=("是", "否"),
    ),
    Column(
        "openness",
        "公开类型",
        several(cells.one_of(OPENNESS_WORDS, "公开类型")),
        aliases=("公开形式",),
        example="厂务公开",
        hint="厂务、校务、院务、所务、政务、村务公开，几种之间用顿号隔开。"
        "填了就按填的算全部：新写上的从统计日期起算，没写的到前一天为止。",
    ),
    Column(
        "contract",
        "集体合同(起止)",
        contract,
        aliases=("集体合同起止日期", "集体合同期限"),
        example="2025-01-01至2027-12-31",
        hint="按综合集体合同登记。专项合同请在档案里登记。",
    ),
    Column(
        "homes",
        "职工之家等级",
        several(cells.one_of(HOMES, "职工之家等级")),
        aliases=("职工之家",),
        example=HomeLevel.COUNTY_ADVANCED.label,
        hint="可以只写最高一级，也可以写几级，用顿号隔开。没写到的称号不会取消。"
        "新写上的，授予日期先记为统计日期，知道确切日期的请在档案里改正。",
    ),
    Column(
        "phone",
        "联系电话(单位)",
        phone,
        aliases=("单位电话", "办公电话"),
        example="0872-7520000",
        hint="单位的座机号码，会公布在网站上。不要填个人手机。",
        text=True,
    ),
    Column(
        "standing",
        "状态",
        standing,
        example=Said.NORMAL,
        hint="填正常或筹建。合并、撤销、划转请在该组织的档案里登记。",
        choices=(Said.NORMAL.value, Said.PREPARING.value),
    ),
)
BY_KEY = {column.key: column for column in COLUMNS}
LABELS = {column.key: bare(normalized(column.header)) for column in COLUMNS}
