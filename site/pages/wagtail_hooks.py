"""The admin menu in the order of the office's work."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.log_actions import LogFormatter

MENU_ORDER = {"explorer": 450, "images": 500, "documents": 600}


@hooks.register("construct_main_menu")
def order_of_work(request, menu_items):
    for item in menu_items:
        item.order = MENU_ORDER.get(item.name, item.order)


@hooks.register("construct_help_menu")
def no_foreign_help(request, menu_items):
    """Wagtail's guides are in English on another host."""
    menu_items[:] = [item for item in menu_items if item.url.startswith(("/", "#"))]


@hooks.register("insert_global_admin_css")
def admin_css():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("insert_editor_js")
def table_language():
    """Wagtail's table editor knows only English."""
    return format_html(
        '<script src="{}"></script>', static("js/admin/table-language.js")
    )


@hooks.register("register_log_actions")
def log_actions(actions):
    @actions.register_action("pages.put_off")
    class PutOff(LogFormatter):
        label = "未能按时发布"

        def format_message(self, log_entry):
            return f"未能按时发布：{log_entry.data.get('reason', '')}"
