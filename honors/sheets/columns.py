"""劳模名册: its columns, and how their cells are read."""

from __future__ import annotations

import datetime
import re

from django.utils import timezone

from honors.document_number import document_number_fault, normalise_document_number
from honors.enums import HonorLevel, Sex
from honors.models.awards import FIRST_YEAR
from honors.sheets.words import (
    DIFFERENT,
    ETHNICITY_WORDS,
    LEVELS,
    SAME,
    SAME_WORDS,
    SEXES,
    STANDINGS,
    Said,
)
from intake.sheets import cells
from intake.sheets.cells import Cell, CellError
from intake.sheets.columns import Column, bare, normalized
from organizations.sheets.columns import at_most

FIRST_BIRTH = 1850
_YEAR = re.compile(r"(\d{4})(?:年|\.0|[年.\-/]\d{1,2}.*)?")


def birth_year(cell: Cell) -> int | None:
    """The year of a birth however much of the date was typed; only it is kept."""
    if isinstance(cell, datetime.date):
        return _possible(cell.year)
    typed = "".join((cells.text(cell) or "").split()).removesuffix("生")
    if not typed:
        return None
    if (found := _YEAR.fullmatch(typed)) is None:
        raise CellError(f"“{typed}”不是出生年份，请只填四位年份，如1965")
    return _possible(int(found[1]))


def _possible(year: int) -> int:
    if not FIRST_BIRTH <= year <= timezone.localdate().year:
        raise CellError(f"“{year}”不像出生年份，请核对")
    return year


def year(cell: Cell) -> int | None:
    """The year of an award: 2005, 2005年."""
    typed = "".join((cells.text(cell) or "").split()).removesuffix("度")
    if not typed:
        return None
    found = _YEAR.fullmatch(typed)
    if found is None or not FIRST_YEAR <= int(found[1]) <= timezone.localdate().year:
        raise CellError(f"“{typed}”不像年度，请填四位年份，如2005")
    return int(found[1])


def document_number(cell: Cell) -> str | None:
    number = normalise_document_number(cells.text(cell) or "")
    if number and (fault := document_number_fault(number)):
        raise CellError(fault.removesuffix("。"))
    return number or None


COLUMNS = (
    Column(
        "name",
        "姓名",
        at_most(40),
        aliases=("名称", "姓名或名称", "姓名（名称）", "获得者", "劳模姓名"),
        required=True,
        example="段文斌",
        hint="奖章、劳动模范等授予个人的填姓名；奖状填单位名称，先锋号填班组名称。",
    ),
    Column(
        "sex",
        "性别",
        cells.one_of(SEXES, "性别"),
        example="男",
        choices=tuple(Sex.labels),
    ),
    Column(
        "ethnicity",
        "民族",
        cells.one_of(ETHNICITY_WORDS, "民族"),
        example="彝族",
    ),
    Column(
        "birth_year",
        "出生年",
        birth_year,
        aliases=("出生年份", "出生年月", "出生日期", "出生"),
        example="1968",
        hint="只登记年份。填了更容易分清同名的人。",
    ),
    Column(
        "unit",
        "获奖时单位",
        at_most(100),
        aliases=("单位", "工作单位", "所在单位", "获奖时工作单位", "单位名称"),
        required=True,
        example="漾濞县核桃研究所",
        hint="写获奖时的名称，以后更名也不改变。",
    ),
    Column(
        "post",
        "职务",
        at_most(100),
        aliases=("获奖时职务", "职务职称", "职务（工种）", "职业", "工种"),
        example="农艺师",
    ),
    Column(
        "title",
        "荣誉全称",
        at_most(100),
        aliases=("荣誉称号", "称号", "荣誉名称", "获得荣誉", "拟授予荣誉"),
        required=True,
        example="云南省劳动模范",
        hint="照证书填写。",
    ),
    Column(
        "level",
        "级别",
        cells.one_of(LEVELS, "级别"),
        aliases=("荣誉级别",),
        required=True,
        example="省级",
        choices=tuple(HonorLevel.labels),
    ),
    Column(
        "authority",
        "授予机关",
        at_most(100),
        aliases=("表彰机关", "授予单位", "颁发机关"),
        example="云南省人民政府",
        hint="不填的用“荣誉称号”里登记的授予机关。",
    ),
    Column(
        "document_number",
        "文号",
        document_number,
        aliases=("表彰文号", "文件号", "决定文号"),
        example="云政发〔2005〕21号",
        text=True,
    ),
    Column(
        "decision_date",
        "授予日期",
        cells.day,
        aliases=("授予时间", "表彰日期", "表彰时间", "获奖时间", "获奖日期"),
        example="2005-04-28",
        hint="公示中的不填。",
    ),
    Column(
        "year",
        "年度",
        year,
        aliases=("表彰年度", "评选年度"),
        example="2005",
        hint="和授予日期的年份不同时才填。",
    ),
    Column(
        "batch",
        "批次",
        at_most(40),
        aliases=("届次", "届次、批次", "届次批次"),
        example="第十九届",
    ),
    Column(
        "standing",
        "状态",
        cells.one_of(STANDINGS, "状态"),
        example=Said.VALID,
        hint="不填的按导入时选择的状态登记。也可以填在岗、退休、调出、去世，"
        "这时荣誉按有效登记。",
        choices=tuple(said.value for said in Said),
    ),
    Column(
        "revoked_on",
        "撤销日期",
        cells.day,
        aliases=("撤销时间",),
        hint="状态是撤销的填写。",
    ),
    Column(
        "revocation_document",
        "撤销文号",
        document_number,
        hint="状态是撤销的填写。",
        text=True,
    ),
    Column(
        "summary",
        "简要事迹",
        at_most(200),
        aliases=("主要事迹", "事迹", "先进事迹"),
        example="二十年坚守高海拔养护站。",
        hint="最多200个字。不要写家庭住址、电话。",
    ),
    Column(
        "same_person",
        "同名核对",
        cells.one_of(SAME_WORDS, "同名核对"),
        hint=f"系统提示有同名的人、不能确定时才填：“{SAME}”或“{DIFFERENT}”。",
        choices=(SAME, DIFFERENT),
    ),
)
BY_KEY = {column.key: column for column in COLUMNS}
LABELS = {column.key: bare(normalized(column.header)) for column in COLUMNS}
