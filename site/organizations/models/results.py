"""How an organization did when it was compared with others."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from intake.personal_data import personal_numbers
from organizations.enums import CompetitionLevel
from organizations.querysets import AssessmentQuerySet, CompetitionResultQuerySet


def year_field():
    told = "年度要填四位数字，如2005。"
    limits = [MinValueValidator(1949, told), MaxValueValidator(2100, told)]
    return models.PositiveSmallIntegerField("年度", validators=limits)


class Assessment(models.Model):
    """How the federation was ranked by the one above it for a year's work."""

    organization = ParentalKey(
        "organizations.Organization",
        on_delete=models.CASCADE,
        related_name="assessments",
    )
    year = year_field()
    authority = models.CharField("考核单位", max_length=100, blank=True)
    rank = models.PositiveSmallIntegerField("名次", null=True, blank=True)
    result = models.CharField(
        "结果", max_length=100, blank=True, help_text="如“优秀”“一等奖”。"
    )

    objects = AssessmentQuerySet.as_manager()

    panels = [
        FieldRowPanel(
            [
                FieldPanel("year"),
                FieldPanel("authority"),
                FieldPanel("rank"),
                FieldPanel("result"),
            ]
        )
    ]

    class Meta:
        verbose_name = "目标责任考核"
        verbose_name_plural = "目标责任考核"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "year"],
                name="assessment_once_a_year",
                violation_error_message="这一年度的考核结果已经登记。",
            )
        ]

    def __str__(self):
        return f"{self.year}年考核"


class CompetitionResult(models.Model):
    """竞赛成绩: what the organization, its team or one of its people won.

    Of an old contest the year alone may be known; what came out of it is a rank, a
    prize or both.
    """

    organization = ParentalKey(
        "organizations.Organization",
        on_delete=models.CASCADE,
        related_name="competition_results",
    )
    year = year_field()
    day = models.DateField(
        "比赛日期", null=True, blank=True, help_text="不知道是哪一天的不填。"
    )
    event = models.CharField(
        "竞赛名称", max_length=100, help_text="全称，如“全州医护人员护理技能竞赛”。"
    )
    item = models.CharField(
        "项目", max_length=100, blank=True, help_text="如“静脉输液操作”，不分项的不填。"
    )
    host = models.CharField("主办单位", max_length=100, blank=True)
    level = models.CharField(
        "级别",
        max_length=20,
        choices=CompetitionLevel,
        default=CompetitionLevel.COUNTY,
    )
    rank = models.PositiveSmallIntegerField("名次", null=True, blank=True)
    prize = models.CharField(
        "奖项", max_length=40, blank=True, help_text="如“二等奖”。"
    )
    contestant = models.CharField(
        "参赛集体或个人",
        max_length=100,
        blank=True,
        help_text="会公布在网站上。以单位名义参赛的不填。",
    )

    objects = CompetitionResultQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("year"), FieldPanel("day"), FieldPanel("level")]),
        FieldRowPanel([FieldPanel("event"), FieldPanel("item")]),
        FieldPanel("host"),
        FieldRowPanel(
            [FieldPanel("rank"), FieldPanel("prize"), FieldPanel("contestant")]
        ),
    ]

    class Meta:
        verbose_name = "竞赛成绩"
        verbose_name_plural = "竞赛成绩"
        ordering = ["-year", "pk"]
        indexes = [
            models.Index(fields=["-year", "level"], name="competition_result_by_year")
        ]
        constraints = [
            models.UniqueConstraint(
                name="competition_result_once",
                fields=["organization", "year", "event", "item", "contestant"],
                violation_error_message="这项竞赛成绩已经登记，请在原来的一条上修改。",
            ),
            models.CheckConstraint(
                name="competition_result_says_something",
                condition=Q(rank__isnull=False, rank__gte=1)
                | Q(rank=None) & ~Q(prize=""),
                violation_error_message="名次和奖项至少填一项，名次从1起。",
            ),
            models.CheckConstraint(
                name="competition_result_on_a_day_of_its_year",
                condition=Q(day=None) | Q(day__year=F("year")),
                violation_error_message="比赛日期不在所填的年度，请核对。",
            ),
        ]

    def __str__(self):
        return f"{self.year}年{self.event}{self.item}{self.outcome}"

    @property
    def outcome(self) -> str:
        """What was won, in a few words."""
        return outcome(self.prize, self.rank)

    def clean(self):
        super().clean()
        if personal_numbers(self.contestant):
            raise ValidationError(
                {"contestant": "请删去证件号、手机号等个人号码，只写集体或姓名。"}
            )


def outcome(prize: str, rank: int | None) -> str:
    """一等奖（第1名）, 一等奖, 第2名."""
    place = f"第{rank}名" if rank else ""
    return f"{prize}（{place}）" if prize and place else prize or place
