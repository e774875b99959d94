from django.contrib.auth.models import Permission
from django.urls import reverse_lazy
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from archive.admin_urls import admin_urls
from archive.log_actions import register_log_actions
from archive.models import FixityRun, Original
from archive.permissions import may_see
from archive.views.fixity import FixitySummaryItem

hooks.register("register_admin_urls", admin_urls)
hooks.register("register_log_actions", register_log_actions)


class ArchiveMenuItem(MenuItem):
    """Shown to those who may see what it leads to."""

    def __init__(self, *args, model, **kwargs):
        super().__init__(*args, **kwargs)
        self.model = model

    def is_shown(self, request):
        return may_see(request.user, self.model)


@hooks.register("register_admin_menu_item")
def archive_menu():
    items = [
        ArchiveMenuItem(
            "原件",
            reverse_lazy("archive_originals"),
            name="archive-originals",
            icon_name="folder-open-1",
            model=Original,
        ),
        ArchiveMenuItem(
            "完好性检查",
            reverse_lazy("archive_fixity"),
            name="archive-fixity",
            icon_name="check",
            model=FixityRun,
        ),
    ]
    return SubmenuMenuItem(
        "档案", Menu(items=items), name="archive", icon_name="lock", order=430
    )


@hooks.register("construct_homepage_summary_items")
def summary_items(request, items):
    items.append(FixitySummaryItem(request))


@hooks.register("register_permissions")
def permissions():
    """For the form in which rights are given to a group."""
    return Permission.objects.filter(
        content_type__app_label="archive",
        codename__in=["view_original", "remove_original", "view_fixityrun"],
    )
