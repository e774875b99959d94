"""What was moved in from an old site, so that it is known again and can be undone."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from intake.report import KEPT
from news.importing.outcomes import Outcome


class StoryImportQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-made_at", "-pk")


class StoryImport(models.Model):
    """One run of ``import_news`` over a file.

    ``counts`` holds a number for each Outcome, ``refusals`` the number and the reason
    of refused lines, ``losses`` how often what was changed or dropped over all texts.
    A run that was interrupted has no end; what it wrote until then is whole.
    """

    file_name = models.CharField("文件", max_length=255)
    counts = models.JSONField("结果", default=dict)
    refusals = models.JSONField("拒收的行", default=list)
    losses = models.JSONField("改动和舍去", default=list)
    remarks = models.JSONField("说明", default=list)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="操作人",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    made_at = models.DateTimeField("开始时间", auto_now_add=True)
    finished_at = models.DateTimeField("完成时间", null=True)
    undone_at = models.DateTimeField("撤销时间", null=True)

    objects = StoryImportQuerySet.as_manager()

    class Meta:
        verbose_name = "旧站迁入"
        verbose_name_plural = "旧站迁入"
        default_permissions = ("view",)

    def __str__(self):
        return f"第{self.pk}批：{self.file_name}"

    @property
    def state(self) -> str:
        if self.undone_at:
            return "已撤销"
        return "已完成" if self.finished_at else "没有做完"

    @property
    def counted(self) -> str:
        """新增480条，拒收3条"""
        return "，".join(
            f"{outcome.label}{self.counts[outcome]}条"
            for outcome in Outcome
            if self.counts.get(outcome)
        )

    @property
    def refused(self) -> int:
        return self.counts.get(Outcome.REFUSED, 0)

    def finish(self) -> None:
        self.finished_at = timezone.now()
        self.save(update_fields=["finished_at"])


class ImportedStory(models.Model):
    """A piece of news by the name it had on the old site.

    ``digest`` is that of the line it was last written from, ``missing`` counts what
    the line named and nobody could find: pictures, files, organizations. A page that
    was deleted by hand leaves its entry, and does not come back.
    """

    key = models.CharField("原站标识", max_length=700, unique=True)
    external_id = models.CharField("原编号", max_length=100, blank=True)
    url = models.CharField("旧网址", max_length=500, blank=True, db_index=True)
    page = models.OneToOneField(
        "news.NewsPage",
        verbose_name="新闻",
        null=True,
        on_delete=models.SET_NULL,
        related_name="imported",
    )
    batch = models.ForeignKey(
        StoryImport,
        verbose_name="批次",
        on_delete=models.CASCADE,
        related_name="stories",
    )
    line = models.PositiveIntegerField("行号")
    digest = models.CharField(max_length=64)
    missing = models.PositiveIntegerField("缺失", default=0)
    losses = models.JSONField("改动和舍去", default=list)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "迁入的新闻"
        verbose_name_plural = "迁入的新闻"
        default_permissions = ()

    def __str__(self):
        return self.key

    @property
    def told(self) -> str:
        """What was changed and dropped, in one line; empty when nothing was."""
        return "；".join(
            f"{loss['element']}：{loss['detail']}"
            for loss in self.losses
            if loss["action"] != KEPT
        )
