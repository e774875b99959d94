"""Choosing a column; 栏目检查 and what the admin home says of it."""

import django_filters
from django.forms import Select
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.reports import ReportView

from news.forms import ColumnChoiceForm
from news.keeping import Keeping, column_states, wanting
from news.models import NewsIndexPage
from pages.dates import in_chinese


class ChooseColumnView(ChooseParentView):
    """The first step of a new item."""

    page_title = "选择栏目"

    def get_form(self):
        user = self.request.user
        columns = self.get_valid_parent_pages(user)
        sent = [self.request.POST] if self.request.method == "POST" else []
        return ColumnChoiceForm(self.model, user, columns, *sent)


class KeepingFilterSet(WagtailFilterSet):
    keeping = django_filters.ChoiceFilter(
        label="情况", choices=Keeping.choices, empty_label="全部", widget=Select
    )

    class Meta:
        model = NewsIndexPage
        fields = []


class ColumnReportView(ReportView):
    """Every column: who answers for it, when it must bring something new."""

    model = NewsIndexPage
    any_permission_required = ("add", "change", "publish")
    page_title = "栏目检查"
    header_icon = "list-ul"
    index_url_name = "news_columns"
    index_results_url_name = "news_columns_results"
    filterset_class = KeepingFilterSet
    paginate_by = None
    columns = [
        TitleColumn(
            "title",
            label="栏目",
            get_url=lambda state: reverse("wagtailadmin_explore", args=[state.pk]),
        ),
        Column("responsible", label="责任人"),
        Column("freshness_label", label="更新要求"),
        Column(
            "newest",
            label="最新内容",
            accessor=lambda state: in_chinese(state.newest) if state.newest else "",
        ),
        Column(
            "due",
            label="应更新至",
            accessor=lambda state: in_chinese(state.due) if state.due else "",
        ),
        Column("keeping_label", label="情况"),
    ]
    list_export = [
        "title",
        "responsible",
        "freshness_label",
        "newest",
        "due",
        "keeping_label",
    ]
    export_headings = {
        "title": "栏目",
        "responsible": "责任人",
        "freshness_label": "更新要求",
        "newest": "最新内容",
        "due": "应更新至",
        "keeping_label": "情况",
    }
    export_filename = "栏目检查"

    def get_queryset(self):
        return column_states(NewsIndexPage.objects.all(), timezone.localdate())

    def filter_queryset(self, queryset):
        wanted = self.filters.is_valid() and self.filters.form.cleaned_data["keeping"]
        return [state for state in queryset if not wanted or state.keeping == wanted]

    @cached_property
    def no_results_message(self):
        return "没有这样的栏目。"


class EmptyColumnsSummaryItem(SummaryItem):
    """How many columns stand empty; nothing when none does."""

    order = 400
    template_name = "news/admin/empty_columns_summary.html"

    @cached_property
    def count(self):
        if not user_has_any_page_permission(self.request.user):
            return 0
        return NewsIndexPage.objects.visible().without_items().count()

    def is_shown(self):
        return self.count > 0

    def get_context_data(self, parent_context):
        return {"count": self.count}


class OwnColumnsPanel(Component):
    """To the person responsible: which columns are empty or behind their time."""

    name = "own_columns"
    order = 150
    template_name = "news/admin/own_columns.html"

    def get_context_data(self, parent_context):
        own = NewsIndexPage.objects.filter(responsible=parent_context["request"].user)
        return {"states": wanting(column_states(own, timezone.localdate()))}
