"""What belongs to a notice and is not text: its list and the objections to it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from honors.models.people import private_faults


class NoticeEntry(models.Model):
    """An award on the list as it was announced. One that was dropped in the course
    of the procedure keeps its place here, with the reason, for the office."""

    notice = models.ForeignKey(
        "honors.PublicNoticePage", on_delete=models.CASCADE, related_name="entries"
    )
    award = models.ForeignKey(
        "honors.Award",
        verbose_name="获奖记录",
        on_delete=models.PROTECT,
        related_name="notice_entries",
    )
    dropped_at = models.DateTimeField("移出时间", null=True)
    drop_reason = models.CharField("移出原因（内部）", max_length=300, blank=True)

    class Meta:
        verbose_name = "公示名单条目"
        verbose_name_plural = "公示名单条目"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "award"], name="award_once_on_a_notice"
            ),
        ]

    def __str__(self):
        return f"{self.notice}：{self.award.holder}"


class ObjectionChannel(models.TextChoices):
    """How an objection came in."""

    PHONE = "phone", "电话"
    LETTER = "letter", "信函"
    EMAIL = "email", "电子邮件"
    VISIT = "visit", "来访"
    OTHER = "other", "其他"


class Objection(models.Model):
    """异议: what somebody brought forward against a name on a notice, and what
    became of it. For the office alone: no page, feed or search ever reads it."""

    notice = models.ForeignKey(
        "honors.PublicNoticePage",
        verbose_name="公示",
        on_delete=models.PROTECT,
        related_name="objections",
    )
    received_on = models.DateField("收到日期", default=timezone.localdate)
    channel = models.CharField(
        "反映方式",
        max_length=10,
        choices=ObjectionChannel,
        default=ObjectionChannel.PHONE,
    )
    is_anonymous = models.BooleanField("匿名反映", default=False)
    informant = models.CharField(
        "反映人",
        max_length=60,
        blank=True,
        help_text="只写姓名和单位，不写电话号码。匿名的不填。",
    )
    about = models.CharField(
        "反映对象", max_length=100, blank=True, help_text="名单上的姓名或单位。"
    )
    content = models.TextField("反映的情况")
    handling = models.TextField("核查情况", blank=True)
    conclusion = models.TextField(
        "处理结论", blank=True, help_text="填写以后，这件异议就算处理完毕。"
    )
    concluded_on = models.DateField("办结日期", null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="登记人",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    PRIVATE_FREE = ("informant", "about", "content", "handling", "conclusion")

    class Meta:
        verbose_name = "异议"
        verbose_name_plural = "异议"
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="objection_concluded_on_a_day",
                condition=models.Q(concluded_on=None, conclusion="")
                | models.Q(concluded_on__isnull=False) & ~models.Q(conclusion=""),
                violation_error_message="填了处理结论的要有办结日期，"
                "填了办结日期的要有处理结论。",
            ),
        ]

    def __str__(self):
        return f"{self.received_on:%Y-%m-%d} {self.get_channel_display()}异议"

    @property
    def is_open(self) -> bool:
        return self.concluded_on is None

    @property
    def state(self) -> str:
        return "未办结" if self.is_open else "已办结"

    def clean(self):
        super().clean()
        if self.conclusion and self.concluded_on is None:
            self.concluded_on = timezone.localdate()
        faults = private_faults(self)
        if self.is_anonymous and self.informant:
            faults["informant"] = "匿名反映的，不填反映人。"
        if self.received_on and self.received_on > timezone.localdate():
            faults["received_on"] = "收到日期还没有到，请核对。"
        if faults:
            raise ValidationError(faults)
