"""What becomes of a line of the file."""

from django.db import models


class Outcome(models.TextChoices):
    ADDED = "added", "新增"
    UPDATED = "updated", "更新"
    UNCHANGED = "unchanged", "未变"
    LEFT_ALONE = "left_alone", "未动（已有人改过或删去）"
    REFUSED = "refused", "拒收"
