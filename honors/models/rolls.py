"""The honors on the public site: the index and its rolls."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from honors.enums import RollOrder
from pages.blocks import BodyBlock
from pages.models import ListingPage, SitePage


class HonorsIndexPage(ListingPage):
    """/honors/: the rolls, and every award behind them."""

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["honors.HonorRollPage"]
    show_in_menus_default = True
    content_panels = [FieldPanel("title", heading="名称"), FieldPanel("summary")]

    class Meta:
        verbose_name = "荣誉"
        verbose_name_plural = "荣誉"

    def slug_base(self):
        return "honors"

    def items(self):
        return (
            HonorRollPage.objects.child_of(self)
            .visible()
            .select_related("honor", "lead_image")
            .order_by("-editorial_date", "-pk")
        )


class HonorRollPage(SitePage):
    """光荣榜: one honor, one year, one batch. Its entries are the awards that are
    valid when it is read."""

    honor = models.ForeignKey(
        "honors.Honor",
        verbose_name="荣誉称号",
        on_delete=models.PROTECT,
        related_name="rolls",
    )
    year = models.PositiveSmallIntegerField("年度")
    batch = models.CharField("届次、批次", max_length=40, blank=True)
    order = models.CharField(
        "排列方法",
        max_length=20,
        choices=RollOrder,
        default=RollOrder.STROKES_SURNAME,
        help_text="名单上方会注明排列方法。",
    )
    body = StreamField(BodyBlock(), verbose_name="说明", blank=True)

    parent_page_types = ["honors.HonorsIndexPage"]
    subpage_types = []
    content_panels = [
        FieldPanel("title", heading="标题"),
        MultiFieldPanel(
            [
                FieldPanel("honor"),
                FieldRowPanel([FieldPanel("year"), FieldPanel("batch")]),
                FieldPanel("order"),
            ],
            heading="名单",
        ),
        FieldPanel("editorial_date"),
        *SitePage.card_panels,
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "光荣榜"
        verbose_name_plural = "光荣榜"
        indexes = [
            models.Index(fields=["honor", "year", "batch"], name="roll_by_honor")
        ]

    def entries(self):
        """The awards on the roll, in no order yet."""
        from honors.models.awards import Award

        return Award.objects.public().in_roll(self.honor_id, self.year, self.batch)
