"""媒体报道: what newspapers, stations and websites said, told in our own words."""

from django.db import models
from wagtail.search import index

from news.enums import LinkState, Rights
from news.models.items import ColumnItem
from news.panels import COVERAGE_PANELS


class MediaCoveragePage(ColumnItem):
    """One report by a medium. Its text stays the medium's: here stand the facts of
    its publication, our own summary, and our copy as far as we may show it."""

    outlet = models.ForeignKey(
        "news.MediaOutlet",
        verbose_name="媒体",
        null=True,
        on_delete=models.PROTECT,
        related_name="coverage",
    )
    outlet_name = models.CharField(
        "当时名称",
        max_length=60,
        blank=True,
        help_text="不填时按刊播日期从媒体的曾用名中取。",
    )
    published_on = models.DateField("刊播日期", null=True)
    reporter = models.CharField("记者", max_length=60, blank=True)

    edition = models.CharField("版次", max_length=20, blank=True, help_text="如：A02。")
    edition_name = models.CharField("版名", max_length=40, blank=True)
    edition_headline = models.CharField(
        "版面标题",
        max_length=120,
        blank=True,
        help_text="报纸上的标题与上面不同时填写。",
    )

    channel = models.CharField("频道、频率", max_length=40, blank=True)
    programme = models.CharField("栏目名称", max_length=40, blank=True)
    broadcast_time = models.TimeField("播出时间", null=True, blank=True)
    duration = models.DurationField(
        "时长", null=True, blank=True, help_text="时:分:秒，如一分四十二秒填0:01:42。"
    )
    segment = models.PositiveSmallIntegerField(
        "第几条", null=True, blank=True, help_text="在这档节目中排第几条。"
    )

    url = models.URLField("报道地址", max_length=500, blank=True)
    link_state = models.CharField(
        "地址状态", max_length=20, choices=LinkState, default=LinkState.UNCHECKED
    )
    link_checked_on = models.DateField("核对日期", null=True, blank=True)
    archived_copy = models.ForeignKey(
        "library.UnionDocument",
        verbose_name="存档件",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="网页存成的PDF；地址失效后读者看这一份。",
    )

    scan = models.ForeignKey(
        "library.UnionImage",
        verbose_name="版面扫描或画面截图",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    clip = models.ForeignKey(
        "library.UnionDocument",
        verbose_name="音像片段",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    rights = models.CharField(
        "使用授权", max_length=20, choices=Rights, default=Rights.NONE
    )
    rights_note = models.CharField("授权说明", max_length=120, blank=True)
    about = models.ForeignKey(
        "pages.SitePage",
        verbose_name="相关稿件",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="本站就同一件事发过的新闻或简报。",
    )

    card_template = "news/_coverage_card.html"
    content_panels = COVERAGE_PANELS
    search_fields = [
        *ColumnItem.search_fields,
        index.SearchField("outlet_name"),
        index.SearchField("reporter"),
        index.SearchField("programme"),
    ]

    class Meta:
        verbose_name = "媒体报道"
        verbose_name_plural = "媒体报道"

    def day_in_list(self):
        return self.published_on
