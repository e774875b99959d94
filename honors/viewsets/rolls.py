"""The rolls in the admin."""

from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import (
    BulkActionsColumn,
    PageStatusColumn,
    PageTitleColumn,
)
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from honors.models import HonorRollPage


class RollIndexView(IndexView):
    """All rolls, the newest work first."""

    default_ordering = "-latest_revision_created_at"

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("honor")


class RollListingViewSet(PageListingViewSet):
    model = HonorRollPage
    index_view_class = RollIndexView
    icon = "list-ol"
    menu_label = "光荣榜"
    menu_order = 100
    add_to_admin_menu = False
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label="光荣榜", classname="title"),
        Column("honor", label="荣誉称号", sort_key="honor", width="18%"),
        Column("year", label="年度", sort_key="year", width="10%"),
        Column("get_order_display", label="排列方法", width="16%"),
        DateColumn(
            "latest_revision_created_at",
            label="最近修改",
            sort_key="latest_revision_created_at",
            width="14%",
        ),
        PageStatusColumn("status", label="状态", sort_key="live", width="12%"),
    ]
