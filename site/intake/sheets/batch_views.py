"""What was imported before: the list, one batch, its original, its undoing."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn, UserColumn
from wagtail.admin.views.generic.base import BaseListingView

from intake.models import ImportBatch, ImportedRecord
from intake.sheets.importer import importer_named, told_options
from intake.sheets.permissions import may_use, usable_importers
from intake.sheets.undo import CannotUndo, undo
from intake.sheets.views import SheetView

FAULTS_SHOWN = 100
SHEETS = {"url": reverse_lazy("intake_sheets"), "label": "表格导入"}
BATCHES = {"url": reverse_lazy("intake_batches"), "label": "导入记录"}


class BatchListView(BaseListingView):
    """The newest first; each person sees the sheets that he may import."""

    model = ImportBatch
    page_title = "导入记录"
    header_icon = "history"
    breadcrumbs_items = [*BaseListingView.breadcrumbs_items, SHEETS]
    verbose_name_plural = "导入记录"
    paginate_by = 50
    index_url_name = "intake_batches"
    columns = [
        TitleColumn("title", label="表格", url_name="intake_batch"),
        Column("file", label="文件"),
        Column("counted", label="行数"),
        UserColumn("made_by", label="导入人"),
        DateColumn("made_at", label="导入时间"),
        Column("state", label="状态"),
    ]

    def dispatch(self, request, *args, **kwargs):
        if not usable_importers(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self):
        batches = ImportBatch.objects.of_importers(usable_importers(self.request.user))
        return batches.newest_first().select_related(
            "file", "made_by__wagtail_userprofile"
        )


class BatchMixin:
    """The batch of the address; only for those who may use its importer."""

    def dispatch(self, request, *args, **kwargs):
        self.batch = get_object_or_404(
            ImportBatch.objects.select_related("file", "made_by", "undone_by"),
            pk=kwargs["pk"],
        )
        self.importer = importer_named(self.batch.importer)
        if self.importer is None:
            raise Http404
        if not may_use(request.user, self.importer):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def crumbs(self):
        return [BATCHES, self.own_crumb()]

    def own_crumb(self):
        return {"url": "", "label": self.batch.file.name}


class BatchView(BatchMixin, SheetView):
    template_name = "intake/admin/batch.html"

    def get_page_title(self):
        return f"导入记录：{self.batch.file.name}"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            batch=self.batch,
            options=told_options(self.importer, self.batch.options),
            written=written(self.batch),
            result_url=self.importer.result_url(self.batch),
            **kwargs,
        )


def written(batch):
    """How many records of each kind the batch created and changed."""
    groups = batch.records.values("content_type", "kind").annotate(count=Count("pk"))
    types = ContentType.objects.in_bulk({group["content_type"] for group in groups})
    return [
        {
            "name": types[group["content_type"]].name,
            "kind": ImportedRecord.Kind(group["kind"]).label,
            "count": group["count"],
        }
        for group in groups.order_by("content_type", "kind")
    ]


class UndoView(BatchMixin, SheetView):
    """Asks first; when something stands in the way, says what."""

    template_name = "intake/admin/undo.html"
    page_title = "撤销这次导入"

    def own_crumb(self):
        return {"url": reverse("intake_batch", args=[self.batch.pk]), "label": "返回"}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            batch=self.batch, written=written(self.batch), **kwargs
        )

    def post(self, request, pk):
        try:
            undo(self.batch, request.user)
        except CannotUndo as error:
            sentences = error.sentences
            context = self.get_context_data(
                sentences=sentences[:FAULTS_SHOWN],
                more=max(0, len(sentences) - FAULTS_SHOWN),
            )
            return self.render_to_response(context)
        messages.success(request, f"“{self.batch.file.name}”的导入已撤销。")
        return redirect("intake_batch", pk)


class OriginalView(BatchMixin, View):
    """The file as it was sent in."""

    def get(self, request, pk):
        return FileResponse(
            self.batch.file.file.open(),
            as_attachment=True,
            filename=self.batch.file.name,
            headers={"X-Content-Type-Options": "nosniff"},
        )
