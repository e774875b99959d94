"""Words of the bulletin."""

from django.db import models


class IssueKind(models.TextChoices):
    """The three sequences of a series; each is numbered by itself every year."""

    REGULAR = "regular", "正刊"
    SUPPLEMENT = "supplement", "增刊"
    SPECIAL = "special", "专刊"


class ArticleSection(models.TextChoices):
    NEWS = "news", "要闻"
    GRASSROOTS = "grassroots", "基层动态"
    EXPERIENCE = "experience", "经验交流"
    RESEARCH = "research", "调查研究"
    SPEECH = "speech", "领导讲话"
    MODEL_WORKERS = "model_workers", "劳模风采"
    BRIEF = "brief", "简讯"


class DistributionRole(models.TextChoices):
    """报 goes up, 送 goes sideways, 发 goes down."""

    REPORT = "report", "报"
    SEND = "send", "送"
    DISTRIBUTE = "distribute", "发"
