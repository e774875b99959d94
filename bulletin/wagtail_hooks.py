from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet

from bulletin.import_views import PreviewView, UploadView, choose_series
from bulletin.models import BulletinIndexPage
from bulletin.protection import refusal
from bulletin.views import NumberReportView
from bulletin.viewsets import BulletinGroup

register_snippet(BulletinGroup)


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path(
            "bulletin/numbers/",
            NumberReportView.as_view(),
            name="bulletin_number_report",
        ),
        path("bulletin/import/", choose_series, name="bulletin_import_choose"),
        path(
            "bulletin/<int:series_pk>/import/",
            UploadView.as_view(),
            name="bulletin_import",
        ),
        path(
            "bulletin/<int:series_pk>/import/<int:received_pk>/",
            PreviewView.as_view(),
            name="bulletin_import_preview",
        ),
    ]


@hooks.register("register_page_header_buttons")
def import_button(page, user, view_name, next_url=None):
    if not isinstance(page.specific, BulletinIndexPage):
        return
    if page.permissions_for_user(user).can_add_subpage():
        yield Button(
            "导入Word",
            reverse("bulletin_import", args=[page.pk]),
            icon_name="upload",
            priority=20,
        )


@hooks.register("before_delete_page")
def keep_issued(request, page):
    return refusal(request, "delete", [page], edit_address(page))


@hooks.register("before_move_page")
def keep_in_place(request, page, destination=None):
    return refusal(request, "move", [page], edit_address(page))


@hooks.register("before_bulk_action")
def keep_issued_in_bulk(request, action_type, objects, action):
    if action.model._meta.label != "pages.SitePage":
        return None
    return refusal(request, action_type, objects, action.next_url)


def edit_address(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
