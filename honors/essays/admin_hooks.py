"""What the essay archive adds to the admin; registered in ``honors.wagtail_hooks``."""

from django.urls import path, reverse
from wagtail.admin.widgets.button import Button

from honors.essays import import_views
from honors.essays.protection import refusal
from honors.models import EssayIndexPage


def essay_urls():
    return [
        path("essays/import/", import_views.UploadView.as_view(), name="essay_import"),
        path(
            "essays/import/<int:received_pk>/",
            import_views.PreviewView.as_view(),
            name="essay_import_preview",
        ),
    ]


def import_button(page, user, view_name, next_url=None):
    if not isinstance(page.specific, EssayIndexPage):
        return
    if page.permissions_for_user(user).can_add_subpage():
        yield Button(
            "从Word导入论文", reverse("essay_import"), icon_name="upload", priority=20
        )


def keep_essay(request, page):
    return refusal(request, [page])


def keep_essays(request, action_type, objects, action):
    if action_type != "delete" or action.model._meta.label != "pages.SitePage":
        return None
    return refusal(request, objects, action.next_url)
