"""What re-reading the kept files found: written once, never changed."""

from django.db import models

from archive.enums import FaultKind


class Immutable(RuntimeError):
    """A row of the log was to be changed or deleted."""


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **values):
        raise Immutable("Rows of the fixity log are never changed.")

    def delete(self):
        raise Immutable("Rows of the fixity log are never deleted.")


class AppendOnly(models.Model):
    """A row of a log: it can be written and read, and nothing else."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise Immutable("Rows of the fixity log are never changed.")
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise Immutable("Rows of the fixity log are never deleted.")


class FixityRunQuerySet(AppendOnlyQuerySet):
    def newest_first(self):
        return self.order_by("-finished_at", "-pk")

    def latest_by_source(self):
        """The last run over each source, by the source's name."""
        newer = self.model.objects.filter(
            models.Q(finished_at__gt=models.OuterRef("finished_at"))
            | models.Q(
                finished_at=models.OuterRef("finished_at"), pk__gt=models.OuterRef("pk")
            ),
            source=models.OuterRef("source"),
        )
        return {run.source: run for run in self.filter(~models.Exists(newer))}


class FixityRun(AppendOnly):
    """All files of one source were read once; ``source`` is a name in
    ``archive.kept_files``, ``title`` what it was called then."""

    source = models.CharField("来源", max_length=40)
    title = models.CharField("来源名称", max_length=60)
    started_at = models.DateTimeField("开始时间")
    finished_at = models.DateTimeField("结束时间")
    checked = models.PositiveIntegerField("检查文件数")
    size = models.PositiveBigIntegerField("总大小")
    fault_count = models.PositiveIntegerField("问题数")

    objects = FixityRunQuerySet.as_manager()

    class Meta:
        verbose_name = "完好性检查"
        verbose_name_plural = "完好性检查"
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["source", "-finished_at"], name="fixity_by_source"),
            models.Index(fields=["-finished_at", "-id"], name="fixity_newest_first"),
        ]

    def __str__(self):
        return f"{self.title}：检查{self.checked}个文件，{self.fault_count}个有问题"


class FixityFault(AppendOnly):
    """A file that a run found not to be what it was at ingest."""

    run = models.ForeignKey(FixityRun, on_delete=models.PROTECT, related_name="faults")
    kind = models.CharField("问题", max_length=20, choices=FaultKind)
    label = models.CharField("文件", max_length=300)
    path = models.CharField("存放位置", max_length=300)
    expected = models.CharField("应为", max_length=64, blank=True)
    found = models.CharField("实为", max_length=64, blank=True)

    class Meta:
        verbose_name = "完好性问题"
        verbose_name_plural = "完好性问题"
        default_permissions = ()

    def __str__(self):
        return self.sentence

    @property
    def sentence(self) -> str:
        """What is wrong with which file, for the person who must see to it."""
        where = f"“{self.label}”（{self.path}）"
        if self.kind == FaultKind.MISSING:
            return f"{where}不见了，请从备份恢复。"
        if self.kind == FaultKind.UNREADABLE:
            return f"{where}读不出来，请检查磁盘，必要时从备份恢复。"
        if self.kind == FaultKind.UNKNOWN:
            return f"{where}没有登记校验码，无法核对，请重新上传。"
        return (
            f"{where}的内容变了：存入时的校验码是{self.expected}，"
            f"现在是{self.found}，请从备份恢复。"
        )
