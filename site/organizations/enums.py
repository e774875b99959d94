"""Words of the register; the figures count by them."""

from django.db import models


class OrganizationKind(models.TextChoices):
    """What a union organization is (工会法人资格 scope: 单独或联合建立 …)."""

    COUNTY_FEDERATION = "county_federation", "县总工会"
    TOWNSHIP_FEDERATION = "township_federation", "乡镇工会联合会"
    SYSTEM_UNION = "system_union", "系统（产业）工会"
    GOVERNMENT_UNION = "government_union", "机关工会"
    INSTITUTION_UNION = "institution_union", "事业单位工会"
    ENTERPRISE_UNION = "enterprise_union", "企业工会"
    VILLAGE_UNION = "village_union", "村（社区）工会"
    REGIONAL_UNION = "regional_union", "区域性（行业性）工会联合会"
    JOINT_UNION = "joint_union", "联合基层工会"


class LinkRole(models.TextChoices):
    """What an organization has to do with a page."""

    SUBJECT = "subject", "主体"
    CONTRIBUTOR = "contributor", "供稿"
    MENTION = "mention", "提及"
