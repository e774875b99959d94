"""News: what the office writes itself, or takes over and says so."""

from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from news.enums import Origin
from news.forms import StoryForm
from news.models.items import ColumnItem
from news.panels import STORY_PANELS
from news.readiness import story_shortcomings
from pages.blocks import BodyBlock


class NewsPage(ColumnItem):
    """One piece of news.

    ``original_date`` is when it first stood elsewhere: at the source of a reprint,
    or, of an own text entered long afterwards (补录), on paper or on the old site.
    """

    subtitle = models.CharField("副题", max_length=120, blank=True)
    body = StreamField(BodyBlock(), verbose_name="正文", blank=True)
    origin = models.CharField(
        "稿件类别", max_length=20, choices=Origin, default=Origin.ORIGINAL
    )
    source_url = models.URLField("原文地址", max_length=500, blank=True)
    original_date = models.DateField(
        "原发布日期",
        null=True,
        blank=True,
        help_text="转载、编译填原文发表的日期；补录旧稿填当年发布的日期；新写的稿件不填。",
    )
    permission = models.CharField(
        "转载许可",
        max_length=100,
        blank=True,
        help_text="何时、由谁同意转载，只在后台看得到。",
    )
    author = models.CharField("作者", max_length=60, blank=True)
    photographer = models.CharField("摄影", max_length=60, blank=True)
    editor = models.CharField("编辑", max_length=40, blank=True)
    reviewer = models.CharField("审核", max_length=40, blank=True)
    final_reviewer = models.CharField("终审", max_length=40, blank=True)
    topics = ParentalManyToManyField(
        "news.Topic", verbose_name="主题", blank=True, related_name="stories"
    )

    card_template = "news/_news_card.html"
    base_form_class = StoryForm
    content_panels = STORY_PANELS
    search_fields = [
        *ColumnItem.search_fields,
        index.SearchField("subtitle"),
        index.SearchField("body"),
        index.SearchField("author"),
        index.SearchField("correspondent"),
    ]

    class Meta:
        verbose_name = "新闻"
        verbose_name_plural = "新闻"

    def shortcomings(self, has_attachments: bool | None = None):
        if has_attachments is None:
            has_attachments = bool(self.body) or bool(self.attachments.all())
        return story_shortcomings(
            origin=self.origin,
            source=self.source,
            source_url=self.source_url,
            original_date=self.original_date,
            has_content=bool(self.body) or has_attachments,
            today=timezone.localdate(),
        )

    @property
    def is_backfilled(self) -> bool:
        """补录: an own text that first stood elsewhere on an earlier day."""
        return (
            self.origin == Origin.ORIGINAL
            and self.original_date is not None
            and self.original_date < self.published_day()
        )

    def day_in_list(self):
        """A back-filled text stands in its own year, a reprint in ours."""
        return self.original_date if self.is_backfilled else self.published_day()

    def about_topics(self):
        return list(self.topics.all())

    @property
    def signed_by(self) -> list[tuple[str, str]]:
        """(what, who) of the persons named above the text."""
        return named(self, "author", "photographer", "correspondent")

    @property
    def answered_for_by(self) -> list[tuple[str, str]]:
        """(what, who) of those named below it."""
        return named(self, "editor", "reviewer", "final_reviewer")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"attachments": self.attachments.select_related("document")}


def named(page, *fields: str) -> list[tuple[str, str]]:
    """The labels and values of those fields that are filled in."""
    return [
        (page._meta.get_field(field).verbose_name, value)
        for field in fields
        if (value := getattr(page, field))
    ]


class NewsAttachment(Orderable):
    """A file that belongs to a piece of news."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        "library.UnionDocument",
        verbose_name="文件",
        on_delete=models.PROTECT,
        related_name="+",
    )
    caption = models.CharField(
        "显示的名称",
        max_length=120,
        blank=True,
        help_text="不填时显示文件的标题。",
    )

    panels = [FieldPanel("document"), FieldPanel("caption")]

    class Meta(Orderable.Meta):
        verbose_name = "附件"
        verbose_name_plural = "附件"

    @property
    def label(self) -> str:
        return self.caption or self.document.title
