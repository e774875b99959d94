"""Office files as they were received, byte for byte."""

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models

from intake.safety import OLE
from library.fingerprints import sha256_of
from library.storage import archive


def ending_of(data: bytes) -> str:
    """The ending of an office file by its bytes; Word is what the rest must be."""
    if data.startswith(OLE):
        return ".xls"
    return ".xlsx" if b"xl/workbook" in data else ".docx"


class ReceivedFileQuerySet(models.QuerySet):
    def receive(self, data: bytes, name: str, user=None):
        """Keep the file under its own name; nothing is read from it here."""
        file = ContentFile(data, name=name)
        received = self.model(
            name=name[:200], sha256=sha256_of(file), size=len(data), received_by=user
        )
        received.file.save(f"original{ending_of(data)}", file, save=False)
        received.save(force_insert=True)
        return received


class ReceivedFile(models.Model):
    """The original behind an import: the proof of what was sent in."""

    name = models.CharField("文件名", max_length=200)
    file = models.FileField("原件", storage=archive, upload_to="received/%Y/%m")
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveIntegerField("大小")
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="上传人",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    received_at = models.DateTimeField("收到时间", auto_now_add=True)

    objects = ReceivedFileQuerySet.as_manager()

    class Meta:
        verbose_name = "来稿原件"
        verbose_name_plural = "来稿原件"

    def __str__(self):
        return self.name

    def read(self) -> bytes:
        with self.file.open() as file:
            return file.read()
