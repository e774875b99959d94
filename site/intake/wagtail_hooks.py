from django.urls import path, reverse_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from intake.sheets import batch_views, views
from intake.sheets.permissions import usable_importers


@hooks.register("register_admin_urls")
def admin_urls():
    sheets = "intake/sheets"
    return [
        path(f"{sheets}/", views.ImporterListView.as_view(), name="intake_sheets"),
        path(
            f"{sheets}/<slug:name>/",
            views.UploadView.as_view(),
            name="intake_sheet_upload",
        ),
        path(
            f"{sheets}/<slug:name>/template/",
            views.TemplateFileView.as_view(),
            name="intake_sheet_template",
        ),
        path(
            f"{sheets}/<slug:name>/export/",
            views.ExportView.as_view(),
            name="intake_sheet_export",
        ),
        path(
            f"{sheets}/<slug:name>/<int:received_pk>/",
            views.PreviewView.as_view(),
            name="intake_sheet_preview",
        ),
        *batch_urls(),
    ]


def batch_urls():
    batches = "intake/batches"
    return [
        path(f"{batches}/", batch_views.BatchListView.as_view(), name="intake_batches"),
        path(
            f"{batches}/<int:pk>/",
            batch_views.BatchView.as_view(),
            name="intake_batch",
        ),
        path(
            f"{batches}/<int:pk>/undo/",
            batch_views.UndoView.as_view(),
            name="intake_batch_undo",
        ),
        path(
            f"{batches}/<int:pk>/original/",
            batch_views.OriginalView.as_view(),
            name="intake_batch_original",
        ),
    ]


class SheetsMenuItem(MenuItem):
    """Shown to those who may import at least one sheet."""

    def is_shown(self, request):
        return bool(usable_importers(request.user))


@hooks.register("register_admin_menu_item")
def sheets_menu_item():
    return SheetsMenuItem(
        "表格导入",
        reverse_lazy("intake_sheets"),
        name="intake-sheets",
        icon_name="table",
        order=420,
    )


@hooks.register("register_log_actions")
def log_actions(actions):
    @actions.register_action("intake.import")
    class Imported(LogFormatter):
        label = "从表格导入"

        def format_message(self, log_entry):
            return f"从表格导入：{log_entry.data.get('file', '')}"

    @actions.register_action("intake.undo")
    class Undone(LogFormatter):
        label = "撤销表格导入"

        def format_message(self, log_entry):
            return f"撤销了从表格的导入：{log_entry.data.get('file', '')}"
