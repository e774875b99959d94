"""Two records found to be one organization, made one, and parted again."""

from django.conf import settings
from django.db import models


class Unification(models.Model):
    """合并重复档案: what was moved from the duplicate to the record that is kept.

    ``moved`` lists ``[model label, primary key, field name]``; ``filled`` names the
    empty fields of the kept record that took the duplicate's value.
    """

    kept = models.ForeignKey(
        "organizations.Organization",
        verbose_name="保留的档案",
        on_delete=models.PROTECT,
        related_name="unifications",
    )
    duplicate = models.ForeignKey(
        "organizations.Organization",
        verbose_name="重复的档案",
        on_delete=models.PROTECT,
        related_name="+",
    )
    moved = models.JSONField("移动的记录", default=list)
    filled = models.JSONField("补上的内容", default=dict)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="经办人",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    made_at = models.DateTimeField("合并时间", auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="撤销人",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    undone_at = models.DateTimeField("撤销时间", null=True)

    class Meta:
        verbose_name = "重复档案合并"
        verbose_name_plural = "重复档案合并"
        ordering = ["-made_at"]

    def __str__(self):
        return f"“{self.duplicate}”并入“{self.kept}”"
