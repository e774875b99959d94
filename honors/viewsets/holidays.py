"""The table of holidays in the admin: by year, and the whole year pasted at once."""

import django_filters
from django.forms import Select
from django.urls import reverse
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import (
    CreateView,
    EditView,
    IndexView,
    SnippetViewSet,
)

from honors.models import Holiday
from honors.working_days import WEEKDAYS
from organizations.views.record_forms import NoDraftMixin


class HolidayFilterSet(WagtailFilterSet):
    """By year."""

    year = django_filters.ChoiceFilter(
        label="年度",
        field_name="day__year",
        choices=lambda: [(year, f"{year}年") for year in Holiday.objects.years()[::-1]],
        empty_label="全部",
        widget=Select,
    )

    class Meta:
        model = Holiday
        fields = []


class HolidayIndexView(IndexView):
    """The latest day first."""

    @property
    def header_buttons(self):
        buttons = super().header_buttons
        if self.user_has_permission("add"):
            paste = reverse("honors_paste_holidays")
            buttons.append(
                HeaderButton("粘贴放假通知", paste, icon_name="calendar-check")
            )
        return buttons


class HolidayCreateView(NoDraftMixin, CreateView):
    pass


class HolidayEditView(NoDraftMixin, EditView):
    pass


class HolidayViewSet(SnippetViewSet):
    model = Holiday
    index_view_class = HolidayIndexView
    add_view_class = HolidayCreateView
    edit_view_class = HolidayEditView
    filterset_class = HolidayFilterSet
    copy_view_enabled = False
    icon = "calendar-check"
    menu_label = "节假日安排"
    menu_order = 500
    ordering = ["-day"]
    list_per_page = 60
    list_display = [
        "day",
        Column(
            "weekday", label="星期", accessor=lambda one: WEEKDAYS[one.day.weekday()]
        ),
        "name",
        Column("what", label="安排", sort_key="is_workday"),
    ]
    search_backend_name = None
    search_fields = ["name"]
