"""Words that mean the same in rosters, and the names of honors with their levels."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

from honors.enums import HonorLevel, Sex
from honors.ethnicities import ETHNICITIES
from organizations.sheets.names import folded


class Said(StrEnum):
    """What the column 状态 can say: of the award, or of the person."""

    VALID = "有效"
    PROPOSED = "公示中"
    REVOKED = "撤销"
    ON_POST = "在岗"
    RETIRED = "退休"
    MOVED = "调出"
    DECEASED = "去世"


def words(values: dict[Any, str]) -> dict[str, Any]:
    """Each word with its value; the value's own word first."""
    return {word: value for value, others in values.items() for word in others.split()}


LEVELS = words(
    {
        HonorLevel.NATIONAL: "全国 国家级 全国级 国家",
        HonorLevel.PROVINCIAL: "省级 省部级 省 部级 云南省",
        HonorLevel.PREFECTURE: "州级 州市级 州 市级 州（市）级 地市级 地厅级 大理州",
        HonorLevel.COUNTY: "县级 县 区县级 县（市）级 县处级",
    }
)
STANDINGS = words(
    {
        Said.VALID: "有效 正常 保持",
        Said.PROPOSED: "公示中 公示 拟表彰 拟授予 推荐",
        Said.REVOKED: "撤销 已撤销 撤消 取消",
        Said.ON_POST: "在岗 在职 在世 健在",
        Said.RETIRED: "退休 已退休 离休",
        Said.MOVED: "调出 已调出 调离",
        Said.DECEASED: "去世 已去世 已故 病故 逝世",
    }
)
SEXES = words({Sex.MALE: "男", Sex.FEMALE: "女"})
ETHNICITY_WORDS = {
    word: name
    for name, _ in ETHNICITIES
    for word in (name, name.removesuffix("族"))
    if word
}
SAME, DIFFERENT = "同一人", "不同人"
SAME_WORDS = words({SAME: "同一人 是 同 同一个人", DIFFERENT: "不同人 否 不同 不是"})

PERSON, UNIT = "个人", "单位或集体"
SHORTEST_UNIT, LONGEST_PLAIN_NAME = 4, 4
# What stands before the name of an honor on a certificate: whose it is.
_PLACE = re.compile(
    r"^(?:全国|国家级?|[\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,10}(?:自治)?州|"
    r"[\u4e00-\u9fff]{2,10}(?:自治)?县|省部?级?|州市?级?|市级?|县级?)"
)
# Words in which the name of a unit, a workshop or a team ends.
_UNIT = re.compile(
    r"(?:公司|厂|矿|站|所|院|局|委|办|中心|学校|中学|小学|幼儿园|医院|段|队|班|组|车间|科|股|室|"
    r"岗|工会|委员会|联合会|合作社|政府|乡|镇|村|社区|集团|商店|酒店|电站|支行|银行)$"
)


def plain_title(title: str) -> str:
    """The title of a certificate without whose it is: 云南省劳动模范 → 劳动模范."""
    return _PLACE.sub("", title)


def kind_of_name(name: str, unit: str, has_personal_data: bool) -> str:
    """Whether the column of names holds a person or a unit; empty when that cannot
    be told."""
    if folded(name) == folded(unit):
        return UNIT
    if has_personal_data or "·" in name:
        return PERSON
    if len(name) >= SHORTEST_UNIT and _UNIT.search(name):
        return UNIT
    return PERSON if len(name) <= LONGEST_PLAIN_NAME else ""
