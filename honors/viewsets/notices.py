"""Notices and the objections to them in the admin."""

import django_filters
from django.forms import Select
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import (
    BulkActionsColumn,
    PageStatusColumn,
    PageTitleColumn,
)
from wagtail.admin.views.pages.listing import IndexView as PageIndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.views.snippets import (
    CreateView,
    EditView,
    IndexView,
    SnippetViewSet,
)

from honors.models import Objection, PublicNoticePage
from organizations.views.record_forms import NoDraftMixin


class NoticeIndexView(PageIndexView):
    """All notices, the newest work first."""

    default_ordering = "-latest_revision_created_at"

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("honor")


class NoticeListingViewSet(PageListingViewSet):
    model = PublicNoticePage
    index_view_class = NoticeIndexView
    icon = "calendar"
    menu_label = "公示"
    menu_order = 150
    add_to_admin_menu = False
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label="公示", classname="title"),
        Column("list_label", label="名单", width="20%"),
        DateColumn("start_on", label="开始日期", sort_key="start_on", width="12%"),
        DateColumn("end_on", label="截止日期", sort_key="end_on", width="12%"),
        Column("get_stage_display", label="进度", sort_key="stage", width="12%"),
        PageStatusColumn("status", label="状态", sort_key="live", width="12%"),
    ]


class ObjectionFilterSet(WagtailFilterSet):
    """By notice, and what is still open."""

    notice = django_filters.ModelChoiceFilter(
        label="公示",
        queryset=lambda request: PublicNoticePage.objects.newest_first(),
        empty_label="全部",
        widget=Select,
    )
    is_open = django_filters.BooleanFilter(
        label="未办结", field_name="concluded_on", lookup_expr="isnull"
    )

    class Meta:
        model = Objection
        fields = []


class ObjectionIndexView(IndexView):
    def get_base_queryset(self):
        return Objection.objects.select_related("notice")


class ObjectionCreateView(NoDraftMixin, CreateView):
    """Begins with the notice from which it was asked for."""

    def get_initial_form_instance(self):
        asked = self.request.GET.get("notice", "")
        notice = asked.isdecimal() and PublicNoticePage.objects.filter(pk=asked[:18])
        return Objection(
            notice=notice.first() if notice else None,
            received_on=timezone.localdate(),
            recorded_by=self.request.user,
        )


class ObjectionEditView(NoDraftMixin, EditView):
    pass


class ObjectionViewSet(SnippetViewSet):
    model = Objection
    index_view_class = ObjectionIndexView
    add_view_class = ObjectionCreateView
    edit_view_class = ObjectionEditView
    filterset_class = ObjectionFilterSet
    copy_view_enabled = False
    icon = "comment"
    menu_label = "公示异议"
    menu_order = 160
    list_display = [
        "__str__",
        Column("notice", label="公示"),
        Column("about", label="反映对象"),
        Column("state", label="状态", sort_key="concluded_on"),
    ]
    search_backend_name = None
    search_fields = ["about", "content", "informant"]
    edit_handler = ObjectList(
        [
            FieldPanel("notice"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("received_on"), FieldPanel("channel")]),
                    FieldRowPanel(
                        [FieldPanel("is_anonymous"), FieldPanel("informant")]
                    ),
                    FieldPanel("about"),
                    FieldPanel("content"),
                ],
                heading="收到的异议",
                help_text="只在后台保存，不公开。不要登记身份证号、手机号和家庭住址。",
            ),
            MultiFieldPanel(
                [
                    FieldPanel("handling"),
                    FieldPanel("conclusion"),
                    FieldPanel("concluded_on"),
                ],
                heading="核查和处理",
            ),
        ]
    )
