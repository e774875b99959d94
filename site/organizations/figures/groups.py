"""The headings under which figures stand, in their order."""

from enum import StrEnum


class Group(StrEnum):
    OVERVIEW = "概况"
    PEOPLE = "职工和会员"
    ORGANIZATIONS = "组织建设"
    KINDS = "按组织类型"
    NATURES = "按单位性质"
    DEMOCRACY = "民主管理与集体合同"
    HOMES = "职工之家"
    OFFICE = "县总工会机关"
    CHECK = "核对"
    OTHER = "其他"
