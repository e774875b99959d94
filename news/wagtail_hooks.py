from django.urls import path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from news.views import ColumnReportView, EmptyColumnsSummaryItem, OwnColumnsPanel
from news.viewsets import NewsGroup

register_snippet(NewsGroup)


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("news/columns/", ColumnReportView.as_view(), name="news_columns"),
        path(
            "news/columns/results/",
            ColumnReportView.as_view(results_only=True),
            name="news_columns_results",
        ),
    ]


@hooks.register("construct_homepage_summary_items")
def summary_items(request, items):
    items.append(EmptyColumnsSummaryItem(request))


@hooks.register("construct_homepage_panels")
def own_columns(request, panels):
    panels.append(OwnColumnsPanel())
