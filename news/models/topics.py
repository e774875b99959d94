"""Topics: the controlled list of what news is about."""

from django.db import models
from wagtail.admin.panels import FieldPanel


class Topic(models.Model):
    """A subject across columns, such as 产业工人队伍建设 or 送温暖."""

    name = models.CharField(
        "名称",
        max_length=30,
        unique=True,
        error_messages={"unique": "这个主题已经有了，请直接选用。"},
    )
    note = models.CharField(
        "说明", max_length=120, blank=True, help_text="什么样的稿件归入这个主题。"
    )

    panels = [FieldPanel("name"), FieldPanel("note")]

    class Meta:
        verbose_name = "主题"
        verbose_name_plural = "主题"
        ordering = ["name"]

    def __str__(self):
        return self.name
