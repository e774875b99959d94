"""Pictures and files: described, measured and fingerprinted on every way in."""

import mimetypes

from django.db import models
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from library.fingerprints import sha256_of


class FingerprintMixin(models.Model):
    """Keeps size and SHA-256 true whenever the file changes, whoever saves it."""

    sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False)

    class Meta:
        abstract = True

    def measure(self):
        """Take the facts of the file as it is now."""
        self.file_size = self.file.size
        self.sha256 = sha256_of(self.file)

    def save(self, *args, **kwargs):
        if self.file and (not self.file._committed or not self.sha256):
            with self.open_file():
                self.measure()
            fields = kwargs.get("update_fields")
            if fields is not None:
                kwargs["update_fields"] = {*fields, *self.measured_fields}
        super().save(*args, **kwargs)


class UnionImage(FingerprintMixin, AbstractImage):
    """A picture of the library; its description is read to those who cannot see it."""

    measured_fields = ("file_size", "sha256")

    description = models.CharField(
        "替代文字",
        max_length=255,
        help_text="用一句话说明图片里有什么，读屏软件会读给看不见图片的人听。",
    )
    credit = models.CharField("摄影/来源", max_length=60, blank=True)

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = "图片"
        verbose_name_plural = "图片"
        permissions = [("choose_unionimage", "可以选用图片")]


class UnionRendition(AbstractRendition):
    """A size or format of a picture, made when a page first wants it."""

    image = models.ForeignKey(
        UnionImage, on_delete=models.CASCADE, related_name="renditions"
    )

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class UnionDocument(FingerprintMixin, AbstractDocument):
    """A file for download, under the name it was given."""

    measured_fields = ("file_size", "sha256", "media_type")

    media_type = models.CharField(
        "文件类型", max_length=100, blank=True, editable=False
    )

    admin_form_fields = ("title", "file", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = "文件"
        verbose_name_plural = "文件"
        permissions = [("choose_uniondocument", "可以选用文件")]

    def measure(self):
        super().measure()
        guessed, _ = mimetypes.guess_type(self.file.name)
        self.media_type = guessed or "application/octet-stream"
