"""What the figures are counted over, and what was reported for a year."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from organizations.enums import OrganizationKind, UnitNature


class Measure(models.TextChoices):
    """What a cohort's organizations can be counted for."""

    TOTAL = "total", "总数"
    CONGRESS = "congress", "建立职工代表大会"
    FACTORY_OPENNESS = "factory_openness", "实行厂务公开"
    CONGRESS_AND_OPENNESS = "congress_and_openness", "建立职代会并实行公开"
    CONTRACT = "contract", "签订集体合同"


class Cohort(models.Model):
    """统计范围: a saved filter over the register, the denominator of some rates.

    An empty list of kinds or natures and an unset flag leave that side open.
    """

    key = models.SlugField("代号", unique=True, editable=False)
    name = models.CharField("名称", max_length=40, unique=True)
    kinds = models.JSONField("组织类型", default=list, blank=True)
    natures = models.JSONField("单位性质", default=list, blank=True)
    is_new_enterprise = models.BooleanField("新建企业", null=True, blank=True)
    measures = models.JSONField("统计项目", default=list)
    shows_rate = models.BooleanField(
        "计算百分比",
        default=True,
        help_text="应建单位数不明的不计算百分比，只列数目。",
    )
    sort_order = models.PositiveSmallIntegerField("顺序", default=0)

    class Meta:
        verbose_name = "统计范围"
        verbose_name_plural = "统计范围"
        ordering = ["sort_order", "pk"]

    def __str__(self):
        return self.name

    def condition(self) -> Q:
        """For a queryset of ``Organization.objects.as_of(day)``."""
        condition = Q()
        if self.kinds:
            condition &= Q(kind_on__in=self.kinds)
        if self.natures:
            condition &= Q(nature_on__in=self.natures)
        if self.is_new_enterprise is not None:
            condition &= Q(new_enterprise_on=self.is_new_enterprise)
        return condition


KIND_CHOICES = OrganizationKind.choices[1:]
NATURE_CHOICES = UnitNature.choices


class AnnualReportManager(models.Manager):
    """Without the lists, which are long: they are read when somebody opens one."""

    def get_queryset(self):
        return super().get_queryset().defer("lists")


class AnnualReport(models.Model):
    """统计年报: the figures as of 31 December, frozen as they were computed.

    ``lists`` are the organizations behind each figure (``figures.frozen_lists``);
    ``sha256`` is the fingerprint of ``figures``, ``lists_sha256`` that of ``lists``.
    A mistake found later is answered by another version with its reason; none is
    ever changed.
    """

    year = models.PositiveSmallIntegerField("年度")
    version = models.PositiveSmallIntegerField("版次", default=1)
    reason = models.CharField("订正原因", max_length=200, blank=True)
    figures = models.JSONField("数据")
    sha256 = models.CharField("SHA-256", max_length=64)
    lists = models.JSONField("名单", default=dict, blank=True, editable=False)
    lists_sha256 = models.CharField(
        "名单的SHA-256", max_length=64, blank=True, editable=False
    )
    frozen_at = models.DateTimeField("冻结时间", auto_now_add=True)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="冻结人",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = AnnualReportManager()

    class Meta:
        verbose_name = "统计年报"
        verbose_name_plural = "统计年报"
        ordering = ["-year", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "version"], name="annual_report_version_once"
            )
        ]

    def __str__(self):
        return f"{self.year}年统计年报"
