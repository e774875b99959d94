"""完好性检查 in the admin: the runs, what each found, and the alarm."""

import django_filters
from django.forms import Select
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import DetailView
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from archive.fixity import alarms
from archive.kept_files import kept_file_sources
from archive.models import FixityRun
from archive.permissions import may_see


def verdict(run: FixityRun) -> str:
    if run.fault_count:
        return f"{run.fault_count}个文件有问题"
    return "全部完好" if run.checked else "没有文件"


class RunFilterSet(WagtailFilterSet):
    """By source, and by whether something was found."""

    source = django_filters.ChoiceFilter(
        label="来源",
        choices=lambda: [(one.name, one.title) for one in kept_file_sources()],
        empty_label="全部",
        widget=Select,
    )
    whole = django_filters.ChoiceFilter(
        label="结果",
        choices=[("yes", "全部完好"), ("no", "有问题")],
        empty_label="全部",
        method="by_result",
        widget=Select,
    )

    class Meta:
        model = FixityRun
        fields = []

    def by_result(self, runs, name, value):
        whole = {"fault_count": 0}
        return runs.filter(**whole) if value == "yes" else runs.exclude(**whole)


class RunsView(IndexView):
    """The log, the latest run first; above it what somebody must see to."""

    model = FixityRun
    any_permission_required = ["view"]
    template_name = "archive/admin/fixity.html"
    page_title = "完好性检查"
    header_icon = "check"
    index_url_name = "archive_fixity"
    index_results_url_name = "archive_fixity_results"
    filterset_class = RunFilterSet
    is_searchable = False
    paginate_by = 50
    default_ordering = "-finished_at"
    columns = [
        TitleColumn("title", label="来源", url_name="archive_fixity_run"),
        Column("verdict", label="结果", accessor=verdict),
        Column("checked", label="检查文件数"),
        Column("size", label="总大小", accessor=lambda run: filesizeformat(run.size)),
        DateColumn("finished_at", label="检查时间", sort_key="finished_at"),
    ]

    @cached_property
    def no_results_message(self):
        return "还没有检查记录。"

    def get_context_data(self, **kwargs):
        found = alarms(timezone.now())
        return super().get_context_data(**kwargs) | {"alarms": found}


class RunView(PermissionCheckedMixin, WagtailAdminTemplateMixin, DetailView):
    """One run and the files it found changed or missing."""

    model = FixityRun
    any_permission_required = ["view"]
    template_name = "archive/admin/fixity_run.html"
    context_object_name = "run"
    header_icon = "check"

    def get_page_title(self):
        return f"完好性检查：{self.object.title}"

    def get_breadcrumbs_items(self):
        runs = {"url": reverse("archive_fixity"), "label": "完好性检查"}
        here = {"url": "", "label": self.object.title}
        return [*super().get_breadcrumbs_items(), runs, here]

    def get_context_data(self, **kwargs):
        faults = self.object.faults.order_by("pk")
        return super().get_context_data(**kwargs) | {
            "verdict": verdict(self.object),
            "faults": faults,
        }


class FixitySummaryItem(SummaryItem):
    """Red on the admin home while there is an alarm; nothing otherwise."""

    order = 50
    template_name = "archive/admin/fixity_summary.html"

    @cached_property
    def count(self):
        if not may_see(self.request.user, FixityRun):
            return 0
        return len(alarms(timezone.now()))

    def is_shown(self):
        return self.count > 0

    def get_context_data(self, parent_context):
        return {"count": self.count}
