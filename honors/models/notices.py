"""公示: who is proposed for an honor, open for objections before it is awarded."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.fields import StreamField
from wagtail.search import index

from honors.announcing import AnnouncingMixin
from honors.enums import RollOrder
from honors.models.awards import Award
from honors.models.holidays import Holiday
from honors.notice_forms import NoticeCopyForm, NoticeForm
from honors.notice_panels import NOTICE_PANELS
from honors.notice_rules import NoticeStage, is_folded, is_over, period_label
from honors.office_phone import office_phone
from honors.order_labels import order_label
from honors.querysets import NoticeManager
from honors.texts import field_text
from honors.working_days import counted, period_end, years_without
from intake.personal_data import personal_numbers
from pages.blocks import BodyBlock
from pages.models import SitePage
from pages.slugs import romanized

DEFAULT_DAYS = 5
DEFAULT_FOLD = 30
REPORTING_NOTE = (
    "对拟表彰对象有不同意见的，可以在公示期内用电话、信函、电子邮件或者当面反映。"
    "反映情况应当具体、真实，提倡署真实姓名并留下联系方式；受理部门对反映人的情况"
    "严格保密。匿名反映的，请写明可以核实的线索。"
)


def days_between(lowest: int, highest: int) -> list:
    sentence = f"请填写{lowest}到{highest}之间的天数。"
    return [MinValueValidator(lowest, sentence), MaxValueValidator(highest, sentence)]


class PublicNoticePage(AnnouncingMixin, SitePage):
    """A public notice of one honor, one year and one batch.

    A draft lists whoever is proposed. With its publication the list and the period
    are fixed: who is proposed later was not open for objections for long enough and
    needs a notice of his own.
    """

    honor = models.ForeignKey(
        "honors.Honor",
        verbose_name="荣誉称号",
        on_delete=models.PROTECT,
        related_name="notices",
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
    basis = models.TextField(
        "依据",
        max_length=300,
        blank=True,
        help_text="依据哪个文件、经过哪些程序推荐，如“根据《……通知》（漾工发〔2026〕8号），"
        "经单位推荐、县总工会初审”。",
    )
    basis_document = models.ForeignKey(
        "library.UnionDocument",
        verbose_name="依据的文件",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="会和公示一起公开；不宜公开的不要上传。",
    )
    body = StreamField(BodyBlock(), verbose_name="说明", blank=True)
    start_on = models.DateField(
        "公示开始日期", null=True, blank=True, help_text="当天算第一天。"
    )
    working_days = models.PositiveSmallIntegerField(
        "工作日天数",
        default=DEFAULT_DAYS,
        validators=days_between(1, 60),
        help_text="一般为5个工作日。截止日期按节假日安排自动计算。",
    )
    department = models.CharField("受理部门", max_length=100, blank=True)
    phone = models.CharField(
        "受理电话",
        max_length=40,
        blank=True,
        validators=[office_phone],
        help_text="单位的座机号码，如0872-7520000，会公开。",
    )
    email = models.EmailField("电子邮箱", blank=True)
    address = models.CharField(
        "通信地址", max_length=120, blank=True, help_text="单位的地址和邮政编码。"
    )
    reporting_note = models.TextField(
        "反映情况的要求", blank=True, default=REPORTING_NOTE
    )
    fold_after = models.PositiveSmallIntegerField(
        "期满后保留个人信息的天数",
        default=DEFAULT_FOLD,
        validators=days_between(0, 365),
        help_text="过了这些天，网页上只显示姓名和公示结果。",
    )
    stage = models.CharField(
        "进度",
        max_length=20,
        choices=NoticeStage,
        default=NoticeStage.RECOMMENDED,
        editable=False,
    )
    end_on = models.DateField("公示截止日期", null=True, editable=False)
    document_number = models.CharField(
        "表彰文号", max_length=40, blank=True, editable=False
    )
    decision_date = models.DateField("表彰决定日期", null=True, editable=False)
    decided_by = models.CharField(
        "授予机关", max_length=100, blank=True, editable=False
    )
    roll = models.ForeignKey(
        "honors.HonorRollPage",
        verbose_name="公示结果",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="notices",
    )

    objects = NoticeManager()

    NUMBER_FREE = (
        "title",
        "summary",
        "basis",
        "body",
        "department",
        "address",
        "reporting_note",
    )

    parent_page_types = ["honors.HonorsIndexPage"]
    subpage_types: list[str] = []
    card_template = "honors/_notice_card.html"
    base_form_class = NoticeForm
    copy_form_class = NoticeCopyForm
    content_panels = NOTICE_PANELS
    promote_panels: list = []
    exclude_fields_in_copy = [
        "slug",
        "start_on",
        "stage",
        "end_on",
        "document_number",
        "decision_date",
        "decided_by",
        "roll",
    ]

    search_fields = [
        *SitePage.search_fields,
        index.SearchField("basis"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "公示"
        verbose_name_plural = "公示"
        constraints = [
            models.CheckConstraint(
                name="notice_ends_after_it_begins",
                condition=models.Q(end_on=None)
                | models.Q(end_on__gte=models.F("start_on")),
                violation_error_message="公示截止日期不能早于开始日期。",
            ),
        ]

    @property
    def list_label(self) -> str:
        """2026年县级劳动模范（第三批）."""
        batch = f"（{self.batch}）" if self.batch else ""
        return f"{self.year}年{self.honor}{batch}"

    @property
    def order_label(self) -> str:
        return order_label(self.order, self.honor.recipient)

    @property
    def last_day(self):
        """The day whose 24:00 ends the period, while a draft as it would be now."""
        if self.end_on or self.start_on is None or not self.working_days:
            return self.end_on
        return period_end(
            self.start_on, self.working_days, Holiday.objects.arrangement()
        )

    @property
    def days(self) -> list:
        """The working days of the period."""
        if self.start_on is None or (last_day := self.last_day) is None:
            return []
        return counted(self.start_on, last_day, Holiday.objects.arrangement())

    @property
    def unarranged_years(self) -> list[int]:
        """Years of the period for which the table of holidays is empty."""
        return years_without(self.days, Holiday.objects.years())

    @property
    def period_label(self) -> str:
        return period_label(self.start_on, self.last_day, timezone.localdate())

    @property
    def is_over(self) -> bool:
        return self.end_on is not None and is_over(self.end_on, timezone.localdate())

    @property
    def is_folded(self) -> bool:
        return is_folded(self.end_on, self.fold_after, timezone.localdate())

    def proposed(self):
        """Who is proposed for the honor of this list today."""
        return Award.objects.proposed().in_roll(self.honor_id, self.year, self.batch)

    def listed(self):
        """The awards on the notice, in no order yet."""
        if not (self.honor_id and self.year):
            return Award.objects.none()
        if not self.is_announced:
            return self.proposed()
        entries = self.entries.filter(dropped_at=None)
        return Award.objects.filter(pk__in=entries.values("award")).standing()

    def unlisted(self):
        """Who was proposed after the list was fixed."""
        if not self.is_announced:
            return Award.objects.none()
        return self.proposed().exclude(pk__in=self.entries.values("award"))

    def slug_base(self):
        return romanized(f"公示{self.year} {self.honor} {self.batch}")

    def clean(self):
        super().clean()
        faults = {}
        for name in self.NUMBER_FREE:
            if kinds := dict(personal_numbers(strip_tags(field_text(self, name)))):
                label, found = self._meta.get_field(name).verbose_name, "、".join(kinds)
                faults[name] = f"“{label}”里有{found}，不能公开，请删去。"
        if faults:
            raise ValidationError(faults)

    def get_context(self, request, *args, **kwargs):
        from honors.views.notices import notice

        context = super().get_context(request, *args, **kwargs)
        return context | notice(self)
