"""The bulletin in the admin."""

from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import (
    BulkActionsColumn,
    PageStatusColumn,
    PageTitleColumn,
)
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from bulletin.models import BulletinIssuePage, DistributionList


class IssueIndexView(IndexView):
    """All issues, the newest work first; the number stands in the ledger."""

    default_ordering = "-latest_revision_created_at"

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("entry")


class IssueListingViewSet(PageListingViewSet):
    model = BulletinIssuePage
    index_view_class = IssueIndexView
    name = "issues"
    icon = "doc-full"
    menu_label = "各期简报"
    menu_order = 100
    add_to_admin_menu = False
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label="简报", classname="title"),
        Column("label", label="期号", width="14%"),
        Column(
            "sign_date",
            label="签发日期",
            accessor=lambda issue: issue.sign_date or "",
            sort_key="sign_date",
            width="14%",
        ),
        DateColumn(
            "latest_revision_created_at",
            label="最近修改",
            sort_key="latest_revision_created_at",
            width="14%",
        ),
        PageStatusColumn("status", label="状态", sort_key="live", width="12%"),
    ]


class DistributionListViewSet(SnippetViewSet):
    model = DistributionList
    icon = "mail"
    menu_label = "分送单位表"
    menu_order = 400
    list_display = [
        "name",
        Column("get_role_display", label="类别", sort_key="role"),
        Column("recipients", label="分送单位"),
    ]
    search_backend_name = None
    search_fields = ["name", "recipients"]


class BulletinGroup(SnippetViewSetGroup):
    """One menu for everything an editor of the bulletin uses."""

    menu_label = "工作简报"
    menu_name = "bulletin"
    menu_icon = "doc-full-inverse"
    menu_order = 100
    items = (IssueListingViewSet("issues"), DistributionListViewSet)

    def get_submenu_items(self):
        return [
            *super().get_submenu_items(),
            MenuItem(
                "导入Word",
                reverse("bulletin_import_choose"),
                name="import-word",
                icon_name="upload",
                order=200,
            ),
            MenuItem(
                "编号检查",
                reverse("bulletin_number_report"),
                name="number-report",
                icon_name="list-ol",
                order=300,
            ),
        ]
