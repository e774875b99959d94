"""Words of the essay archive."""

from django.db import models

from honors.essays.access import Rights


class EssayKind(models.TextChoices):
    ESSAY = "essay", "征文"
    REPORT = "report", "调研报告"
    PAPER = "paper", "研讨会论文"
    NEWS = "news", "工会好信息"
    CASE = "case", "案例"


class Prize(models.TextChoices):
    """From the highest down; lists of one event stand in this order."""

    SPECIAL = "special", "特等奖"
    FIRST = "first", "一等奖"
    SECOND = "second", "二等奖"
    THIRD = "third", "三等奖"
    EXCELLENCE = "excellence", "优秀奖"
    SHORTLISTED = "shortlisted", "入围"


class AuthorRole(models.TextChoices):
    """What somebody named on the certificate did."""

    AUTHOR = "author", "作者"
    WRITER = "writer", "执笔"
    LEADER = "leader", "课题组长"
    ADVISER = "adviser", "指导"


class PublishedAs(models.TextChoices):
    """What kind of print an essay appeared in."""

    PROCEEDINGS = "proceedings", "论文集"
    JOURNAL = "journal", "期刊"
    NEWSPAPER = "newspaper", "报纸"


class RightsChoice(models.TextChoices):
    """The rights of ``honors.essays.access`` in an editor's words."""

    FULL = Rights.FULL, "全文（作者授权公开）"
    ABSTRACT = Rights.ABSTRACT, "仅摘要"
    INTERNAL = Rights.INTERNAL, "仅内部"
    PUBLIC_DOMAIN = Rights.PUBLIC_DOMAIN, "全文（公有领域或法定职务作品）"
