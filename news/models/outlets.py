"""Newspapers, stations and websites that report about the union."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel

from news.enums import OutletKind, OutletLevel


class MediaOutlet(ClusterableModel):
    """A medium under its present name; ``former_names`` say what it was called."""

    name = models.CharField(
        "现用名称",
        max_length=60,
        unique=True,
        error_messages={"unique": "这家媒体已经登记，请直接选用。"},
    )
    kind = models.CharField("类型", max_length=20, choices=OutletKind)
    level = models.CharField("级别", max_length=20, choices=OutletLevel)
    sponsor = models.CharField("主办单位", max_length=60, blank=True)

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("level")]),
        FieldPanel("sponsor"),
        InlinePanel("former_names", heading="曾用名和别名", label="名称"),
    ]

    class Meta:
        verbose_name = "媒体"
        verbose_name_plural = "媒体"
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def names(self) -> list[str]:
        """All it is or was called."""
        return [self.name, *(former.name for former in self.former_names.all())]

    def name_on(self, day: date | None) -> str:
        """What it was called on that day; today's name without a day."""
        if day is not None:
            for former in self.former_names.all():
                if former.held_on(day):
                    return former.name
        return self.name


class OutletName(models.Model):
    """A name the outlet had from one day to another, or goes by beside its own."""

    outlet = ParentalKey(
        MediaOutlet, on_delete=models.CASCADE, related_name="former_names"
    )
    name = models.CharField("名称", max_length=60)
    since = models.DateField("启用日期", null=True, blank=True)
    until = models.DateField(
        "停用日期",
        null=True,
        blank=True,
        help_text="使用的最后一天；只是别名、从未正式改名的，两个日期都不填。",
    )

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
    ]

    class Meta:
        verbose_name = "媒体曾用名"
        verbose_name_plural = "媒体曾用名"
        ordering = ["until", "pk"]
        constraints = [
            models.CheckConstraint(
                name="outlet_name_ends_after_it_begins",
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
                violation_error_message="停用日期不能早于启用日期。",
            ),
        ]

    def __str__(self):
        return self.name

    def held_on(self, day: date) -> bool:
        """Whether reports of that day were signed so; an alias without days is
        never the name of a day."""
        if self.since is None and self.until is None:
            return False
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day <= self.until)
