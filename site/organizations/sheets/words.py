"""The words that offices write for what the register knows.

The first word of each value is the register's own: exports write it, drop-downs and
refusals offer it.
"""

from __future__ import annotations

from enum import StrEnum

from organizations.enums import (
    OPENNESS,
    HomeLevel,
    OrganizationKind,
    PracticeKind,
    UnitNature,
)


class Said(StrEnum):
    """What the column 状态 can say; more than a record can be."""

    NORMAL = "正常"
    PREPARING = "筹建"
    OVERDUE = "换届超期"
    RENAMED = "更名"
    MERGED = "合并"
    DISSOLVED = "撤销"
    TRANSFERRED = "划转"


def _words(values: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {word: value for value, words in values.items() for word in words}


_OTHER_KINDS = {
    OrganizationKind.TOWNSHIP_FEDERATION: "乡镇工会联合会 街道工会联合会 镇工会联合会 "
    "乡工会联合会 乡镇（街道）工会 乡镇/街道工会联合会 乡镇工会 街道工会 乡镇联合会",
    OrganizationKind.SYSTEM_UNION: "系统工会 产业工会 系统工会联合会 系统/产业工会 "
    "产业（系统）工会 系统（行业）工会 系统/行业(产业)工会(联合会)",
    OrganizationKind.ZONE_UNION: "开发区工会 园区工会 开发区/园区工会 工业园区工会",
    OrganizationKind.GOVERNMENT_UNION: "机关 机关单位工会",
    OrganizationKind.INSTITUTION_UNION: "事业工会 事业单位 事业",
    OrganizationKind.ENTERPRISE_UNION: "企业",
    OrganizationKind.VILLAGE_UNION: "村/社区工会 村工会 社区工会 村级工会",
    OrganizationKind.REGIONAL_UNION: "区域性工会联合会 行业性工会联合会 "
    "区域性/行业性工会联合会 区域工会联合会 行业工会联合会",
    OrganizationKind.JOINT_UNION: "联合工会 联合基层工会委员会 基层联合工会",
}
_OTHER_NATURES = {
    UnitNature.GOVERNMENT: "机关单位 党政机关",
    UnitNature.INSTITUTION: "事业单位",
    UnitNature.STATE_OWNED: "国有 国企 国有企业 国有控股 国有控股企业 "
    "国有及国有控股企业 国有及控股企业",
    UnitNature.COLLECTIVE: "集体企业",
    UnitNature.PRIVATE: "民营 私企 民企 私营企业 民营企业",
    UnitNature.FOREIGN: "外商 外企 外资企业 外商投资 外商投资企业",
    UnitNature.HONG_KONG_MACAO_TAIWAN: "港澳台商 港澳台资 港澳台企业 港澳台商投资",
    UnitNature.SELF_EMPLOYED: "个体户 个体工商户",
    UnitNature.COOPERATIVE: "专业合作社 农民专业合作社",
    UnitNature.SOCIAL: "社会团体 社团 民办非企业 民办非企业单位",
    UnitNature.OTHER: "其它",
}
_OTHER_HOMES = {
    HomeLevel.COUNTY_QUALIFIED: "县级合格 县合格 合格职工之家 合格",
    HomeLevel.COUNTY_ADVANCED: "县级先进 县先进",
    HomeLevel.PREFECTURE_ADVANCED: "州级先进 州先进",
    HomeLevel.PROVINCE_MODEL: "省级模范 省模范 省模范职工之家",
    HomeLevel.NATIONAL_MODEL: "全国模范 国家级模范 全国模范职工之家",
}

KINDS = _words(
    {
        kind: (kind.label, *_OTHER_KINDS[kind].split())
        for kind in OrganizationKind
        if kind in _OTHER_KINDS
    }
)
NATURES = _words(
    {nature: (nature.label, *_OTHER_NATURES[nature].split()) for nature in UnitNature}
)
OPENNESS_WORDS = _words(
    {
        PracticeKind(kind): (
            PracticeKind(kind).label,
            PracticeKind(kind).label.removesuffix("公开"),
        )
        for kind in OPENNESS
    }
)
HOMES = _words(
    {level: (level.label, *_OTHER_HOMES[level].split()) for level in HomeLevel}
)
STANDINGS = _words(
    {
        Said.NORMAL: (Said.NORMAL, "正常运转", "存续"),
        Said.PREPARING: (Said.PREPARING, "筹建中", "在建"),
        Said.OVERDUE: (Said.OVERDUE, "超期", "超期未换届"),
        Said.RENAMED: (Said.RENAMED, "已更名"),
        Said.MERGED: (Said.MERGED, "已合并", "并入"),
        Said.DISSOLVED: (Said.DISSOLVED, "已撤销", "注销", "已注销"),
        Said.TRANSFERRED: (Said.TRANSFERRED, "已划转", "划出", "已划出", "已划出本县"),
    }
)
