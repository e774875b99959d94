"""What an organization was called, was, and belonged to before."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from organizations.enums import ChangeReason, OrganizationKind, UnitNature
from organizations.querysets import FormerStateQuerySet
from pages.dates import in_chinese


class FormerState(models.Model):
    """A former description, in force up to and including the day ``until``.

    On any day the state with the earliest ``until`` not before that day holds
    (``holding.in_force``); after the last one, the organization's own fields do. So
    states cannot overlap.
    """

    organization = ParentalKey(
        "organizations.Organization",
        on_delete=models.CASCADE,
        related_name="former_states",
    )
    until = models.DateField(
        "沿用至", help_text="这种情况的最后一天；更名的填新名称启用的前一天。"
    )
    reason = models.CharField(
        "变更原因", max_length=20, choices=ChangeReason, default=ChangeReason.RENAMED
    )
    document = models.CharField("变更文号", max_length=100, blank=True)
    name = models.CharField("当时的全称", max_length=100)
    short_name = models.CharField("当时的简称", max_length=40, blank=True)
    kind = models.CharField("当时的组织类型", max_length=30, choices=OrganizationKind)
    nature = models.CharField(
        "当时的单位性质", max_length=30, choices=UnitNature, blank=True
    )
    is_new_enterprise = models.BooleanField("当时是新建企业", default=False)
    parent = models.ForeignKey(
        "organizations.Organization",
        verbose_name="当时的上级工会",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = FormerStateQuerySet.as_manager()

    panels = [
        FieldRowPanel(
            [FieldPanel("until"), FieldPanel("reason"), FieldPanel("document")]
        ),
        FieldRowPanel([FieldPanel("name"), FieldPanel("short_name")]),
        FieldRowPanel(
            [
                FieldPanel("kind"),
                FieldPanel("nature"),
                FieldPanel("is_new_enterprise"),
            ]
        ),
        FieldPanel("parent"),
    ]

    class Meta:
        verbose_name = "沿革"
        verbose_name_plural = "沿革"
        ordering = ["until"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "until"],
                name="organization_one_state_until_a_day",
                violation_error_message="同一天只能结束一种情况，请合并成一条。",
            )
        ]

    def __str__(self):
        return f"{self.name}（至{in_chinese(self.until)}）"

    def clean(self):
        super().clean()
        if self.until and self.until >= timezone.localdate():
            raise ValidationError({"until": "沿用至的日期应早于今天。"})
