"""原件 in the admin: what is kept, where it is used, and its removal."""

import django_filters
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.forms import CheckboxSelectMultiple, Select
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import DetailView, View
from wagtail.admin import messages
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn, UserColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.models import ModelLogEntry

from archive import removing
from archive.checked import last_checks
from archive.media_types import MEDIA_TYPES
from archive.models import Original
from archive.owners import uses
from archive.permissions import may_remove
from archive.views.serving import file_response
from organizations.views.export import SafeExportMixin

EXPORT_HEADINGS = {
    "name": "文件名",
    "size": "大小（字节）",
    "sha256": "SHA-256",
    "media_type": "文件类型",
    "ingested_at": "存入时间",
    "state": "状态",
    "removal_reason": "移出原因",
    "removed_at": "移出时间",
}
STATES = [("kept", "在存"), ("asked", "待确认移出"), ("removed", "已移出")]


class OriginalFilterSet(WagtailFilterSet):
    """By state, kind and day."""

    state = django_filters.ChoiceFilter(
        label="状态",
        choices=STATES,
        empty_label="全部",
        method="by_state",
        widget=Select,
    )
    kind = django_filters.MultipleChoiceFilter(
        label="类型",
        choices=[(ending, ending.lstrip(".")) for ending in MEDIA_TYPES],
        method="by_kind",
        widget=CheckboxSelectMultiple,
    )
    ingested_at = django_filters.DateFromToRangeFilter(
        label="存入时间", widget=DateRangePickerWidget
    )

    class Meta:
        model = Original
        fields = []

    def by_state(self, originals, name, value):
        if value == "removed":
            return originals.exclude(removed_at=None)
        return originals.kept().filter(removal_asked_at__isnull=value == "kept")

    def by_kind(self, originals, name, endings):
        wanted = Q()
        for ending in endings:
            wanted |= Q(name__iendswith=ending)
        return originals.filter(wanted)


class OriginalsView(SafeExportMixin, IndexView):
    """All originals, the newest first; found by name or fingerprint."""

    model = Original
    any_permission_required = ["view"]
    page_title = "原件"
    header_icon = "folder-open-1"
    index_url_name = "archive_originals"
    index_results_url_name = "archive_originals_results"
    filterset_class = OriginalFilterSet
    search_fields = ["name", "sha256"]
    search_backend_name = None
    paginate_by = 50
    default_ordering = ["-ingested_at", "-pk"]
    list_export = [*EXPORT_HEADINGS]
    export_headings = EXPORT_HEADINGS
    export_filename = "档案原件"

    @cached_property
    def columns(self):
        return [
            TitleColumn("name", label="文件名", url_name="archive_original_detail"),
            Column("size", label="大小", accessor=lambda one: filesizeformat(one.size)),
            Column("sha256", label="SHA-256", classname="fingerprint"),
            Column("uses", label="用于", accessor=lambda one: self.told_uses[one.pk]),
            DateColumn("ingested_at", label="存入时间", sort_key="ingested_at"),
            UserColumn("ingested_by", label="存入人"),
            Column("check", label="最近检查", accessor=lambda one: self.checks[one.pk]),
            Column("state", label="状态"),
        ]

    @cached_property
    def told_uses(self) -> dict[int, str]:
        """Where those of this page are used."""
        found = uses(one.pk for one in self.object_list)
        return {
            key: "、".join(use.title for use in held) or "未使用"
            for key, held in found.items()
        }

    @cached_property
    def checks(self) -> dict[int, str]:
        return last_checks(self.object_list)

    @cached_property
    def no_results_message(self):
        return "没有原件。征文等页面上传的原件会自动存到这里。"

    def get_base_queryset(self):
        return Original.objects.select_related("ingested_by__wagtail_userprofile")


class OriginalMixin(PermissionCheckedMixin):
    """The original of the address, for those who may see the archive."""

    model = Original
    any_permission_required = ["view"]

    def get_object(self, queryset=None):
        originals = Original.objects.select_related(
            "ingested_by", "removal_asked_by", "removed_by"
        )
        return get_object_or_404(originals, pk=self.kwargs["pk"])


class OriginalView(OriginalMixin, WagtailAdminTemplateMixin, DetailView):
    """One original: its facts, uses and history, and the steps of its removal."""

    template_name = "archive/admin/original.html"
    context_object_name = "original"
    header_icon = "folder-open-1"
    steps = {
        "ask": lambda original, user, data: removing.ask_removal(
            original, user, data.get("reason", "")
        ),
        "confirm": lambda original, user, data: removing.confirm_removal(
            original, user
        ),
        "decline": lambda original, user, data: removing.decline_removal(
            original, user
        ),
    }
    done = {
        "ask": "已提出移出“{}”的申请，请另一位有权的同志确认。",
        "confirm": "“{}”已移出档案，文件已删除。",
        "decline": "已取消移出“{}”的申请。",
    }

    def get_page_title(self):
        return f"原件：{self.object.name}"

    def get_breadcrumbs_items(self):
        originals = {"url": reverse("archive_originals"), "label": "原件"}
        here = {"url": "", "label": self.object.name}
        return [*super().get_breadcrumbs_items(), originals, here]

    def get_context_data(self, **kwargs):
        original, user = self.object, self.request.user
        return super().get_context_data(**kwargs) | {
            "uses": uses([original.pk])[original.pk],
            "check": last_checks([original])[original.pk],
            "history": ModelLogEntry.objects.for_instance(original),
            "may_remove": may_remove(user, Original),
            "is_asker": original.removal_asked_by == user,
        }

    def post(self, request, pk):
        if not may_remove(request.user, Original):
            raise PermissionDenied
        step, original = request.POST.get("step", ""), self.get_object()
        if step not in self.steps:
            raise Http404
        try:
            self.steps[step](original, request.user, request.POST)
        except ValidationError as error:
            messages.error(request, "".join(error.messages))
        else:
            messages.success(request, self.done[step].format(original))
        return redirect("archive_original_detail", pk)


class OriginalFileView(OriginalMixin, View):
    """The file itself, for those who may see the archive."""

    def get(self, request, pk):
        original = self.get_object()
        if original.is_removed:
            raise Http404("文件已移出档案。")
        return file_response(request, original)
