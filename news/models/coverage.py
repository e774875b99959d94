"""媒体报道: what newspapers, stations and websites said, told in our own words."""

from django.db import models
from django.utils import timezone
from wagtail.search import index

from news.broadcast import spoken_duration
from news.enums import ON_AIR, ON_PAPER, LinkState, Rights
from news.forms import ItemForm
from news.models.items import ColumnItem
from news.panels import COVERAGE_PANELS
from news.readiness import coverage_shortcomings
from pages.models import SitePage

FACTS = (
    "edition",
    "programme",
    "broadcast_time",
    "report_url",
    "link_state",
    "link_checked_on",
    "clip",
    "rights",
    "rights_note",
)


class MediaCoveragePage(ColumnItem):
    """One report by a medium. Its text stays the medium's: here stand the facts of
    its publication, our own summary, and our copy as far as we may show it.

    ``source`` is what the medium was called on the day.
    """

    outlet = models.ForeignKey(
        "news.MediaOutlet",
        verbose_name="媒体",
        null=True,
        on_delete=models.PROTECT,
        related_name="coverage",
    )
    published_on = models.DateField("刊播日期", null=True)
    reporter = models.CharField("记者", max_length=60, blank=True)

    edition = models.CharField("版次", max_length=20, blank=True, help_text="如：A02。")
    edition_name = models.CharField("版名", max_length=40, blank=True)
    edition_headline = models.CharField(
        "版面标题",
        max_length=120,
        blank=True,
        help_text="报纸上的标题与上面的标题不同时填写。",
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

    report_url = models.URLField("报道地址", max_length=500, blank=True)
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
        help_text="MP4视频或MP3音频，只能用本单位自拍或媒体授权的。",
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
    base_form_class = ItemForm
    content_panels = COVERAGE_PANELS
    search_fields = [
        *ColumnItem.search_fields,
        index.SearchField("reporter"),
        index.SearchField("programme"),
        index.SearchField("edition_headline"),
    ]

    class Meta:
        verbose_name = "媒体报道"
        verbose_name_plural = "媒体报道"

    def shortcomings(self):
        return coverage_shortcomings(
            kind=self.outlet and self.outlet.kind,
            published_on=self.published_on,
            summary=self.summary,
            facts={name: getattr(self, name) for name in FACTS},
            today=timezone.localdate(),
        )

    def prepare(self):
        super().prepare()
        if not self.source or self.source in self.outlet.names:
            self.source = self.outlet.name_on(self.published_on)

    def day_in_list(self):
        return self.published_on

    def get_context(self, request, *args, **kwargs):
        about = SitePage.objects.visible().filter(pk=self.about_id).first()
        return super().get_context(request, *args, **kwargs) | {"about": about}

    @property
    def outlet_name(self) -> str:
        """What the medium was called on the day, in a draft too."""
        if self.source or self.outlet is None:
            return self.source
        return self.outlet.name_on(self.published_on)

    @property
    def link_is_dead(self) -> bool:
        return self.link_state == LinkState.DEAD

    @property
    def facts(self) -> list[tuple[str, str]]:
        """(what, value) of its publication, as far as known and fit for the medium."""
        kind = self.outlet and self.outlet.kind
        found = [("记者", self.reporter), ("通讯员", self.correspondent)]
        if kind in ON_PAPER:
            place = "".join(filter(None, [self.edition, self.edition_name]))
            found += [("版面", place), ("版面标题", self.edition_headline)]
        if kind in ON_AIR:
            found += [
                ("频道", self.channel),
                ("栏目", self.programme and f"《{self.programme}》"),
                ("播出时间", self.broadcast_time and f"{self.broadcast_time:%H:%M}"),
                ("次序", self.segment and f"第{self.segment}条"),
                ("时长", self.duration and spoken_duration(self.duration)),
            ]
        return [(name, value) for name, value in found if value]
