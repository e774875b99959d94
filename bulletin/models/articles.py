"""The articles of an issue."""

import re

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
)
from wagtail.fields import StreamField
from wagtail.models import Orderable

from bulletin.enums import ArticleSection
from pages.blocks import BodyBlock


class BulletinArticle(Orderable, ClusterableModel):
    """One item of an issue, with an address of its own: the issue's and its place."""

    issue = ParentalKey(
        "bulletin.BulletinIssuePage", on_delete=models.CASCADE, related_name="articles"
    )
    section = models.CharField(
        "栏目", max_length=20, choices=ArticleSection, blank=True
    )
    title = models.CharField("标题", max_length=120)
    subtitle = models.CharField("副题", max_length=120, blank=True)
    body = StreamField(BodyBlock(), verbose_name="正文", blank=True)
    contributor_names = models.CharField(
        "供稿人", max_length=100, blank=True, help_text="多人之间用空格或顿号隔开。"
    )
    is_brief = models.BooleanField(
        "简讯", default=False, help_text="短消息：标题用正文字号，不另起大标题。"
    )

    panels = [
        FieldRowPanel([FieldPanel("section"), FieldPanel("is_brief")]),
        FieldPanel("title"),
        FieldPanel("subtitle"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                InlinePanel("contributions", label="供稿单位"),
                FieldPanel("contributor_names"),
            ],
            heading="供稿",
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "文章"
        verbose_name_plural = "文章"

    def __str__(self):
        return self.title

    @property
    def contributors(self):
        """The contributing organizations in the order they were entered."""
        return [entry.organization for entry in self.contributions.all()]

    @property
    def people(self) -> str:
        """The names of the contributing persons, however they were typed."""
        return "、".join(re.split(r"[\s、，,]+", self.contributor_names.strip()))

    @property
    def credits(self) -> list[tuple[str, str]]:
        """(name on the issue's day, address) of each contributing organization."""
        day = self.day
        return [
            (entry.name_on(day), entry.organization.get_absolute_url())
            for entry in self.contributions.all()
        ]

    @property
    def day(self):
        """The day its issue was signed; None for a draft without one."""
        issue = getattr(self, "issue", None)
        return issue and (issue.editorial_date or issue.sign_date)

    @property
    def contributed_line(self) -> str:
        """（平坡镇工会联合会　张某某供稿）, as printed under the text."""
        units = "、".join(name for name, _ in self.credits)
        named = "　".join(filter(None, [units, self.people]))
        return f"（{named}供稿）" if named else ""


class ArticleContribution(Orderable):
    """An organization contributed an article."""

    article = ParentalKey(
        BulletinArticle, on_delete=models.CASCADE, related_name="contributions"
    )
    organization = models.ForeignKey(
        "organizations.Organization",
        verbose_name="单位",
        on_delete=models.PROTECT,
        related_name="bulletin_contributions",
    )
    printed_name = models.CharField(
        "印作",
        max_length=100,
        blank=True,
        help_text="文末印出的名称，如“县医院工会”；不填就印签发时的全称。",
    )

    panels = [FieldRowPanel([FieldPanel("organization"), FieldPanel("printed_name")])]

    class Meta(Orderable.Meta):
        verbose_name = "供稿单位"
        verbose_name_plural = "供稿单位"

    @property
    def name(self) -> str:
        """The unit's name as printed: what was issued keeps the name of its day."""
        article = getattr(self, "article", None)
        return self.name_on(article and article.day)

    def name_on(self, day) -> str:
        """What is printed in an issue of that day, which may not be set yet.

        Read with many others, the row knows the organization's name of the day
        (``bulletin.reading.contributions``).
        """
        if self.printed_name:
            return self.printed_name
        return getattr(self, "name_then", "") or self.organization.name_on(day)
