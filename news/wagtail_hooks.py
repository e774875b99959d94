from django.urls import path
from wagtail import hooks
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet

from news.import_views import BatchListView, BatchView, StoryListView
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
        path("news/imports/", BatchListView.as_view(), name="news_imports"),
        path("news/imports/<int:pk>/", BatchView.as_view(), name="news_import"),
        path(
            "news/imports/<int:pk>/stories/",
            StoryListView.as_view(),
            name="news_import_stories",
        ),
    ]


@hooks.register("construct_homepage_summary_items")
def summary_items(request, items):
    items.append(EmptyColumnsSummaryItem(request))


@hooks.register("construct_homepage_panels")
def own_columns(request, panels):
    panels.append(OwnColumnsPanel())


@hooks.register("register_log_actions")
def log_actions(actions):
    for action, label in (
        ("news.import", "从旧站迁入"),
        ("news.import_update", "按旧站文件更新"),
        ("news.import_undo", "撤销从旧站迁入"),
    ):
        actions.register_action(action)(moved_in(label))


def moved_in(label):
    class MovedIn(LogFormatter):
        """What was done, of which batch and file."""

        def format_message(self, log_entry):
            batch = log_entry.data.get("batch", "")
            return f"{self.label}：第{batch}批，{log_entry.data.get('file', '')}"

    MovedIn.label = label
    return MovedIn
