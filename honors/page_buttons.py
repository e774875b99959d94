"""Buttons above the pages of honors in the admin."""

from django.urls import reverse
from wagtail.admin.widgets.button import Button

from honors.models import HonorRollPage, PublicNoticePage

FILES = {HonorRollPage: "roll", PublicNoticePage: "notice"}
KINDS = {"docx": "导出名单（Word）", "xlsx": "导出名单（Excel）"}


def page_buttons(page, user, view_name, next_url=None):
    if not page.permissions_for_user(user).can_edit():
        return
    if page.specific_class is PublicNoticePage:
        address = reverse("honors_notice_progress", args=[page.pk])
        yield Button("公示进度", address, icon_name="calendar", priority=10)
    if name := FILES.get(page.specific_class):
        for place, (kind, label) in enumerate(KINDS.items()):
            address = reverse(f"honors_{name}_{kind}", args=[page.pk])
            yield Button(label, address, icon_name="download", priority=20 + place)
