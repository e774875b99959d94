"""The people who hold honors in the admin: list, filters, export, chooser, form."""

import django_filters
from django import forms
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)
from wagtail.snippets.views.snippets import (
    CreateView,
    EditView,
    IndexView,
    SnippetViewSet,
)

from honors.buttons import change_buttons
from honors.enums import HonorLevel, Sex, WorkerStanding
from honors.models import ModelWorker
from organizations.views.export import SafeExportMixin
from organizations.views.record_forms import NoDraftMixin


class ChooserColumns:
    """Enough beside the name to tell two people of one name apart."""

    @property
    def columns(self):
        return [
            *super().columns,
            Column("birth_year", label="出生年份", accessor=birth_year_label),
            Column("present_unit", label="单位"),
        ]


class WorkerChooseView(ChooserColumns, ChooseView):
    pass


class WorkerChooseResultsView(ChooserColumns, ChooseResultsView):
    pass


class WorkerChooserViewSet(SnippetChooserViewSet):
    choose_view_class = WorkerChooseView
    choose_results_view_class = WorkerChooseResultsView

    def get_object_list(self):
        return ModelWorker.objects.select_related("organization").order_by("name", "pk")


class WorkerFilterSet(WagtailFilterSet):
    """The sides from which an office looks at its model workers."""

    highest = django_filters.MultipleChoiceFilter(
        label="最高荣誉",
        choices=HonorLevel.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    standing = django_filters.MultipleChoiceFilter(
        label="状态",
        choices=WorkerStanding.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    sex = django_filters.ChoiceFilter(
        label="性别", choices=Sex.choices, empty_label="全部", widget=forms.RadioSelect
    )
    is_public = django_filters.BooleanFilter(label="在网站上公开")
    unit = django_filters.CharFilter(label="单位", method="at_unit")

    class Meta:
        model = ModelWorker
        fields = []

    def at_unit(self, queryset, name, value):
        return queryset.at(value)


def birth_year_label(worker) -> str:
    return f"{worker.birth_year}年" if worker.birth_year else ""


def highest_label(worker) -> str:
    return dict(HonorLevel.choices).get(worker.highest, "")


class WorkerIndexView(SafeExportMixin, IndexView):
    """Everyone, by name; each with the level of the highest valid honor."""

    def get_base_queryset(self):
        return ModelWorker.objects.with_highest().select_related("organization")

    def order_queryset(self, queryset):
        if self.ordering:
            return super().order_queryset(queryset).order_by(self.ordering, "name")
        return queryset.order_by("name", "pk")

    def search_queryset(self, queryset):
        return queryset.named_like(self.search_query) if self.is_searching else queryset


class WorkerCreateView(NoDraftMixin, CreateView):
    """Warns of people of the same name: one person is entered once."""

    def save_action(self):
        saved = super().save_action()
        same = ModelWorker.objects.filter(name=self.object.name)
        if number := same.exclude(pk=self.object.pk).count():
            sentence = (
                f"档案里另有{number}个叫“{self.object.name}”的人，"
                "请核对是不是同一个人；同一个人只建一份档案。"
            )
            messages.warning(self.request, sentence)
        return saved


class WorkerEditView(NoDraftMixin, EditView):
    """The form, with what happens once in a life beside it."""

    @property
    def header_more_buttons(self):
        return [
            *super().header_more_buttons,
            *change_buttons(self.object, self.request.user),
        ]


class WorkerViewSet(SnippetViewSet):
    model = ModelWorker
    chooser_viewset_class = WorkerChooserViewSet
    index_view_class = WorkerIndexView
    add_view_class = WorkerCreateView
    edit_view_class = WorkerEditView
    filterset_class = WorkerFilterSet
    copy_view_enabled = False
    icon = "user"
    menu_label = "劳模"
    menu_order = 200
    list_display = [
        "name",
        Column("get_sex_display", label="性别", sort_key="sex"),
        Column("get_ethnicity_display", label="民族", sort_key="ethnicity"),
        Column("present_unit", label="单位"),
        Column("highest", label="最高荣誉", accessor=highest_label),
        Column("get_standing_display", label="状态", sort_key="standing"),
    ]
    list_export = [
        "name",
        "get_sex_display",
        "ethnicity",
        "birth_year",
        "native_place",
        "education",
        "present_unit",
        "post",
        "get_standing_display",
        "death_year",
        "summary",
    ]
    export_headings = {
        "name": "姓名",
        "get_sex_display": "性别",
        "ethnicity": "民族",
        "birth_year": "出生年份",
        "native_place": "籍贯",
        "education": "文化程度",
        "present_unit": "现在的单位",
        "post": "现在的职务",
        "get_standing_display": "状态",
        "death_year": "去世年份",
        "summary": "简要事迹",
    }
    export_filename = "劳模档案"
    search_backend_name = None
    search_fields = ["name", "other_names"]
