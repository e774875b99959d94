"""A series: the bulletin as it appears year after year."""

from django.db import models
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import path

from bulletin import numbering
from bulletin.enums import DistributionRole
from bulletin.forms import SeriesCopyForm
from pages.models import ListingPage


def headlines():
    """The articles of listed issues without their bodies."""
    from bulletin.models.articles import BulletinArticle

    return models.Prefetch("articles", BulletinArticle.objects.defer("body"))


def this_year() -> int:
    return timezone.localdate().year


class BulletinIndexPage(ListingPage):
    """A numbered series such as 工会工作简报: its publisher, numbering and issues."""

    publisher = models.ForeignKey(
        "organizations.Organization",
        verbose_name="主办组织",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    publisher_line = models.CharField(
        "编印单位",
        max_length=60,
        help_text="印在红线上方左侧，如“漾濞县总工会办公室编”。",
    )
    first_year = models.PositiveSmallIntegerField(
        "启用年份",
        default=this_year,
        help_text="本站从哪一年开始编号；更早的简报只能补录。",
    )
    first_number = models.PositiveSmallIntegerField(
        "启用期号", default=1, help_text="启用那一年从第几期开始。"
    )
    overall_before = models.PositiveIntegerField(
        "启用前总期号",
        default=0,
        help_text="启用本站以前最后一期的总期号；从头开始填0。",
    )
    others_take_overall = models.BooleanField("增刊、专刊计入总期号", default=False)
    report_list = models.ForeignKey(
        "bulletin.DistributionList",
        verbose_name="报",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to={"role": DistributionRole.REPORT},
    )
    send_list = models.ForeignKey(
        "bulletin.DistributionList",
        verbose_name="送",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to={"role": DistributionRole.SEND},
    )
    distribute_list = models.ForeignKey(
        "bulletin.DistributionList",
        verbose_name="发",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to={"role": DistributionRole.DISTRIBUTE},
    )
    copies = models.PositiveSmallIntegerField("印数", null=True, blank=True)

    parent_page_types = ["home.HomePage"]
    subpage_types = ["bulletin.BulletinIssuePage"]
    show_in_menus_default = True
    card_template = "bulletin/_series_card.html"
    copy_form_class = SeriesCopyForm

    content_panels = [
        FieldPanel("title", heading="简报名称"),
        FieldPanel("summary"),
        FieldPanel("publisher"),
        FieldPanel("publisher_line"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("first_year"), FieldPanel("first_number")]),
                FieldPanel("overall_before"),
                FieldPanel("others_take_overall"),
            ],
            heading="编号",
        ),
        MultiFieldPanel(
            [
                FieldPanel("report_list"),
                FieldPanel("send_list"),
                FieldPanel("distribute_list"),
                FieldPanel("copies"),
            ],
            heading="新一期的报送范围",
        ),
    ]

    class Meta:
        verbose_name = "简报"
        verbose_name_plural = "简报"

    def slug_base(self):
        return "bulletin"

    def issues(self):
        """All issues of the series, drafts included."""
        from bulletin.models.issues import BulletinIssuePage

        return BulletinIssuePage.objects.child_of(self)

    def step_down(self, path_components):
        """An issue with its number, in one statement."""
        slug, *remaining = path_components
        issue = self.issues().select_related("entry").filter(slug=slug).first()
        if issue is None:
            raise Http404
        issue._cached_parent_obj = self
        return issue, remaining

    def items(self):
        return (
            self.issues()
            .visible()
            .newest_first()
            .prefetch_related("lead_image__renditions", headlines())
        )

    def numbers(self):
        """The entries of this series in the ledger of numbers."""
        from bulletin.models.ledger import IssueNumber

        return IssueNumber.objects.filter(series=self)

    def first_of(self, kind: str, year: int) -> int:
        """Where the sequence of that year begins on this site."""
        starts_late = kind == "regular" and year == self.first_year
        return self.first_number if starts_late else 1

    def is_bygone(self, year: int) -> bool:
        """Whether issues of that year were printed before the site existed."""
        return year < self.first_year

    def takes_overall(self, kind: str) -> bool:
        return kind == "regular" or self.others_take_overall

    def missing_in_year(self, year: int) -> list[str]:
        """Numbers of regular issues that the year lacks, in runs."""
        taken = self.numbers().of("regular", year).taken()
        return numbering.spans(numbering.gaps(taken, self.first_of("regular", year)))

    def defaults(self) -> dict:
        """What a new issue of this series begins with."""
        lists = {
            "report_to": self.report_list,
            "send_to": self.send_list,
            "distribute_to": self.distribute_list,
        }
        texts = {name: chosen.recipients for name, chosen in lists.items() if chosen}
        return texts | {"copies": self.copies}

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        year = context["chosen_year"]
        return context | {"missing": self.missing_in_year(year) if year else []}

    @path("latest/")
    def latest(self, request):
        issue = self.items().first()
        if issue is None:
            raise Http404("这份简报还没有印发过。")
        return redirect(issue.get_url(request))
