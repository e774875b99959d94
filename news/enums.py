"""Words of the news."""

from django.db import models


class ColumnType(models.TextChoices):
    """What a column is, in the words of 网页标签 (政府网站发展指引)."""

    WORK = "work", "工作动态"
    NOTICE = "notice", "公示公告"
    POLICY = "policy", "政策文件"
    EXPLANATION = "explanation", "政策解读"
    SERVICE = "service", "办事服务"
    OVERVIEW = "overview", "概况信息"
    FUNCTIONS = "functions", "机构职能"
    LEADERS = "leaders", "负责人信息"
    OPENNESS_GUIDE = "openness_guide", "信息公开指南"
    OPENNESS_CATALOGUE = "openness_catalogue", "信息公开目录"
    OPENNESS_REPORT = "openness_report", "信息公开年报"
    DATA = "data", "数据发布"
    RESPONSE = "response", "回应关切"
    CONSULTATION = "consultation", "征集调查"
    COVERAGE = "coverage", "媒体报道"
    SPECIAL = "special", "专题专栏"


class Freshness(models.TextChoices):
    """How often a column must bring something new."""

    DYNAMIC = "dynamic", "动态、要闻：两周"
    NOTICE = "notice", "公告、政策：六个月"
    MONTHLY = "monthly", "每月"
    QUARTERLY = "quarterly", "每季度"
    YEARLY = "yearly", "每年"
    STATIC = "static", "长期不变：每年核对一次"


class Origin(models.TextChoices):
    """Whether a text was written here."""

    ORIGINAL = "original", "原创"
    REPRINT = "reprint", "转载"
    COMPILED = "compiled", "编译"


class OutletKind(models.TextChoices):
    NEWSPAPER = "newspaper", "报纸"
    TELEVISION = "television", "电视"
    RADIO = "radio", "广播"
    WEBSITE = "website", "网站"
    OFFICIAL_ACCOUNT = "official_account", "公众号"
    APP = "app", "客户端"


class OutletLevel(models.TextChoices):
    """From whom the outlet speaks."""

    NATIONAL = "national", "中央"
    PROVINCE = "province", "省级"
    PREFECTURE = "prefecture", "州级"
    COUNTY = "county", "县级"
    TRADE = "trade", "行业"


class LinkState(models.TextChoices):
    """What an editor found when opening the address of a report."""

    UNCHECKED = "unchecked", "未核对"
    ALIVE = "alive", "能打开"
    DEAD = "dead", "已失效"


class Rights(models.TextChoices):
    """Why the scan or clip of a report may be shown here."""

    NONE = "none", "未取得授权，只写摘要"
    LICENSED = "licensed", "媒体已授权使用"
    OWN = "own", "本单位自拍自制"


ON_PAPER = frozenset({OutletKind.NEWSPAPER})
ON_AIR = frozenset({OutletKind.TELEVISION, OutletKind.RADIO})
ON_LINE = frozenset({OutletKind.WEBSITE, OutletKind.OFFICIAL_ACCOUNT, OutletKind.APP})
