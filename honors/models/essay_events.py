"""Contests and seminars at which essays win prizes."""

from django.db import models
from django.db.models import F, Q
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from honors.enums import HonorLevel


class EssayEventQuerySet(models.QuerySet):
    def latest_first(self):
        """Events of no known day last."""
        return self.order_by(F("begins_on").desc(nulls_last=True), "name", "pk")


class EssayEvent(index.Indexed, models.Model):
    """征文活动、研讨会: one session; all its prizes stand together on one page."""

    name = models.CharField(
        "全称", max_length=120, help_text="照通知或证书写，如“全州工会工作研讨会”。"
    )
    session = models.CharField(
        "届次", max_length=30, blank=True, help_text="如“第三届”“2024年”；没有可不填。"
    )
    level = models.CharField("级别", max_length=20, choices=HonorLevel)
    organizers = models.CharField(
        "主办单位", max_length=200, blank=True, help_text="照通知写，几家之间用顿号。"
    )
    organization = models.ForeignKey(
        "organizations.Organization",
        verbose_name="主办的本县工会",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="essay_events",
        help_text="由本县工会主办的，从组织名录中选。",
    )
    begins_on = models.DateField("举办日期", null=True, blank=True)
    ends_on = models.DateField(
        "结束日期", null=True, blank=True, help_text="只有一天的不填。"
    )
    place = models.CharField("地点", max_length=60, blank=True)

    objects = EssayEventQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("session"), FieldPanel("level")]),
        MultiFieldPanel(
            [FieldPanel("organizers"), FieldPanel("organization")], heading="主办"
        ),
        FieldRowPanel(
            [FieldPanel("begins_on"), FieldPanel("ends_on"), FieldPanel("place")]
        ),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("organizers"),
    ]

    class Meta:
        verbose_name = "征文活动"
        verbose_name_plural = "征文活动"
        indexes = [models.Index(fields=["-begins_on"], name="essay_event_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "session"],
                name="essay_event_once_per_session",
                violation_error_message="这一届活动已经登记过，请直接选用。",
            ),
            models.CheckConstraint(
                name="essay_event_ends_after_it_begins",
                condition=Q(ends_on=None)
                | Q(begins_on__isnull=False, ends_on__gte=F("begins_on")),
                violation_error_message="结束日期要在举办日期之后，请先填举办日期。",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def title(self) -> str:
        """The full name with its session: 全州工会工作研讨会（第三届）."""
        return f"{self.name}（{self.session}）" if self.session else self.name

    @property
    def cited_name(self) -> str:
        """As a reference names it: 第三届全州工会工作研讨会."""
        counted = self.session.startswith("第")
        return f"{self.session}{self.name}" if counted else self.title

    @property
    def last_day(self):
        return self.ends_on or self.begins_on
