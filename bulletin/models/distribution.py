"""Reusable lists of recipients."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import RevisionMixin

from bulletin.enums import DistributionRole


class DistributionList(RevisionMixin, models.Model):
    """Who receives the printed bulletin: a 报, 送 or 发 list with its history.

    An issue takes a copy when it is begun, so that a list changed later leaves
    what was issued as it was.
    """

    name = models.CharField("名称", max_length=60, unique=True)
    role = models.CharField("类别", max_length=20, choices=DistributionRole)
    recipients = models.TextField(
        "分送单位",
        help_text="照印在报尾的样子填写，如“州总工会，县委、县人大、县政府、县政协。”",
    )

    panels = [FieldPanel("name"), FieldPanel("role"), FieldPanel("recipients")]

    class Meta:
        verbose_name = "分送单位表"
        verbose_name_plural = "分送单位表"
        ordering = ["role", "name"]

    def __str__(self):
        return self.name
