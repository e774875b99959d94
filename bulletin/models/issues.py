"""An issue: one number of the bulletin with its articles."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import SimpleLazyObject, cached_property
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.search import index

from bulletin import numbering
from bulletin.enums import IssueKind
from bulletin.forms import BulletinIssueForm, IssueCopyForm
from bulletin.models.articles import ArticleContribution
from bulletin.models.ledger import IssueNumber
from bulletin.models.releases import IssueRelease
from bulletin.panels import ISSUE_PANELS
from bulletin.printing import print_issue, print_preview
from bulletin.querysets import IssueManager
from bulletin.readiness import shortcomings
from pages.models import SitePage
from pages.pictures import load_pictures
from typesetting.errors import TypesettingError


def contributions():
    """The contributions of articles with their organizations."""
    with_units = ArticleContribution.objects.select_related("organization")
    return models.Prefetch("contributions", with_units)


class BulletinIssuePage(RoutablePageMixin, SitePage):
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
        "编者按", blank=True, features=["bold", "link"], help_text="没有可以不填。"
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
        help_text="只在补录旧简报时填写；新的一期请留空，印发时自动编号。",
    )
    proposed_overall = models.PositiveIntegerField(
        "原总期号", null=True, blank=True, help_text="只在补录旧简报时填写。"
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
    import_report = models.JSONField(default=list, blank=True, editable=False)
    import_acknowledged = models.BooleanField(
        "已逐条核对导入情况，确认无误", default=False
    )

    objects = IssueManager()

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

    @property
    def year(self) -> int:
        """The year it is numbered in: that of the sign-off, else the present one."""
        return (self.sign_date or timezone.localdate()).year

    @property
    def series(self):
        return self.get_parent().specific

    @cached_property
    def number_entry(self):
        """Its row in the ledger; None for a draft."""
        return getattr(self, "entry", None)

    @property
    def is_issued(self) -> bool:
        return bool(self.pk) and self.number_entry is not None

    @property
    def label(self) -> str:
        return self.number_entry.label if self.is_issued else "（未编号）"

    def slug_base(self):
        return f"draft-{timezone.localdate():%Y%m%d}"

    def _set_core_field_defaults(self):
        if not self.is_issued:
            self.title = self.draft_title = self.working_title()
        super()._set_core_field_defaults()

    def working_title(self) -> str:
        """What a draft is called until it has a number."""
        first = next(iter(self.articles.all()), None)
        about = f"：{first.title}" if first and first.title else ""
        return f"{self.year}年待编号简报{about}"

    def with_content_json(self, content):
        """Number, address and title belong to the issue, not to a revision."""
        revised = super().with_content_json(content)
        if self.is_issued:
            revised.slug, revised.title = self.slug, self.title
            revised.set_url_path(self.get_parent())
        return revised

    def save(self, *args, **kwargs):
        """Every door to publication (editor, schedule, bulk action, command) ends
        here: number, text and frozen print appear together or not at all."""
        if self._state.adding:
            # A copy of a live issue is a draft: only a published revision is issued.
            self.live = False
        if not self.live and not self.is_issued:
            self.live_revision = None
            self.first_published_at = self.last_published_at = None
        if not self.live or kwargs.get("update_fields") is not None:
            return super().save(*args, **kwargs)
        with transaction.atomic():
            self.enter_ledger()
            result = super().save(*args, **kwargs)
            if self.live_revision_id:
                self.freeze()
        return result

    def freeze(self):
        """Keep the print of the text as published."""
        try:
            IssueRelease.objects.freeze(self)
        except TypesettingError as error:
            raise ValidationError(str(error)) from error

    def obstacles(self) -> list[str]:
        """Why this text cannot be published now, in whole sentences."""
        if problems := shortcomings(self, list(self.articles.all())):
            return problems
        try:
            if not self.is_issued:
                self.series.numbers().decide(self, self.series)
            print_issue(self)
        except (numbering.NumberConflict, TypesettingError) as obstacle:
            return [str(obstacle)]
        return []

    def enter_ledger(self):
        """Draw the number at the first publication and name the issue after it."""
        problems = shortcomings(self, list(self.articles.all()))
        if problems:
            raise ValidationError(problems)
        if not self.is_issued:
            try:
                self.number_entry = IssueNumber.objects.draw(self)
            except numbering.NumberConflict as conflict:
                raise ValidationError(str(conflict)) from conflict
        entry = self.number_entry
        self.slug = numbering.issue_slug(entry.kind, entry.year, entry.number)
        self.title = self.draft_title = numbering.issue_title(
            self.series.title, entry.kind, entry.year, entry.number
        )
        self.issue_date = self.issue_date or self.sign_date
        self.editorial_date = self.sign_date
        self.set_url_path(self.get_parent())

    def numbered_articles(self):
        """The articles in order, each knowing its place, pictures loaded at once."""
        articles = list(self.articles.all())
        if self.pk:
            models.prefetch_related_objects(articles, contributions())
        for position, article in enumerate(articles, start=1):
            article.position = position
            article.page = self
        load_pictures(article.body for article in articles)
        return articles

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "entry": self.number_entry,
            "series": self.series,
            "articles": SimpleLazyObject(self.numbered_articles),
        }

    @path("")
    def issue(self, request):
        """The whole issue, with its prints and its neighbours."""
        releases = self.releases.order_by("-version") if self.is_issued else []
        return self.render(
            request,
            context_overrides={
                "releases": releases,
                "previous": self.neighbour("before"),
                "next": self.neighbour("after"),
            },
        )

    def neighbour(self, verb: str):
        """The issue next to this one in the series, or None."""
        if not self.is_issued:
            return None
        issues = type(self).objects.sibling_of(self).visible()
        return getattr(issues, verb)(self).first()

    def serve_preview(self, request, mode_name):
        if mode_name == "print":
            return print_preview(request, self)
        return super().serve_preview(request, mode_name)

    @path("<int:position>/", name="article")
    def article(self, request, position):
        """One article at its own address, with the ones before and after it."""
        articles = self.numbered_articles()
        if not 1 <= position <= len(articles):
            raise Http404("这一期没有这篇文章。")
        shown = articles[position - 1]
        return self.render(
            request,
            template="bulletin/bulletin_article.html",
            context_overrides={
                "article": shown,
                "articles": articles,
                "previous_article": articles[position - 2] if position > 1 else None,
                "next_article": (
                    articles[position] if position < len(articles) else None
                ),
            },
        )

    @path("pdf/", name="pdf")
    @path("pdf/<int:version>/", name="pdf_version")
    def pdf(self, request, version=None):
        """The frozen print, the newest unless a version is asked for."""
        releases = self.releases.order_by("version")
        release = (
            get_object_or_404(releases, version=version) if version else releases.last()
        )
        if release is None:
            raise Http404("这一期没有印刷版。")
        suffix = "" if version is None else f"（第{version}版）"
        return FileResponse(
            release.pdf.open(),
            filename=f"{self.title}{suffix}.pdf",
            content_type="application/pdf",
        )
