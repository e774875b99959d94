"""The essay archive in the admin: one menu for all that belongs to it."""

from django.urls import reverse
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import (
    BulkActionsColumn,
    PageStatusColumn,
    PageTitleColumn,
)
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.views.snippets import IndexView as SnippetIndexView
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from honors.essays.admin_filters import EssayFilterSet
from honors.models import EssayEvent, EssayPage
from organizations.views.export import SafeExportMixin
from pages.dates import in_chinese


class EssayIndexView(IndexView):
    """All essays, the newest work first, with their authors and events."""

    def get_base_queryset(self):
        return super().get_base_queryset().prefetch_related("event", "authors")


class EssayListingViewSet(PageListingViewSet):
    model = EssayPage
    index_view_class = EssayIndexView
    name = "essays"
    icon = "doc-full"
    menu_label = "论文"
    menu_order = 100
    add_to_admin_menu = False
    filterset_class = EssayFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label="题名", classname="title", sort_key="title"),
        Column("authors_said", label="作者", width="14%"),
        Column("prize_said", label="获奖", width="20%"),
        Column("year_said", label="年份", sort_key="year", width="9%"),
        Column(
            "rights",
            label="公开范围",
            accessor="range_said",
            sort_key="rights",
            width="10%",
        ),
        DateColumn(
            "latest_revision_created_at",
            label="最近修改",
            sort_key="latest_revision_created_at",
            width="10%",
        ),
        PageStatusColumn("status", label="状态", sort_key="live", width="9%"),
    ]


class EventIndexView(SafeExportMixin, SnippetIndexView):
    """Events, latest first."""

    def order_queryset(self, queryset):
        if self.ordering:
            return super().order_queryset(queryset)
        return queryset.latest_first()


class EssayEventViewSet(SnippetViewSet):
    model = EssayEvent
    index_view_class = EventIndexView
    copy_view_enabled = False
    icon = "calendar"
    menu_label = "征文活动"
    menu_order = 200
    list_display = [
        "name",
        Column("session", label="届次"),
        Column("get_level_display", label="级别", sort_key="level"),
        Column("organizers", label="主办单位"),
        Column(
            "begins_on",
            label="举办日期",
            accessor=lambda one: in_chinese(one.begins_on) if one.begins_on else "",
            sort_key="begins_on",
        ),
    ]
    list_filter = ["level"]
    list_export = ["name", "session", "get_level_display", "organizers", "begins_on"]
    export_headings = {
        "name": "全称",
        "session": "届次",
        "get_level_display": "级别",
        "organizers": "主办单位",
        "begins_on": "举办日期",
    }
    export_filename = "征文活动"
    search_backend_name = None
    search_fields = ["name", "session", "organizers"]


class DepositMenuItem(MenuItem):
    """Shown to those who may edit pages at all."""

    def is_shown(self, request):
        return user_has_any_page_permission(request.user)


class EssayGroup(SnippetViewSetGroup):
    """征文论文: the essays, the events, the way in from Word."""

    menu_label = "征文论文"
    menu_name = "essays"
    menu_icon = "folder-open-inverse"
    menu_order = 320
    items = (EssayListingViewSet("essays"), EssayEventViewSet)

    def get_submenu_items(self):
        return [
            *super().get_submenu_items(),
            DepositMenuItem(
                "从Word导入论文",
                reverse("essay_import"),
                name="essay-import",
                icon_name="upload",
                order=300,
            ),
        ]
