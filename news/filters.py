"""From which sides an editor looks at the news."""

import django_filters
from django import forms
from wagtail.admin.filters import WagtailFilterSet

from news.enums import OutletKind
from news.models import MediaCoveragePage, MediaOutlet, NewsIndexPage, NewsPage, Topic

STATUS = [
    ("live", "已发布"),
    ("changed", "已发布，有未发布的改动"),
    ("draft", "草稿或已撤下"),
]


def columns_indented(request=None):
    return NewsIndexPage.objects.order_by("path")


class ColumnChoices(django_filters.ModelChoiceFilter):
    """A column with what stands below it; its level shows by a mark before it."""

    def __init__(self, *args, **kwargs):
        super().__init__(
            *args,
            label="栏目",
            queryset=columns_indented,
            empty_label="全部",
            widget=forms.Select,
            **kwargs,
        )

    @property
    def field(self):
        field = super().field
        field.label_from_instance = lambda column: (
            "　" * (column.depth - 3) + column.title
        )
        return field

    def filter(self, queryset, column):
        return queryset.descendant_of(column) if column else queryset


class ItemFilterSet(WagtailFilterSet):
    """What both types are found by."""

    column = ColumnChoices()
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
