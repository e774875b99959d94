"""From which sides an editor looks at the news."""

import django_filters
from django import forms
from django_filters.fields import ModelChoiceField
from wagtail.admin.filters import WagtailFilterSet

from news.enums import OutletKind
from news.forms import ColumnLabels
from news.models import MediaCoveragePage, MediaOutlet, NewsIndexPage, NewsPage, Topic

STATUS = [
    ("live", "已发布"),
    ("changed", "已发布，有未发布的改动"),
    ("draft", "草稿或已撤下"),
]


def columns_in_order(request):
    return NewsIndexPage.objects.order_by("path")


class ColumnFilterField(ColumnLabels, ModelChoiceField):
    pass


class ColumnFilter(django_filters.ModelChoiceFilter):
    """Items of a column and of what stands below it."""

    field_class = ColumnFilterField

    def filter(self, queryset, column):
        return queryset.descendant_of(column) if column else queryset


class ItemFilterSet(WagtailFilterSet):
    """What both types are found by."""

    column = ColumnFilter(
        label="栏目",
        queryset=columns_in_order,
        empty_label="全部",
        widget=forms.Select,
    )
    year = django_filters.NumberFilter(
        label="年份", field_name="editorial_date", lookup_expr="year"
    )
    source = django_filters.CharFilter(label="来源", lookup_expr="icontains")
    status = django_filters.ChoiceFilter(
        label="状态",
        choices=STATUS,
        empty_label="全部",
        method="with_status",
        widget=forms.Select,
    )

    def with_status(self, queryset, name, value):
        if value == "draft":
            return queryset.not_live()
        return queryset.live().filter(has_unpublished_changes=value == "changed")


class StoryFilterSet(ItemFilterSet):
    topics = django_filters.ModelChoiceFilter(
        label="主题",
        queryset=Topic.objects.all(),
        empty_label="全部",
        widget=forms.Select,
    )

    class Meta:
        model = NewsPage
        fields = []


class CoverageFilterSet(ItemFilterSet):
    outlet = django_filters.ModelChoiceFilter(
        label="媒体",
        queryset=MediaOutlet.objects.all(),
        empty_label="全部",
        widget=forms.Select,
    )
    kind = django_filters.ChoiceFilter(
        label="媒体类型",
        field_name="outlet__kind",
        choices=OutletKind.choices,
        empty_label="全部",
        widget=forms.Select,
    )

    class Meta:
        model = MediaCoveragePage
        fields = []
