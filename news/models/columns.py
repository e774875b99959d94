"""Columns: 工会要闻, 通知公告 … and the columns below them."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from news.enums import ColumnType, Freshness
from news.forms import ColumnForm
from news.querysets import ColumnManager, items_below, without_empty_columns
from pages.models import ListingPage


class NewsIndexPage(ListingPage):
    """栏目: lists what stands in it and in the columns below it, newest first.

    A column without anything public is left out of menus and lists of columns.
    """

    keywords = models.CharField(
        "关键词", max_length=100, blank=True, help_text="多个之间用顿号或逗号隔开。"
    )
    column_type = models.CharField(
        "栏目类别", max_length=30, choices=ColumnType, default=ColumnType.WORK
    )
    freshness = models.CharField(
        "更新要求",
        max_length=20,
        choices=Freshness,
        default=Freshness.DYNAMIC,
        help_text="多久必须有新内容，到期没有就提醒责任人。",
    )
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="责任人",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    closed_on = models.DateField(
        "截止日期",
        null=True,
        blank=True,
        help_text="专题结束的日期；到期后标明“已归档”，内容照常可读。",
    )

    objects = ColumnManager()

    parent_page_types = ["home.HomePage", "news.NewsIndexPage"]
    subpage_types = ["news.NewsIndexPage", "news.NewsPage", "news.MediaCoveragePage"]
    show_in_menus_default = True
    lets_addresses_through = True
    card_template = "news/_column_card.html"
    base_form_class = ColumnForm

    content_panels = [
        FieldPanel("title", heading="栏目名称"),
        FieldPanel("summary", heading="栏目说明", help_text="登什么内容，给谁看。"),
        FieldPanel("keywords"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("column_type"), FieldPanel("freshness")]),
                FieldRowPanel([FieldPanel("responsible"), FieldPanel("closed_on")]),
            ],
            heading="管理",
        ),
    ]

    class Meta:
        verbose_name = "栏目"
        verbose_name_plural = "栏目"

    def items(self):
        return (
            items_below(self.path)
            .newest_first()
            .select_related("lead_image")
            .prefetch_related("lead_image__renditions")
        )

    def columns(self):
        """The columns right below it in which something stands."""
        below = self.get_children().type(NewsIndexPage).visible()
        return without_empty_columns(below)

    @property
    def is_closed(self) -> bool:
        """A special column whose time is over: 已归档."""
        return self.closed_on is not None and self.closed_on < timezone.localdate()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"columns": self.columns()}
