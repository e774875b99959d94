"""Words of an import, as the preview shows them."""

from django.db import models


class Action(models.TextChoices):
    """What a row of the sheet would do to the records."""

    NEW = "new", "新增"
    CHANGED = "changed", "更改"
    UNCHANGED = "unchanged", "不变"
    ERROR = "error", "有错"
