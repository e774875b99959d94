from django.urls import path, reverse
from wagtail import hooks
from wagtail.snippets.models import register_snippet

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
        )
    ]


@hooks.register("before_delete_page")
def keep_issued(request, page):
    return refusal(request, "delete", [page], edit_address(page))


@hooks.register("before_move_page")
def keep_in_place(request, page, destination=None):
    return refusal(request, "move", [page], edit_address(page))


@hooks.register("before_publish_page")
def publish_when_ready(request, page):
    return refusal(request, "publish", [page], edit_address(page))


@hooks.register("before_bulk_action")
def keep_issued_in_bulk(request, action_type, objects, action):
    if action.model._meta.label != "pages.SitePage":
        return None
    return refusal(request, action_type, objects, action.next_url)


def edit_address(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
