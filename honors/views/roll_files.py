"""The list of a roll or of a notice for the office's own files."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.generic import View

from honors.models import HonorRollPage, PublicNoticePage
from honors.notice_lists import shown
from honors.roll_files import docx_bytes, list_of, xlsx_bytes
from honors.roll_order import in_order
from intake.sheets.writing import XLSX

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = {"docx": (docx_bytes, DOCX), "xlsx": (xlsx_bytes, XLSX)}


class ListFileView(View):
    """For whoever may edit the page: what is public in it, draft or not."""

    def get(self, request, pk, kind):
        page = get_object_or_404(self.pages(), pk=pk)
        if not page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        write, content_type = KINDS[kind]
        data = write(list_of(page, self.awards(page), page.order_label))
        headers = {
            "Content-Disposition": content_disposition_header(
                True, f"{page.title}.{kind}"
            ),
            "X-Content-Type-Options": "nosniff",
        }
        return HttpResponse(data, content_type=content_type, headers=headers)


class RollFileView(ListFileView):
    def pages(self):
        return HonorRollPage.objects.select_related("honor")

    def awards(self, page):
        return in_order(page.entries().with_records(), page.order)


class NoticeFileView(ListFileView):
    def pages(self):
        return PublicNoticePage.objects.select_related("honor")

    def awards(self, page):
        return shown(page)
