"""Files kept byte for byte, for decades."""

from __future__ import annotations

import re
from functools import partial

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.urls import reverse

from archive.media_types import (
    LONGEST_SIGNATURE,
    KindRefused,
    ending_of,
    media_type_of,
)
from library.fingerprints import sha256_of
from library.storage import archive
from pages.dates import in_chinese

LONGEST_NAME = 200


def original_path(original, name: str) -> str:
    """Found by its fingerprint: nothing a person typed reaches the file system."""
    digest = original.sha256
    return f"originals/{digest[:2]}/{digest}{ending_of(original.name)}"


class OriginalQuerySet(models.QuerySet):
    def ingest(self, data, name: str, user=None) -> Original:
        """Keep a file (bytes, or a Django ``File`` such as an upload) as it is.

        A file is known by its SHA-256: offered again, under whatever name and by
        whomever, it is the same original, with the name it had first. Raises
        ``ValidationError`` with a whole sentence for an empty file, a kind that is
        not kept (``archive.media_types``), and one that two people removed.
        """
        name = plain_name(name)
        # Wrapped, for Django would move a large upload away from its owner.
        file = ContentFile(data) if isinstance(data, bytes) else File(data.file, name)
        if not file.size:
            raise ValidationError(f"文件“{name}”是空的，请重新选择文件。")
        file.seek(0)
        try:
            media_type = media_type_of(name, file.read(LONGEST_SIGNATURE))
        except KindRefused as refused:
            raise ValidationError(str(refused)) from refused
        digest = sha256_of(file)
        if known := self.known_by(digest):
            return known.offered_again(name)
        return self._keep(
            file, name=name, sha256=digest, media_type=media_type, by=user
        )

    def _keep(self, file, *, by, **facts) -> Original:
        original = self.model(size=file.size, ingested_by=by, **facts)
        original.file.save(original.name, file, save=False)
        try:
            with transaction.atomic():
                original.save(force_insert=True)
        except IntegrityError:
            # Somebody else was first with the same file.
            original.file.storage.delete(original.file.name)
            return self.known_by(original.sha256).offered_again(original.name)
        return original

    def known_by(self, sha256: str) -> Original | None:
        return self.filter(sha256=sha256).first()

    def kept(self):
        """Originals that are there; the others have left a stub."""
        return self.filter(removed_at=None)

    def newest_first(self):
        return self.order_by("-ingested_at", "-pk")


class Original(models.Model):
    """A file as it was handed in: the proof behind what the site shows.

    The file never changes. Two people can remove it (``archive.removing``): the row
    stays and says what was there, when and why it went.
    """

    name = models.CharField("文件名", max_length=LONGEST_NAME)
    file = models.FileField(
        "文件", storage=archive, upload_to=original_path, max_length=160, blank=True
    )
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    size = models.PositiveBigIntegerField("大小")
    media_type = models.CharField("文件类型", max_length=100)
    ingested_at = models.DateTimeField("存入时间", auto_now_add=True)
    ingested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="存入人",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    public_since = models.DateTimeField("首次公开时间", null=True)
    removal_reason = models.CharField("移出原因", max_length=200, blank=True)
    removal_asked_at = models.DateTimeField("申请移出时间", null=True)
    removal_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="申请人",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    removed_at = models.DateTimeField("移出时间", null=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="确认人",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = OriginalQuerySet.as_manager()

    class Meta:
        verbose_name = "原件"
        verbose_name_plural = "原件"
        default_permissions = ("view",)
        permissions = [("remove_original", "移出原件")]
        indexes = [
            models.Index(fields=["-ingested_at", "-id"], name="original_newest_first")
        ]
        constraints = [
            models.CheckConstraint(
                name="original_removed_for_a_reason",
                condition=Q(removed_at=None)
                | Q(removal_asked_at__isnull=False) & ~Q(removal_reason=""),
                violation_error_message="移出原件要先写明原因提出申请。",
            ),
            models.CheckConstraint(
                name="original_removed_by_two_people",
                condition=~Q(removed_by=F("removal_asked_by")),
                violation_error_message="提出申请的人不能自己确认，请另一位同志确认。",
            ),
            models.CheckConstraint(
                name="original_has_its_file_until_removed",
                condition=Q(removed_at=None) & ~Q(file="")
                | Q(removed_at__isnull=False, file=""),
                violation_error_message="在存的原件要有文件，移出的原件没有文件。",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        """Where it is served while something public shows it (``archive.owners``)."""
        return reverse("archive_original", args=[self.pk, self.name])

    @property
    def is_removed(self) -> bool:
        return self.removed_at is not None

    @property
    def state(self) -> str:
        """In a clerk's words."""
        if self.is_removed:
            return "已移出"
        return "待确认移出" if self.removal_asked_at else "在存"

    @property
    def is_pdf(self) -> bool:
        return self.media_type == "application/pdf"

    def read(self) -> bytes:
        with self.file.open() as file:
            return file.read()

    def offered_again(self, name: str) -> Original:
        """This original, for a file with the same bytes.

        Raises ``ValidationError`` when it was removed: what two people took out does
        not come back because somebody uploads it once more.
        """
        if self.is_removed:
            day = in_chinese(self.removed_at.date())
            raise ValidationError(
                f"文件“{name}”与{day}移出档案的“{self.name}”内容完全相同"
                f"（移出原因：{self.removal_reason}），不能再存入。"
                "确有必要的，请存入重新制作的扫描件或文件。"
            )
        return self

    def give_up_file(self) -> None:
        """Delete the file once the transaction is over, and save that it is gone."""
        transaction.on_commit(partial(self.file.storage.delete, self.file.name))
        self.file = ""
        self.save()


def plain_name(name: str) -> str:
    """Without folders and control characters, and at most ``LONGEST_NAME`` characters
    long, the ending kept."""
    name = re.sub(r"[\x00-\x1f\x7f]", "", name.replace("\\", "/").rpartition("/")[2])
    name = name.strip()
    if len(name) <= LONGEST_NAME:
        return name
    ending = ending_of(name)
    return f"{name[: LONGEST_NAME - len(ending)]}{ending}"
