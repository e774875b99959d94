"""Pictures and files: described, measured and fingerprinted on every way in."""

import mimetypes
import posixpath
import uuid
from functools import partial

from django.core.files.base import ContentFile
from django.db import models, transaction
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from library.fingerprints import sha256_of
from library.pictures import cleaned


class FingerprintMixin(models.Model):
    """Keeps size and SHA-256 true whenever the file changes, whoever saves it."""

    sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False)

    class Meta:
        abstract = True

    def make_ready(self):
        """Change a new file before it is measured and stored, where there is need."""

    def measure(self):
        """Take the facts of the file as it is now."""
        self.file_size = self.file.size
        self.sha256 = sha256_of(self.file)
        self._set_file_hash()

    def save(self, *args, **kwargs):
        fields = kwargs.get("update_fields")
        saves_file = fields is None or "file" in fields
        is_new = self.file and (not self.file._committed or not self.sha256)
        if not (saves_file and is_new):
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            self.make_ready()
            with self.open_file():
                self.measure()
            if fields is not None:
                kwargs["update_fields"] = {*fields, *self.measured_fields}
            super().save(*args, **kwargs)


class UnionImage(FingerprintMixin, AbstractImage):
    """A picture of the library; its description is read to those who cannot see it."""

    measured_fields = ("file_size", "file_hash", "sha256", "width", "height")

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

    def make_ready(self):
        """Take out what the camera wrote (place, time) and what is too large.

        The file as the camera wrote it leaves the disk once the row is committed.
        Raises ``library.pictures.PictureRefused``; the upload form has asked before.
        """
        with self.open_file() as file:
            picture = cleaned(file.read(), posixpath.basename(file.name))
        if picture is None:
            return
        if self.file._committed:
            transaction.on_commit(partial(self.file.storage.delete, self.file.name))
        self.file = ContentFile(picture.data, picture.name)


class UnionRendition(AbstractRendition):
    """A size or format of a picture, made when a page first wants it."""

    image = models.ForeignKey(
        UnionImage, on_delete=models.CASCADE, related_name="renditions"
    )

    class Meta:
        verbose_name = "图片尺寸"
        verbose_name_plural = "图片尺寸"
        unique_together = (("image", "filter_spec", "focal_point_key"),)


def document_path(document, name: str) -> str:
    """A folder of its own for each file, so that it keeps the name it was given.

    File systems allow a name 255 bytes, a Chinese character takes three of them.
    """
    stem, ending = posixpath.splitext(name)
    short = stem.encode()[:200].decode(errors="ignore")
    return f"documents/{uuid.uuid4().hex[:12]}/{short}{ending}"


class UnionDocument(FingerprintMixin, AbstractDocument):
    """A file for download, under the name it was given."""

    measured_fields = ("file_size", "file_hash", "sha256", "media_type")

    file = models.FileField("文件", upload_to=document_path, max_length=255)
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
