"""The register of honors that can be awarded."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from honors.enums import HonorFamily, HonorLevel, Recipient
from honors.panels import honor_form
from honors.recipients import HARD, recipient_fault


class Honor(models.Model):
    """A title that is awarded: 全国劳动模范, 省级五一劳动奖章, 县级工人先锋号.

    职工之家 and 目标责任考核 are facts of organizations and stand in their register.
    """

    name = models.CharField(
        "荣誉名称", max_length=60, help_text="不写级别，如“劳动模范”“五一劳动奖章”。"
    )
    level = models.CharField("级别", max_length=20, choices=HonorLevel)
    recipient = models.CharField("授予对象", max_length=20, choices=Recipient)
    family = models.CharField("类别", max_length=30, choices=HonorFamily)
    authority = models.CharField(
        "授予机关",
        max_length=100,
        blank=True,
        help_text="登记荣誉时自动填入，可以逐条修改。",
    )
    rank = models.PositiveSmallIntegerField(
        "排列次序", default=100, help_text="同一级别中数字小的排在前面。"
    )
    notes = models.TextField("备注", blank=True)

    edit_handler = honor_form()

    class Meta:
        verbose_name = "荣誉称号"
        verbose_name_plural = "荣誉称号"
        constraints = [
            models.UniqueConstraint(
                fields=["name", "level"],
                name="honor_once_per_level",
                violation_error_message="这一级的这个荣誉称号已经登记。",
            ),
            *(
                models.CheckConstraint(
                    name=f"honor_{kind}_medal_kind",
                    condition=~Q(name__contains=word) | Q(recipient=kind),
                    violation_error_message=f"“{word}”授予{Recipient(kind).label}，"
                    "请改正荣誉名称或授予对象。",
                )
                for word, kind in HARD.items()
            ),
        ]

    def __str__(self):
        return f"{self.get_level_display()}{self.name}"

    @property
    def level_rank(self) -> int:
        """0 for the highest level."""
        return HonorLevel.values.index(self.level)

    def clean(self):
        super().clean()
        if "职工之家" in self.name:
            sentence = "职工之家称号请登记在组织档案的“职工之家”里，不在这里登记。"
            raise ValidationError({"name": sentence})
        if self.recipient and (fault := recipient_fault(self.name, self.recipient)):
            raise ValidationError({"recipient": fault})
        if self.pk and self.awards.exclude(recipient=self.recipient).exists():
            sentence = "这个称号已经有获得者，授予对象不能改变。"
            raise ValidationError({"recipient": sentence})
