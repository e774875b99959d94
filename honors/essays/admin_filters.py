"""The sides from which an archivist looks at the essays."""

import django_filters
from django import forms
from django.utils import timezone
from wagtail.admin.views.pages.listing import PageFilterSet

from honors.enums import HonorLevel
from honors.essays.enums import EssayKind, Prize, RightsChoice
from honors.models import EssayEvent, EssayPage

STATES = [
    ("no_original", "还没有原件"),
    ("no_certificate", "还没有证书扫描件"),
    ("no_consent", "选了全文，还没有作者同意"),
    ("embargo", "还没有到公开日期"),
    ("uncertain", "年份不确定"),
]


def ticks(label: str, choices, **options):
    return django_filters.MultipleChoiceFilter(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple, **options
    )


class EssayFilterSet(PageFilterSet):
    kind = ticks("类别", EssayKind.choices)
    prize = ticks("奖次", Prize.choices)
    level = ticks("级别", HonorLevel.choices, field_name="event__level")
    rights = ticks("公开范围", RightsChoice.choices)
    event = django_filters.ModelChoiceFilter(
        label="活动",
        queryset=lambda request: EssayEvent.objects.latest_first(),
        empty_label="全部",
        widget=forms.Select,
    )
    year = django_filters.NumberFilter(label="年份")
    state = django_filters.ChoiceFilter(
        label="待办",
        choices=STATES,
        empty_label="全部",
        method="in_state",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = EssayPage
        fields = []

    def in_state(self, queryset, name, value):
        wanted = {
            "no_original": {"original": None},
            "no_certificate": {"certificate": None},
            "no_consent": {"rights": RightsChoice.FULL, "has_consent": False},
            "embargo": {"embargo_until__gt": timezone.localdate()},
            "uncertain": {"year": None},
        }
        return queryset.filter(**wanted[value])
