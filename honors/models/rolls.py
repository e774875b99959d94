"""The honors on the public site: the index and its rolls."""

from django.core.exceptions import ValidationError
from django.db import models
from django.shortcuts import render
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.fields import StreamField
from wagtail.search import index

from honors.enums import RollOrder
from honors.order_labels import order_label
from honors.panels import ROLL_PANELS
from honors.querysets import RollManager
from pages.blocks import BodyBlock
from pages.models import ListingPage, SitePage
from pages.slugs import romanized


class HonorsIndexPage(ListingPage):
    """/honors/: the rolls, every award behind them, the people and 职工之家."""

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["honors.HonorRollPage"]
    show_in_menus_default = True
    content_panels = [
        FieldPanel("title", heading="名称"),
        FieldPanel("summary"),
    ]

    class Meta:
        verbose_name = "荣誉"
        verbose_name_plural = "荣誉"

    def slug_base(self):
        return "honors"

    def items(self):
        from honors.models.awards import Award

        rolls = HonorRollPage.objects.child_of(self).visible().newest_first()
        return rolls.with_size(Award.objects.public()).select_related("honor")

    def get_context(self, request, *args, **kwargs):
        # Each address below asks for what it shows; the plain list is not one.
        return super(ListingPage, self).get_context(request, *args, **kwargs)

    @path("")
    def rolls(self, request):
        from honors.views.awards import index

        return self.render(request, context_overrides=index(self, request))

    @path("people/")
    def people(self, request):
        from honors.views.people import people

        return render(request, "honors/people.html", {"page": self} | people(request))

    @path("people/<int:pk>/")
    def person(self, request, pk):
        from honors.views.people import person

        return person(self, request, pk)

    @path("homes/")
    def homes(self, request):
        from honors.views.homes import homes

        return render(request, "honors/homes.html", {"page": self} | homes(request))


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
    batch = models.CharField(
        "届次、批次",
        max_length=40,
        blank=True,
        help_text="和获奖记录中的写法一致；没有的不填。",
    )
    order = models.CharField(
        "排列方法",
        max_length=20,
        choices=RollOrder,
        default=RollOrder.STROKES_SURNAME,
        help_text="名单上方会注明排列方法。",
    )
    body = StreamField(BodyBlock(), verbose_name="说明", blank=True)

    objects = RollManager()

    parent_page_types = ["honors.HonorsIndexPage"]
    subpage_types: list[str] = []
    card_template = "honors/_roll_card.html"
    content_panels = ROLL_PANELS

    search_fields = [*SitePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "光荣榜"
        verbose_name_plural = "光荣榜"
        indexes = [
            models.Index(fields=["honor", "year", "batch"], name="roll_by_honor")
        ]

    def slug_base(self):
        return romanized(f"{self.year} {self.honor} {self.batch}")

    def entries(self):
        """The awards on the roll, in no order yet."""
        from honors.models.awards import Award

        return Award.objects.public().in_roll(self.honor_id, self.year, self.batch)

    def award_fields(self) -> dict:
        """What the awards on this roll have in common."""
        if not (self.honor_id and self.year):
            return {}
        return {"honor": self.honor_id, "year": self.year, "batch": self.batch}

    @property
    def order_label(self) -> str:
        return order_label(self.order, self.honor.recipient)

    def clean(self):
        super().clean()
        if self.honor_id and self.year:
            self.refuse_second()
            self.take_day()

    def refuse_second(self):
        """There is one roll for one list; an alias is the same page elsewhere."""
        others = HonorRollPage.objects.filter(
            honor=self.honor_id, year=self.year, batch=self.batch, alias_of=None
        )
        if other := others.exclude(pk=self.pk).first():
            sentence = (
                f"这一年度、这一批次的“{self.honor}”已经有光荣榜“{other.title}”，"
                "请在原来的页面上修改。"
            )
            raise ValidationError({"honor": sentence})

    def take_day(self):
        """Without a date of its own, the day on which most of it was decided."""
        if self.editorial_date is None:
            days = self.entries().exclude(decision_date=None)
            self.editorial_date = (
                days.order_by("-decision_date")
                .values_list("decision_date", flat=True)
                .first()
            )

    def get_context(self, request, *args, **kwargs):
        from honors.views.rolls import roll

        context = super().get_context(request, *args, **kwargs)
        return context | roll(self)
