"""What holds from one day to another."""

from django.db import models
from django.db.models import F, Q

from organizations.querysets import PeriodQuerySet


class Period(models.Model):
    """Something that held from one day to another; both ends count."""

    since = models.DateField(
        "开始日期", null=True, blank=True, help_text="查不到的不填。"
    )
    until = models.DateField(
        "结束日期", null=True, blank=True, help_text="仍在继续的不填。"
    )

    objects = PeriodQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_ends_after_it_begins",
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
                violation_error_message="结束日期不能早于开始日期。",
            )
        ]
