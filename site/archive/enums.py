"""Words of the archive."""

from django.db import models


class FaultKind(models.TextChoices):
    """What can be wrong with a kept file."""

    CHANGED = "changed", "内容变了"
    MISSING = "missing", "文件不见了"
    UNREADABLE = "unreadable", "读不出来"
    UNKNOWN = "unknown", "没有校验码"
