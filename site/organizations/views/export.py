"""Lists as spreadsheets that open rightly in the offices' table programs."""

import codecs

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from intake.sheets.neutral import neutral


class SafeExportMixin(SpreadsheetExportMixin):
    """Wagtail's export with a byte order mark, a file name that stays Chinese and
    no cell that begins like a formula."""

    def preprocess_field_value(self, field, value, export_format):
        if isinstance(value, bool):
            return "是" if value else "否"
        return neutral(super().preprocess_field_value(field, value, export_format))

    def stream_csv(self, queryset):
        yield codecs.BOM_UTF8
        yield from super().stream_csv(queryset)

    def write_csv_response(self, queryset):
        response = StreamingHttpResponse(
            self.stream_csv(queryset), content_type="text/csv; charset=utf-8"
        )
        name = f"{self.get_filename()}.csv"
        response["Content-Disposition"] = content_disposition_header(True, name)
        return response
