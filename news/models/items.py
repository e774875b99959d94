"""What news and reports of the media have in common."""

import re

from django.db import models
from django.utils import timezone

from news.forms import ItemCopyForm
from news.querysets import neighbours, related_to
from organizations.page_links import linked_organizations
from pages.models import SitePage
from pages.refusal import NotReady, RefusableMixin


class ColumnItem(RefusableMixin, SitePage):
    """Something that stands in a column under an address made of its day.

    ``first_published_at`` is the clock of the system and never typed in;
    ``editorial_date``, by which lists are ordered, follows from the facts of each
    type when it is published.
    """

    correspondent = models.CharField(
        "通讯员", max_length=60, blank=True, help_text="多人之间用空格或顿号隔开。"
    )

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    promote_panels: list = []
    copy_form_class = ItemCopyForm

    class Meta:
        abstract = True

    @property
    def published_at(self):
        """When it first stood here; now, for a draft that is looked at."""
        return self.first_published_at or timezone.now()

    def published_day(self):
        return timezone.localdate(self.published_at)

    def day_in_list(self):
        """The day by which lists order it."""
        raise NotImplementedError

    def shortcomings(self) -> dict[str, str]:
        """Why it may not be published: field and whole sentence."""
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
        """Every door to publication (editor, workflow, schedule, bulk action,
        command) ends here."""
        if self.live and kwargs.get("update_fields") is None:
            self.prepare()
        return super().save(*args, **kwargs)

    def prepare(self):
        """What the system writes down when it is published."""
        if found := self.shortcomings():
            raise NotReady(self, list(found.values()))
        if self.first_published_at is None:
            self.first_published_at = self.last_published_at = timezone.now()
        self.editorial_date = self.day_in_list()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        units, topics = linked_organizations(self), self.about_topics()
        previous, following = neighbours(self)
        return context | {
            "column": self.get_parent(),
            "organizations": [
                (name, unit.get_absolute_url()) for unit, name in units.items()
            ],
            "topics": topics,
            "previous": previous,
            "next": following,
            "related": related_to(self, list(units), topics),
        }

    def about_topics(self) -> list:
        """The topics it is filed under."""
        return []
