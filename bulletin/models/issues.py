"""An issue: one number of the bulletin with its articles."""

from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from wagtail.fields import RichTextField
from wagtail.search import index

from bulletin.enums import IssueKind
from bulletin.forms import BulletinIssueForm, IssueCopyForm
from bulletin.issuing import IssuingMixin
from bulletin.panels import ISSUE_PANELS
from bulletin.querysets import IssueManager
from bulletin.reading import ReadingMixin
from intake.models.imported import ImportedMixin
from pages.models import SitePage


def between(lowest: int, highest: int) -> list:
    sentence = f"请填写{lowest}到{highest}之间的数。"
    return [MinValueValidator(lowest, sentence), MaxValueValidator(highest, sentence)]


class BulletinIssuePage(IssuingMixin, ReadingMixin, ImportedMixin, SitePage):
    """One issue. Its number is not here but in the ledger: a draft has none, and
    no edit of the text can change it."""

    kind = models.CharField(
        "类别", max_length=20, choices=IssueKind, default=IssueKind.REGULAR
    )
    sign_date = models.DateField(
        "签发日期",
        null=True,
        help_text="领导签发的日期，印在红线上方；期号按这一年编排。",
    )
    issue_date = models.DateField(
        "印发日期", null=True, blank=True, help_text="与签发同一天的可以不填。"
    )
    edited_by = models.CharField("责任编辑", max_length=40, blank=True)
    reviewed_by = models.CharField("审核", max_length=40, blank=True)
    signed_by = models.CharField("签发", max_length=40, blank=True)
    editor_note = RichTextField(
        "编者按",
        blank=True,
        features=["bold", "ol", "ul", "link"],
        help_text="没有可以不填。",
    )
    report_to = models.TextField("报", blank=True)
    send_to = models.TextField("送", blank=True)
    distribute_to = models.TextField("发", blank=True)
    extra_distribution = models.CharField("本期增发", max_length=200, blank=True)
    copies = models.PositiveSmallIntegerField("印数", null=True, blank=True)
    proposed_number = models.PositiveSmallIntegerField(
        "原期号",
        null=True,
        blank=True,
        validators=between(1, 9_999),
        help_text="只在补录旧简报时填写；新的一期请留空，印发时自动编号。",
    )
    proposed_overall = models.PositiveIntegerField(
        "原总期号",
        null=True,
        blank=True,
        validators=between(1, 999_999),
        help_text="只在补录旧简报时填写。",
    )
    original_scan = models.ForeignKey(
        "library.UnionDocument",
        verbose_name="原件扫描",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    archive_number = models.CharField("档号", max_length=60, blank=True)
    original = models.ForeignKey(
        "intake.ReceivedFile",
        verbose_name="来稿原件",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = IssueManager()

    reader_kind = "工作简报"
    parent_page_types = ["bulletin.BulletinIndexPage"]
    subpage_types: list[str] = []
    card_template = "bulletin/_issue_card.html"
    base_form_class = BulletinIssueForm
    copy_form_class = IssueCopyForm
    exclude_fields_in_copy = [
        "slug",
        "entry",
        "releases",
        "proposed_number",
        "proposed_overall",
        "original",
        "import_report",
        "import_acknowledged",
    ]
    content_panels = ISSUE_PANELS
    promote_panels: list = []
    preview_modes = [("", "网页"), ("print", "印刷版")]

    search_fields = [
        *SitePage.search_fields,
        index.SearchField("editor_note"),
        index.FilterField("sign_date"),
        index.RelatedFields(
            "articles", [index.SearchField("title"), index.SearchField("body")]
        ),
    ]

    class Meta:
        verbose_name = "简报期次"
        verbose_name_plural = "简报期次"

    def numbering_year(self) -> int:
        """The year it is numbered in: that of the sign-off, else the present one."""
        return (self.sign_date or timezone.localdate()).year

    @property
    def series(self):
        return self.get_parent().specific

    def findable_text(self) -> str:
        """Its contents: the articles themselves are found as articles."""
        return "\n".join(self.articles.values_list("title", flat=True))

    def slug_base(self):
        return f"draft-{uuid4().hex[:8]}"

    def _set_core_field_defaults(self):
        if not self.is_issued:
            self.title = self.draft_title = self.working_title()
        super()._set_core_field_defaults()

    def working_title(self) -> str:
        """What a draft is called until it has a number."""
        first = next(iter(self.articles.all()), None)
        about = f"：{first.title}" if first and first.title else ""
        return f"{self.numbering_year()}年待编号简报{about}"
