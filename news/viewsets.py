"""News in the admin: one menu for all that belongs to it."""

from django.urls import reverse
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import (
    BulkActionsColumn,
    PageStatusColumn,
    PageTitleColumn,
    ParentPageColumn,
)
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from news.filters import CoverageFilterSet, StoryFilterSet
from news.models import MediaCoveragePage, MediaOutlet, NewsPage, Topic
from news.views import ChooseColumnView


def item_columns(title: str, source: str, day: str):
    """The columns of both listings, each in the words of its type."""
    return [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=title, classname="title", sort_key="title"),
        ParentPageColumn("parent", label="栏目", width="12%"),
        Column(
            "editorial_date",
            label=day,
            accessor=lambda item: item.editorial_date or "",
            sort_key="editorial_date",
            width="12%",
        ),
        Column("source", label=source, sort_key="source", width="18%"),
        PageStatusColumn("status", label="状态", sort_key="live", width="12%"),
    ]


class StoryListingViewSet(PageListingViewSet):
    model = NewsPage
    choose_parent_view_class = ChooseColumnView
    name = "news_stories"
    icon = "doc-full"
    menu_label = "新闻稿件"
    menu_order = 100
    add_to_admin_menu = False
    columns = item_columns("标题", "来源", "日期")
    filterset_class = StoryFilterSet


class CoverageListingViewSet(PageListingViewSet):
    model = MediaCoveragePage
    choose_parent_view_class = ChooseColumnView
    name = "news_coverage"
    icon = "media"
    menu_label = "媒体报道"
    menu_order = 200
    add_to_admin_menu = False
    columns = item_columns("报道标题", "媒体", "刊播日期")
    filterset_class = CoverageFilterSet


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    menu_label = "主题"
    menu_order = 400
    list_display = ["name", Column("note", label="说明")]
    search_backend_name = None
    search_fields = ["name", "note"]


class OutletViewSet(SnippetViewSet):
    model = MediaOutlet
    icon = "globe"
    menu_label = "媒体名录"
    menu_order = 500
    list_display = [
        "name",
        Column("get_kind_display", label="类型", sort_key="kind"),
        Column("get_level_display", label="级别", sort_key="level"),
        Column("sponsor", label="主办单位"),
    ]
    list_filter = ["kind", "level"]
    search_backend_name = None
    search_fields = ["name", "sponsor", "former_names__name"]


class ColumnsMenuItem(MenuItem):
    def is_shown(self, request):
        return user_has_any_page_permission(request.user)


class NewsGroup(SnippetViewSetGroup):
    """新闻: the items of both types, the lists they choose from, the columns."""

    menu_label = "新闻"
    menu_name = "news"
    menu_icon = "doc-empty"
    menu_order = 200
    items = (
        StoryListingViewSet(),
        CoverageListingViewSet(),
        TopicViewSet,
        OutletViewSet,
    )

    def get_submenu_items(self):
        return [
            *super().get_submenu_items(),
            ColumnsMenuItem(
                "栏目检查",
                reverse("news_columns"),
                name="news-columns",
                icon_name="list-ul",
                order=300,
            ),
        ]
