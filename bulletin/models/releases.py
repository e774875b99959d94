"""What was printed: each published state of an issue, frozen."""

from django.core.files.base import ContentFile
from django.db import models

from bulletin.printing import print_issue
from library.fingerprints import sha256_of
from library.storage import archive


class IssueReleaseQuerySet(models.QuerySet):
    def freeze(self, issue):
        """Keep the print of the issue as it is now, beside earlier ones.

        The same text gives the same file, byte for byte: publishing again without
        a change makes no new release.
        """
        latest = self.filter(issue=issue).order_by("version").last()
        file = ContentFile(print_issue(issue))
        digest = sha256_of(file)
        if latest and latest.sha256 == digest:
            return latest
        version = latest.version + 1 if latest else 1
        release = self.model(
            issue=issue,
            revision_id=issue.live_revision_id,
            version=version,
            sha256=digest,
            size=file.size,
        )
        release.pdf.save(f"{issue.pk}/{issue.slug}-v{version}.pdf", file, save=False)
        release.save(force_insert=True)
        return release


class IssueRelease(models.Model):
    """The PDF of an issue at a publication, and the text it was made from.

    The protected revision keeps ``purge_revisions`` from the issued text.
    """

    issue = models.ForeignKey(
        "bulletin.BulletinIssuePage", on_delete=models.PROTECT, related_name="releases"
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.PROTECT, related_name="+"
    )
    version = models.PositiveSmallIntegerField("版次")
    pdf = models.FileField("印刷版", storage=archive, upload_to="bulletin")
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveIntegerField("大小")
    frozen_at = models.DateTimeField("定版时间", auto_now_add=True)

    objects = IssueReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = "定版"
        verbose_name_plural = "定版"
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "version"], name="version_released_once"
            )
        ]

    def __str__(self):
        return f"{self.issue}（第{self.version}版）"
