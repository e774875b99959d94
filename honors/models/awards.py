"""Honors as they were awarded."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from wagtail.models import RevisionMixin

from honors.document_number import (
    document_number_fault,
    normalise_document_number,
)
from honors.enums import AwardState, Recipient
from honors.models.people import private_faults
from honors.panels import award_form
from honors.querysets import AwardQuerySet
from honors.recipients import recipient_fault
from honors.units import unit_of_union
from pages.gone import LeavesOutGoneMixin

FIRST_YEAR = 1949
REVOCATION = (
    "revoked_on",
    "revoked_by",
    "revocation_document",
    "revocation_reason",
    "revocation_note",
)


class Award(LeavesOutGoneMixin, RevisionMixin, models.Model):
    """One honor, awarded once to one person, unit or team.

    ``recipient`` repeats the honor's, so that the database knows which of person,
    unit and team there must be. ``organization`` is the unit, or the unit of the
    person or team when they were honored; ``unit_at_award`` is its name then, which
    no later change of the register touches.
    """

    honor = models.ForeignKey(
        "honors.Honor",
        verbose_name="荣誉称号",
        on_delete=models.PROTECT,
        related_name="awards",
    )
    recipient = models.CharField(
        "授予对象", max_length=20, choices=Recipient, editable=False
    )
    worker = models.ForeignKey(
        "honors.ModelWorker",
        verbose_name="个人",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="awards",
    )
    organization = models.ForeignKey(
        "organizations.Organization",
        verbose_name="当时的工会组织",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="honor_awards",
        help_text="获奖单位，或者获奖个人、班组当时所在单位的工会。",
    )
    team = models.CharField(
        "班组、车间或科室", max_length=100, blank=True, help_text="授予集体的填写。"
    )
    title = models.CharField(
        "证书上的称号", max_length=100, blank=True, help_text="照证书填写。"
    )
    year = models.PositiveSmallIntegerField("年度")
    batch = models.CharField(
        "届次、批次",
        max_length=40,
        blank=True,
        help_text="如“第二十二届”，没有的不填。",
    )
    place = models.PositiveSmallIntegerField(
        "名单序号", null=True, blank=True, help_text="在表彰决定名单上的序号。"
    )
    authority = models.CharField(
        "授予机关",
        max_length=100,
        blank=True,
        help_text="几个机关的用顿号分开；不填时用荣誉称号的授予机关。",
    )
    document_number = models.CharField(
        "表彰文号",
        max_length=40,
        blank=True,
        help_text="如“云政发〔2004〕12号”，括号会自动改正。",
    )
    decision_date = models.DateField("表彰决定日期", null=True, blank=True)
    unit_at_award = models.CharField(
        "获奖时单位",
        max_length=100,
        blank=True,
        help_text="不填时用所选工会组织所在单位在表彰决定那天的名称；"
        "以后更名也不改变。",
    )
    post_at_award = models.CharField("获奖时职务", max_length=100, blank=True)
    certificate = models.ForeignKey(
        "library.UnionDocument",
        verbose_name="证书扫描件（内部）",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    state = models.CharField(
        "状态",
        max_length=20,
        choices=AwardState,
        default=AwardState.VALID,
    )
    revoked_on = models.DateField("撤销日期", null=True, editable=False)
    revoked_by = models.CharField(
        "撤销机关", max_length=100, blank=True, editable=False
    )
    revocation_document = models.CharField(
        "撤销文号", max_length=40, blank=True, editable=False
    )
    revocation_reason = models.TextField("撤销原因（内部）", blank=True, editable=False)
    revocation_note = models.CharField(
        "对外说明", max_length=200, blank=True, editable=False
    )

    objects = AwardQuerySet.as_manager()

    PRIVATE_FREE = ("team", "title", "authority", "unit_at_award", "post_at_award")

    edit_handler = award_form()

    class Meta:
        verbose_name = "获奖记录"
        verbose_name_plural = "获奖记录"
        permissions = [("revoke_award", "撤销荣誉")]
        ordering = ["-year", "-pk"]
        indexes = [
            models.Index(fields=["honor", "year", "batch"], name="award_by_roll"),
            models.Index(fields=["state", "year"], name="award_by_state_and_year"),
        ]
        constraints = [
            models.CheckConstraint(
                name="award_has_its_recipient",
                condition=Q(recipient=Recipient.PERSON, worker__isnull=False, team="")
                | Q(recipient=Recipient.UNIT, worker=None, team="")
                & ~Q(unit_at_award="")
                | Q(recipient=Recipient.TEAM, worker=None)
                & ~Q(team="")
                & ~Q(unit_at_award=""),
                violation_error_message="授予个人的要选择个人；授予单位的要有单位；"
                "授予集体的要有班组和单位。",
            ),
            models.CheckConstraint(
                name="award_revoked_by_somebody_on_a_day",
                condition=Q(state=AwardState.REVOKED, revoked_on__isnull=False)
                & ~Q(revoked_by="")
                | ~Q(state=AwardState.REVOKED) & Q(revoked_on=None),
                violation_error_message="撤销的荣誉要有撤销日期和撤销机关。",
            ),
            models.UniqueConstraint(
                name="award_once_per_person",
                fields=["honor", "year", "batch", "worker"],
                condition=Q(recipient=Recipient.PERSON),
                violation_error_message="这个人的这项荣誉已经登记。",
            ),
            models.UniqueConstraint(
                name="award_once_per_unit_or_team",
                fields=["honor", "year", "batch", "unit_at_award", "team"],
                condition=~Q(recipient=Recipient.PERSON),
                violation_error_message="这个单位或集体的这项荣誉已经登记。",
            ),
        ]

    def __str__(self):
        return f"{self.holder} {self.shown_title}（{self.year}年）"

    @property
    def holder(self) -> str:
        """Who holds it: the person, the unit as it was called, or its team."""
        if self.recipient == Recipient.PERSON:
            return self.worker.name if self.worker else ""
        return f"{self.unit_at_award}{self.team}"

    holder.fget.short_description = "获得者"

    @property
    def shown_title(self) -> str:
        """The words of the certificate, or else the honor's."""
        return self.title or str(self.honor)

    def clean(self):
        super().clean()
        self.complete()
        faults = self.recipient_faults() if self.honor_id else {}
        if number := self.document_number:
            faults["document_number"] = document_number_fault(number)
        faults |= self.day_faults() | private_faults(self)
        if faults := {field: fault for field, fault in faults.items() if fault}:
            raise ValidationError(faults)
        if self.honor_id and self.year:
            # The form knows neither recipient nor state, and would not look.
            self.validate_constraints()

    def complete(self):
        """What the honor and the register know and the form left empty."""
        self.document_number = normalise_document_number(self.document_number)
        if self.honor_id:
            self.recipient = self.honor.recipient
            self.authority = self.authority or self.honor.authority
        if self.organization_id and not self.unit_at_award:
            name = self.organization.name_on(self.decision_day)
            self.unit_at_award = unit_of_union(name)

    @property
    def decision_day(self):
        """The day of the decision; for want of it the last of its year."""
        if self.decision_date or not self.year:
            return self.decision_date
        return date(self.year, 12, 31)

    def recipient_faults(self) -> dict[str, str]:
        """Who must be named, who must not, and whether the title fits."""
        faults = {}
        if self.recipient == Recipient.PERSON:
            if self.worker_id is None:
                faults["worker"] = f"“{self.honor}”授予个人，请选择获奖的人。"
            if self.team:
                faults["team"] = f"“{self.honor}”授予个人，不填班组。"
        else:
            if self.worker_id is not None:
                kind = self.honor.get_recipient_display()
                faults["worker"] = f"“{self.honor}”授予{kind}，不选个人。"
            if not self.unit_at_award:
                sentence = "请选择获奖时的工会组织，或者填写获奖时单位。"
                faults["unit_at_award"] = sentence
        if self.recipient == Recipient.TEAM and not self.team:
            faults["team"] = f"“{self.honor}”授予集体，请填写班组、车间或科室。"
        if self.recipient == Recipient.UNIT and self.team:
            faults["team"] = f"“{self.honor}”授予单位，不填班组。"
        if self.title and (fault := recipient_fault(self.title, self.recipient)):
            faults["title"] = fault
        return faults

    def day_faults(self) -> dict[str, str]:
        today = timezone.localdate()
        if self.decision_date and self.decision_date > today:
            return {"decision_date": "表彰决定日期还没有到，请照文件填写。"}
        if self.year and not FIRST_YEAR <= self.year <= today.year:
            return {"year": f"年度应在{FIRST_YEAR}年到{today.year}年之间，请核对。"}
        return {}

    def save(self, *args, **kwargs):
        self.complete()
        super().save(*args, **kwargs)

    def with_content_json(self, content):
        """A former version of what the form holds; a revocation is no version."""
        kept = ("state", *REVOCATION)
        own = {name: value for name, value in content.items() if name not in kept}
        former = super().with_content_json(own)
        for name in kept:
            setattr(former, name, getattr(self, name))
        return former
