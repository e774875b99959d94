"""Importing a sheet in the admin: choose, upload, preview, import."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from intake.errors import IntakeError
from intake.models import ReceivedFile
from intake.sheets.forms import SheetUploadForm
from intake.sheets.importer import default_options, importer_named, told_options
from intake.sheets.imports import NotReady, PlanChanged, commit
from intake.sheets.permissions import may_use, usable_importers
from intake.sheets.previews import forget, preview
from intake.sheets.showing import shown, tabs
from intake.sheets.writing import XLSX, template, workbook

ROWS_SHOWN = 100


class SheetView(WagtailAdminTemplateMixin, TemplateView):
    """What all screens share: only for those who may use an importer."""

    header_icon = "table"
    page_title = "表格导入"

    def dispatch(self, request, *args, **kwargs):
        if not usable_importers(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        start = {"url": reverse("intake_sheets"), "label": "表格导入"}
        return [*super().get_breadcrumbs_items(), start, *self.crumbs()]

    def crumbs(self):
        return []


class ImporterListView(SheetView):
    """Every sheet that the user may import, with its template."""

    template_name = "intake/admin/importers.html"

    def get_header_buttons(self):
        url = reverse("intake_batches")
        return [HeaderButton("导入记录", url=url, icon_name="history")]

    def get_context_data(self, **kwargs):
        importers = usable_importers(self.request.user)
        return super().get_context_data(importers=importers, **kwargs)


class ImporterMixin:
    """The importer that the address names; only for those who may use it."""

    def dispatch(self, request, *args, **kwargs):
        if self.importer is None:
            raise Http404
        if not may_use(request.user, self.importer):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def importer(self):
        return importer_named(self.kwargs["name"])

    def crumbs(self):
        return [{"url": "", "label": self.importer.title}]


class TemplateFileView(ImporterMixin, View):
    def get(self, request, name):
        title = f"{self.importer.title}（模板）"
        return sheet_response(template(self.importer), title)


class ExportView(ImporterMixin, View):
    """What there is now; options left open take what their form begins with."""

    def get(self, request, name):
        options = default_options(self.importer, request.GET.dict())
        if options is None:
            raise Http404
        rows = self.importer.export(options)
        title = f"{self.importer.title}（{timezone.localdate():%Y%m%d}）"
        data = workbook(self.importer.title, self.importer.columns, rows)
        return sheet_response(data, title)


def sheet_response(data, title):
    headers = {
        "Content-Disposition": content_disposition_header(True, f"{title}.xlsx"),
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(data, content_type=XLSX, headers=headers)


class UploadView(ImporterMixin, SheetView):
    """First step: send the file in. Nothing is made but the kept original."""

    template_name = "intake/admin/upload.html"

    def get_page_title(self):
        return f"导入{self.importer.title}"

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", SheetUploadForm())
        begun = self.request.GET.dict()
        kwargs.setdefault("options", self.importer.options_form(initial=begun))
        media = kwargs["form"].media + kwargs["options"].media
        return super().get_context_data(importer=self.importer, media=media, **kwargs)

    def post(self, request, name):
        form = SheetUploadForm(request.POST, request.FILES)
        options = self.importer.options_form(request.POST)
        if all([form.is_valid(), options.is_valid()]):
            upload = form.cleaned_data["file"]
            data = upload.read()
            try:
                given = options.cleaned_data
                preview(self.importer, data, upload.name, given, request.user)
            except IntakeError as error:
                form.add_error("file", str(error))
            else:
                received = ReceivedFile.objects.receive(data, upload.name, request.user)
                url = reverse("intake_sheet_preview", args=[name, received.pk])
                return redirect(with_options(url, self.importer, request.POST))
        context = self.get_context_data(form=form, options=options)
        return self.render_to_response(context)


def with_options(url, importer, given):
    """The options stand in the address: every page of the preview has them, and so
    has the form for the corrected file."""
    query = QueryDict(mutable=True)
    for name in importer.options_form().fields:
        if name in given:
            query.setlist(name, given.getlist(name))
    return f"{url}?{query.urlencode()}" if query else url


class PreviewView(ImporterMixin, SheetView):
    """Second step: row by row what would be written; then all of it, or nothing."""

    template_name = "intake/admin/preview.html"

    def dispatch(self, request, *args, **kwargs):
        self.received = get_object_or_404(
            ReceivedFile, pk=kwargs["received_pk"], received_by=request.user.pk
        )
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return f"导入{self.importer.title}：预览"

    def options(self):
        form = self.importer.options_form(self.request.GET)
        if not form.is_valid():
            raise Http404
        return form.cleaned_data

    def get(self, request, name, received_pk):
        data, options = self.received.read(), self.options()
        try:
            plan = preview(
                self.importer, data, self.received.name, options, request.user
            )
        except IntakeError as error:
            return self.back_to_upload(error)
        return self.show(plan)

    def post(self, request, name, received_pk):
        done = self.received.batches.filter(importer=name, undone_at=None).first()
        if done is not None:
            messages.warning(request, "这个文件已经导入过了，没有再导入一次。")
            return redirect("intake_batch", done.pk)
        digest = request.POST.get("digest", "")
        try:
            batch = commit(
                self.importer, self.received, self.options(), request.user, digest
            )
        except (PlanChanged, NotReady) as sentence:
            forget(request.user)
            messages.error(request, str(sentence))
            return self.show(sentence.plan)
        except IntakeError as error:
            return self.back_to_upload(error)
        messages.success(
            request, f"“{self.received.name}”已全部导入：{batch.counted}。"
        )
        return redirect("intake_batch", batch.pk)

    def back_to_upload(self, error):
        messages.error(self.request, str(error))
        return redirect(self.upload_address())

    def upload_address(self):
        url = reverse("intake_sheet_upload", args=[self.importer.name])
        return with_options(url, self.importer, self.request.GET)

    def show(self, plan):
        wanted = self.request.GET.get("show", "")
        found = shown(plan, wanted)
        paginator = WagtailPaginator(found.rows, ROWS_SHOWN)
        page = paginator.get_page(self.request.GET.get("p"))
        context = self.get_context_data(
            importer=self.importer,
            received=self.received,
            plan=plan,
            upload_url=self.upload_address(),
            options=told_options(self.importer, self.request.GET),
            tabs=tabs(plan, wanted),
            page_obj=page,
            folded=found.folded,
            elided_page_range=paginator.get_elided_page_range(page.number),
        )
        return self.render_to_response(context)
