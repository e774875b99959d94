"""What news and reports of the media have in common."""

import re

from django.db import models
from django.utils import timezone

from pages.models import SitePage


class ColumnItem(SitePage):
    """Something that stands in a column under an address made of its day."""

    correspondent = models.CharField(
        "通讯员", max_length=60, blank=True, help_text="多人之间用空格或顿号隔开。"
    )

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    promote_panels: list = []

    class Meta:
        abstract = True

    @property
    def column(self):
        return self.get_parent()

    def published_day(self):
        """The day it first stood here, by the clock of the system."""
        return timezone.localdate(self.first_published_at)

    def day_in_list(self):
        """The day by which lists order it."""
        raise NotImplementedError

    def slug_base(self):
        """The day; ``free_slug`` adds the next free number: ``20261122-1``."""
        return f"{self.editorial_date or timezone.localdate():%Y%m%d}"

    def free_slug(self, parent):
        day = self.slug_base()
        slugs = parent.get_children().filter(slug__startswith=f"{day}-")
        numbers = (
            re.fullmatch(rf"{day}-(\d+)", slug)
            for slug in slugs.values_list("slug", flat=True)
        )
        return f"{day}-{max((int(n[1]) for n in numbers if n), default=0) + 1}"

    def save(self, *args, **kwargs):
        if self.live:
            if self.first_published_at is None:
                self.first_published_at = self.last_published_at = timezone.now()
            self.editorial_date = self.day_in_list()
        return super().save(*args, **kwargs)
