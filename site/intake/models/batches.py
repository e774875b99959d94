"""What one import of a sheet wrote, so that the whole of it can be taken back."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from intake.models.received import ReceivedFile
from intake.sheets.enums import Action
from intake.sheets.importer import SheetImporter, importer_named


class ImportBatchQuerySet(models.QuerySet):
    def of_importers(self, importers: Iterable[SheetImporter]):
        return self.filter(importer__in=[importer.name for importer in importers])

    def one_at_a_time(self):
        """Wait until nobody else imports or undoes; lasts until the transaction ends.

        SQLite has but one writer anyway.
        """
        kinds = ContentType.objects.select_for_update(no_key=True)
        return kinds.get(app_label="intake", model="importbatch")

    def newest_first(self):
        return self.order_by("-made_at", "-pk")


class ImportBatch(models.Model):
    """One sheet imported as a whole. ``counts`` holds a number for each Action."""

    importer = models.CharField("表格", max_length=60)
    file = models.ForeignKey(
        ReceivedFile,
        verbose_name="文件",
        on_delete=models.PROTECT,
        related_name="batches",
    )
    options = models.JSONField("选项", default=dict, encoder=DjangoJSONEncoder)
    counts = models.JSONField("行数", default=dict)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="导入人",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    made_at = models.DateTimeField("导入时间", auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="撤销人",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    undone_at = models.DateTimeField("撤销时间", null=True)

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        verbose_name = "导入记录"
        verbose_name_plural = "导入记录"
        default_permissions = ()

    def __str__(self):
        return f"{self.title}：{self.file.name}"

    @property
    def title(self) -> str:
        """What the sheet is called; its code name when no app knows it any more."""
        importer = importer_named(self.importer)
        return importer.title if importer else self.importer

    @property
    def is_undone(self) -> bool:
        return self.undone_at is not None

    @property
    def state(self) -> str:
        return "已撤销" if self.is_undone else "已导入"

    @property
    def counted(self) -> str:
        """新增3行，更改2行，不变35行"""
        said = (
            f"{action.label}{self.counts[action]}行"
            for action in Action
            if self.counts.get(action)
        )
        return "，".join(said)

    def mark_undone(self, user) -> None:
        self.undone_by, self.undone_at = user, timezone.now()
        self.save(update_fields=["undone_by", "undone_at"])


class ImportedRecord(models.Model):
    """One record that a batch wrote, with its values before and after.

    The values are those of ``intake.sheets.snapshots``: all fields of a created
    record, the written fields of an updated one.
    """

    class Kind(models.TextChoices):
        CREATED = "created", "新增"
        UPDATED = "updated", "更改"

    batch = models.ForeignKey(
        ImportBatch, on_delete=models.CASCADE, related_name="records"
    )
    content_type = models.ForeignKey(
        ContentType, on_delete=models.CASCADE, related_name="+"
    )
    object_pk = models.CharField(max_length=64)
    kind = models.CharField(max_length=10, choices=Kind)
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = "导入的条目"
        verbose_name_plural = "导入的条目"
        default_permissions = ()
