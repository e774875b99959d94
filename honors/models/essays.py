"""An essay that won a prize, with its original, its citation and its rights."""

from django.db import models
from django.db.models import Q
from wagtail.fields import StreamField
from wagtail.search import index

from honors.essays.access import DEFAULT_STATEMENT, NEVER, Rights
from honors.essays.citing import CitingMixin
from honors.essays.depositing import DepositMixin
from honors.essays.enums import EssayKind, Prize, PublishedAs, RightsChoice
from honors.essays.forms import EssayCopyForm, EssayForm
from honors.essays.panels import ESSAY_PANELS
from honors.essays.querysets import EssayManager
from honors.essays.reading import EssayReadingMixin
from intake.models.imported import ImportedMixin
from pages.blocks import BodyBlock
from pages.models import SitePage


def text(label: str, length: int = 100, **options) -> models.CharField:
    return models.CharField(label, max_length=length, blank=True, **options)


class EssayPage(DepositMixin, CitingMixin, EssayReadingMixin, ImportedMixin, SitePage):
    """One essay. Its address is made of the year and a running number, never of the
    title; ``year`` and ``edtf`` are read from the year as it is written."""

    subtitle = text("副题", 120)
    kind = models.CharField(
        "类别", max_length=20, choices=EssayKind, default=EssayKind.PAPER
    )
    unit = text(
        "单位", help_text="立档单位或以单位名义参评的单位，照证书写，不改成现在的名称。"
    )
    organization = models.ForeignKey(
        "organizations.Organization",
        verbose_name="名录中的单位",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="essays",
    )
    event = models.ForeignKey(
        "honors.EssayEvent",
        verbose_name="活动",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="essays",
        help_text="在哪次征文、研讨会上获奖；同一次活动的获奖论文会列在一起。",
    )
    prize = models.CharField("奖次", max_length=20, choices=Prize, blank=True)
    year_text = text(
        "年份",
        20,
        help_text="照原件写，如“2024”“202_年”“200X”“约2004年”；"
        "不清楚的不要猜，写“不详”。",
    )
    attested_on = models.DateField(
        "材料日期",
        null=True,
        blank=True,
        help_text="年份不清楚时填：提到这次获奖的材料是哪一天的。"
        "统计获奖数时按这一天计入。",
    )
    year = models.PositiveSmallIntegerField("确定的年份", null=True, editable=False)
    edtf = models.CharField("年份（EDTF）", max_length=20, blank=True, editable=False)
    document_number = text("表彰文号", 60, help_text="如“大工发〔2024〕12号”。")
    abstract = models.TextField("摘要", blank=True)
    keywords = text("关键词", 200, help_text="几个关键词之间用分号隔开。")
    body = StreamField(BodyBlock(), verbose_name="全文", blank=True)
    original = models.ForeignKey(
        "archive.Original",
        verbose_name="原件",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="essays",
    )
    certificate = models.ForeignKey(
        "library.UnionImage",
        verbose_name="证书扫描件",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="证书上的身份证号等个人信息要先遮盖。",
    )

    published_as = models.CharField(
        "刊载在", max_length=20, choices=PublishedAs, blank=True
    )
    published_in = text("书名、刊名或报名", help_text="如“全州工会工作研讨会论文集”。")
    volume_editor = text("编者", help_text="论文集的编者。")
    publication_place = text("出版地", 40)
    publisher = text("出版者")
    volume = text("卷", 20)
    issue = text("期", 20)
    published_on = models.DateField(
        "见报日期", null=True, blank=True, help_text="报纸填写。"
    )
    pages = text("页码或版次", 20, help_text="如“12-18”。")

    rights = models.CharField(
        "公开范围",
        max_length=20,
        choices=RightsChoice,
        default=RightsChoice.ABSTRACT,
        help_text="“仅内部”的论文在网站上任何地方都看不到。",
    )
    has_consent = models.BooleanField(
        "作者已书面同意公开全文",
        default=False,
        help_text="没有勾选时，选了“全文”也只公开摘要。",
    )
    embargo_until = models.DateField(
        "公开日期",
        null=True,
        blank=True,
        help_text="到这一天才出现在网站上；不填就是发布后立即公开。",
    )
    rights_holder = text("权利人", help_text="不填就是作者。")
    rights_statement = models.CharField(
        "权利说明", max_length=200, default=DEFAULT_STATEMENT
    )
    plagiarism_note = models.TextField(
        "查重情况（内部）", blank=True, help_text="只有编辑看得到，不会公开。"
    )
    archive_number = text("档号", 60)

    objects = EssayManager()

    parent_page_types = ["honors.EssayIndexPage"]
    subpage_types: list[str] = []
    card_template = "honors/_essay_card.html"
    base_form_class = EssayForm
    copy_form_class = EssayCopyForm
    exclude_fields_in_copy = [
        "slug",
        "original",
        "certificate",
        "archive_number",
        "has_consent",
        "plagiarism_note",
        "import_report",
        "import_acknowledged",
    ]
    content_panels = ESSAY_PANELS
    promote_panels: list = []

    search_fields = [
        *SitePage.search_fields,
        index.SearchField("subtitle"),
        index.SearchField("abstract"),
        index.SearchField("keywords"),
        index.SearchField("authors_said"),
        index.SearchField("units_said"),
        index.SearchField("prize_said"),
        index.SearchField("open_words"),
        index.FilterField("year"),
    ]

    class Meta:
        verbose_name = "论文"
        verbose_name_plural = "论文"
        indexes = [
            models.Index(fields=["-year"], name="essay_by_year"),
            models.Index(fields=["event", "prize"], name="essay_by_event"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["archive_number"],
                condition=~Q(archive_number=""),
                name="essay_archive_number_once",
                violation_error_message="这个档号已经给了另一篇论文，请核对。",
            ),
            models.CheckConstraint(
                name="essay_prize_of_an_event",
                condition=Q(prize="") | Q(event__isnull=False),
                violation_error_message="填了奖次，请选择是在哪次活动上获奖的。",
            ),
            models.CheckConstraint(
                name="essay_certain_year_in_edtf",
                condition=Q(year=None) | Q(year__gte=1800, year__lt=2100, edtf__gt=""),
                violation_error_message="确定的年份要写成四位数，请重新填写年份。",
            ),
        ]

    def slug_base(self) -> str:
        """2024-3: the third essay of that year on the site; undated-1 without one."""
        start = f"{self.read_year().year or 'undated'}-"
        taken = EssayPage.objects.filter(slug__startswith=start)
        numbers = [
            int(slug.removeprefix(start))
            for slug in taken.values_list("slug", flat=True)
            if slug.removeprefix(start).isdecimal()
        ]
        return f"{start}{max(numbers, default=0) + 1}"

    @property
    def is_internal(self) -> bool:
        return self.public_from == NEVER or self.rights == Rights.INTERNAL

    @property
    def keyword_list(self) -> list[str]:
        parted = self.keywords.replace(";", "；").split("；")
        return [word.strip() for word in parted if word.strip()]

    def open_words(self) -> str:
        """The words of the full text, for the search: none that are not given out."""
        if not self.gives_full_text:
            return ""
        return " ".join(self.body.stream_block.get_searchable_content(self.body))
