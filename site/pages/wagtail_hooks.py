"""The admin menu in the order of the office's work."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

MENU_ORDER = {"explorer": 450, "images": 500, "documents": 600}


@hooks.register("construct_main_menu")
def order_of_work(request, menu_items):
    for item in menu_items:
        item.order = MENU_ORDER.get(item.name, item.order)


@hooks.register("insert_global_admin_css")
def admin_css():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
