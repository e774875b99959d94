"""Words of the register; the figures count by them."""

from django.db import models


class OrganizationKind(models.TextChoices):
    """What a union organization is (工会法人资格登记办法: 单独或联合建立 …)."""

    COUNTY_FEDERATION = "county_federation", "县总工会"
    TOWNSHIP_FEDERATION = "township_federation", "乡镇（街道）工会联合会"
    SYSTEM_UNION = "system_union", "系统（产业）工会"
    ZONE_UNION = "zone_union", "开发区（园区）工会"
    GOVERNMENT_UNION = "government_union", "机关工会"
    INSTITUTION_UNION = "institution_union", "事业单位工会"
    ENTERPRISE_UNION = "enterprise_union", "企业工会"
    VILLAGE_UNION = "village_union", "村（社区）工会"
    REGIONAL_UNION = "regional_union", "区域性（行业性）工会联合会"
    JOINT_UNION = "joint_union", "联合基层工会"


class UnitNature(models.TextChoices):
    """What the unit is in which the union stands: independent of the kind."""

    GOVERNMENT = "government", "机关"
    INSTITUTION = "institution", "事业"
    STATE_OWNED = "state_owned", "国有及国有控股"
    COLLECTIVE = "collective", "集体"
    PRIVATE = "private", "私营"
    FOREIGN = "foreign", "外资"
    HONG_KONG_MACAO_TAIWAN = "hong_kong_macao_taiwan", "港澳台"
    SELF_EMPLOYED = "self_employed", "个体"
    COOPERATIVE = "cooperative", "合作社"
    SOCIAL = "social", "社会组织"
    OTHER = "other", "其他"


class Standing(models.TextChoices):
    """Whether an organization lives, and how it came to its end."""

    NORMAL = "normal", "正常"
    PREPARING = "preparing", "筹建"
    MERGED = "merged", "已合并"
    DISSOLVED = "dissolved", "已撤销"
    TRANSFERRED = "transferred", "已划出本县"

    @property
    def is_ended(self) -> bool:
        return self in ENDED


ENDED = (Standing.MERGED, Standing.DISSOLVED, Standing.TRANSFERRED)


class ChangeReason(models.TextChoices):
    """Why an organization is described otherwise from some day on."""

    RENAMED = "renamed", "更名"
    TRANSFERRED = "transferred", "划转（上级工会变更）"
    RESTRUCTURED = "restructured", "改制（类型、性质变更）"


class OfficerRole(models.TextChoices):
    CHAIR = "chair", "主席"
    VICE_CHAIR = "vice_chair", "副主席"
    WOMEN_DIRECTOR = "women_director", "女职工委员会主任"
    AUDIT_DIRECTOR = "audit_director", "经费审查委员会主任"


class PracticeKind(models.TextChoices):
    """Bodies and practices the statistical yearbooks count units by."""

    WORKERS_CONGRESS = "workers_congress", "职工代表大会"
    FACTORY_OPENNESS = "factory_openness", "厂务公开"
    SCHOOL_OPENNESS = "school_openness", "校务公开"
    HOSPITAL_OPENNESS = "hospital_openness", "院务公开"
    OFFICE_OPENNESS = "office_openness", "所务公开"
    GOVERNMENT_OPENNESS = "government_openness", "政务公开"
    VILLAGE_OPENNESS = "village_openness", "村务公开"
    WOMEN_COMMITTEE = "women_committee", "女职工委员会"
    AUDIT_COMMITTEE = "audit_committee", "经费审查委员会"
    MEDIATION_COMMITTEE = "mediation_committee", "劳动争议调解委员会"


OPENNESS = (
    PracticeKind.FACTORY_OPENNESS,
    PracticeKind.SCHOOL_OPENNESS,
    PracticeKind.HOSPITAL_OPENNESS,
    PracticeKind.OFFICE_OPENNESS,
    PracticeKind.GOVERNMENT_OPENNESS,
    PracticeKind.VILLAGE_OPENNESS,
)


class ContractKind(models.TextChoices):
    COMPREHENSIVE = "comprehensive", "综合"
    WAGES = "wages", "工资专项"
    WOMEN = "women", "女职工专项"
    SAFETY = "safety", "劳动安全专项"


class HomeLevel(models.TextChoices):
    """职工之家, from the lowest title up: each is awarded on top of the ones below."""

    COUNTY_QUALIFIED = "county_qualified", "县级合格职工之家"
    COUNTY_ADVANCED = "county_advanced", "县级先进职工之家"
    PREFECTURE_ADVANCED = "prefecture_advanced", "州级先进职工之家"
    PROVINCE_MODEL = "province_model", "省级模范职工之家"
    NATIONAL_MODEL = "national_model", "全国模范职工之家"


class CompetitionLevel(models.TextChoices):
    """How far around the contestants of a contest came from."""

    COUNTY = "county", "县级"
    PREFECTURE = "prefecture", "州级"
    PROVINCE = "province", "省级"
    NATIONAL = "national", "全国"


class DepartmentKind(models.TextChoices):
    SECTION = "section", "股"
    OFFICE = "office", "室"
    CENTER = "center", "中心"


class LinkRole(models.TextChoices):
    """What an organization has to do with a page."""

    SUBJECT = "subject", "主体"
    CONTRIBUTOR = "contributor", "供稿"
    MENTION = "mention", "提及"
