"""What a page made from an office file remembers of it."""

from django.db import models

from intake.report import KEPT


class ImportedMixin(models.Model):
    """A page whose text came from a file: its loss report, and whether somebody has
    read it. What was changed or dropped must be read before publication."""

    import_report = models.JSONField(default=list, blank=True, editable=False)
    import_acknowledged = models.BooleanField(
        "已逐条核对导入情况，确认无误", default=False
    )

    class Meta:
        abstract = True

    @property
    def has_losses(self) -> bool:
        """Whether the import left out or changed something of the file."""
        return any(entry["action"] != KEPT for entry in self.import_report)

    def unread_losses(self) -> list[str]:
        """The sentence for whoever publishes without having read the report."""
        if not self.has_losses or self.import_acknowledged:
            return []
        return [
            "导入Word时有内容被改动或舍去，请在“导入情况”中逐条核对，"
            "并勾选“已逐条核对”。"
        ]
