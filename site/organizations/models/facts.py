"""Dated facts of an organization: what the figures count."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from organizations.enums import ContractKind, HomeLevel, PracticeKind
from organizations.models.periods import Period
from organizations.querysets import (
    ContractQuerySet,
    HeadcountQuerySet,
    HomeAwardQuerySet,
)
from pages.dates import in_chinese


def counted(label: str):
    return models.PositiveIntegerField(label, null=True, blank=True)


class Headcount(models.Model):
    """How many people, as counted on a day; in force until the next count."""

    organization = ParentalKey(
        "organizations.Organization",
        on_delete=models.CASCADE,
        related_name="headcounts",
    )
    day = models.DateField("统计日期", help_text="年报填12月31日。")
    employees = counted("职工数")
    members = counted("会员数")
    female_employees = counted("女职工")
    female_members = counted("女会员")
    migrant_workers = counted("农民工")
    dispatched_workers = counted("劳务派遣")
    covered_units = counted("涵盖单位数")
    full_time_cadres = counted("专职工会干部")
    part_time_cadres = counted("兼职工会干部")

    objects = HeadcountQuerySet.as_manager()

    panels = [
        FieldRowPanel(
            [FieldPanel("day"), FieldPanel("employees"), FieldPanel("members")]
        ),
        FieldRowPanel(
            [
                FieldPanel("female_employees"),
                FieldPanel("female_members"),
                FieldPanel("migrant_workers"),
            ]
        ),
        FieldRowPanel([FieldPanel("dispatched_workers"), FieldPanel("covered_units")]),
        FieldRowPanel([FieldPanel("full_time_cadres"), FieldPanel("part_time_cadres")]),
    ]
    # (part, whole): a part is never more than its whole
    PARTS = (
        ("members", "employees"),
        ("female_employees", "employees"),
        ("female_members", "members"),
        ("female_members", "female_employees"),
        ("migrant_workers", "employees"),
    )

    class Meta:
        verbose_name = "年度数据"
        verbose_name_plural = "年度数据"
        ordering = ["-day"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "day"],
                name="headcount_once_a_day",
                violation_error_message="这一天的数据已经登记，请在原来的一条上修改。",
            )
        ]

    def __str__(self):
        return f"{in_chinese(self.day)}的数据"

    def clean(self):
        super().clean()
        faults = self.faults()
        if faults:
            raise ValidationError(faults)

    def faults(self) -> dict[str, str]:
        """Field by field, where a part is more than its whole."""
        found = {}
        for part, whole in self.PARTS:
            few, many = getattr(self, whole), getattr(self, part)
            if few is not None and many is not None and many > few:
                names = [
                    self._meta.get_field(name).verbose_name for name in (part, whole)
                ]
                found[part] = f"{names[0]}{many}多于{names[1]}{few}，请核对。"
        return found


class Practice(Period):
    """A body or practice the organization has had since some day."""

    organization = ParentalKey(
        "organizations.Organization",
        on_delete=models.CASCADE,
        related_name="practices",
    )
    kind = models.CharField("项目", max_length=30, choices=PracticeKind)
    last_held = models.DateField("最近一次", null=True, blank=True)
    times_a_year = models.PositiveSmallIntegerField("每年次数", null=True, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("since"), FieldPanel("until")]),
        FieldRowPanel([FieldPanel("last_held"), FieldPanel("times_a_year")]),
    ]

    class Meta(Period.Meta):
        verbose_name = "民主管理"
        verbose_name_plural = "民主管理"
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["kind", "organization"], name="practice_by_kind")
        ]

    def __str__(self):
        return self.get_kind_display()


class CollectiveContract(models.Model):
    """A collective contract, in force from its first to its last day."""

    organization = ParentalKey(
        "organizations.Organization",
        on_delete=models.CASCADE,
        related_name="contracts",
    )
    kind = models.CharField(
        "合同种类",
        max_length=20,
        choices=ContractKind,
        default=ContractKind.COMPREHENSIVE,
    )
    signed = models.DateField("签订日期", null=True, blank=True)
    start = models.DateField("有效期自")
    end = models.DateField("有效期至", help_text="一般为一至三年。")
    terminated = models.DateField(
        "提前终止日期", null=True, blank=True, help_text="按期履行的不填。"
    )
    covered_units = counted("覆盖单位数")
    covered_workers = counted("覆盖职工数")
    filing_number = models.CharField("备案号", max_length=60, blank=True)

    objects = ContractQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("start"), FieldPanel("end")]),
        FieldRowPanel([FieldPanel("signed"), FieldPanel("terminated")]),
        FieldRowPanel(
            [
                FieldPanel("covered_units"),
                FieldPanel("covered_workers"),
                FieldPanel("filing_number"),
            ]
        ),
    ]

    class Meta:
        verbose_name = "集体合同"
        verbose_name_plural = "集体合同"
        ordering = ["-end", "pk"]
        constraints = [
            models.CheckConstraint(
                name="contract_ends_after_it_begins",
                condition=Q(end__gte=F("start")),
                violation_error_message="有效期的结束日期不能早于开始日期。",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}集体合同（至{in_chinese(self.end)}）"


class HomeAward(models.Model):
    """A 职工之家 title; each level is awarded on top of those below it."""

    organization = ParentalKey(
        "organizations.Organization",
        on_delete=models.CASCADE,
        related_name="home_awards",
    )
    level = models.CharField("称号", max_length=30, choices=HomeLevel)
    awarded = models.DateField("授予日期", null=True, blank=True)
    revoked = models.DateField(
        "撤销日期", null=True, blank=True, help_text="称号仍有效的不填。"
    )
    authority = models.CharField("授予机关", max_length=100, blank=True)
    document = models.CharField("文号", max_length=100, blank=True)

    objects = HomeAwardQuerySet.as_manager()

    panels = [
        FieldRowPanel(
            [FieldPanel("level"), FieldPanel("awarded"), FieldPanel("revoked")]
        ),
        FieldRowPanel([FieldPanel("authority"), FieldPanel("document")]),
    ]

    class Meta:
        verbose_name = "职工之家称号"
        verbose_name_plural = "职工之家称号"
        ordering = ["awarded", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "level"],
                name="home_award_once_per_level",
                violation_error_message="这一级称号已经登记，请在原来的一条上修改。",
            )
        ]

    def __str__(self):
        return self.get_level_display()
