"""Importing an issue from Word, in the admin."""

from base64 import b64encode

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html_join, strip_tags
from django.views.generic import View
from wagtail.admin import messages

from bulletin.drafting import draft_issue, fitting, part_note, values_read
from bulletin.import_forms import ArticleForm, MastheadForm, WordUploadForm
from bulletin.models import BulletinIndexPage, BulletinIssuePage
from bulletin.numbering import NumberConflict
from bulletin.plans import plan_issue
from intake.blocks import picture_index
from intake.errors import IntakeError
from intake.models import ReceivedFile
from intake.report import needs_acknowledgement
from library.pictures import thumbnail
from pages.blocks import BodyBlock

IN_MASTHEAD_FORM = {"kind", "sign_date", "proposed_number", "proposed_overall"}


class ImportView(View):
    """What both steps share: the series, and the right to add an issue to it."""

    def dispatch(self, request, series_pk, **kwargs):
        self.series = get_object_or_404(BulletinIndexPage, pk=series_pk)
        if not self.series.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        return super().dispatch(request, **kwargs)

    def draw(self, template, **context):
        crumbs = [
            {"url": reverse("issues:index"), "label": "各期简报"},
            {"url": "", "label": "导入Word"},
        ]
        shared = {
            "series": self.series,
            "breadcrumbs_items": crumbs,
            "page_title": "导入Word",
            "header_title": "导入Word",
            "header_icon": "upload",
        }
        return render(self.request, f"bulletin/admin/{template}", shared | context)


class UploadView(ImportView):
    """First step: send the file in. Nothing is made but the kept original."""

    def get(self, request):
        return self.draw("import_upload.html", form=WordUploadForm())

    def post(self, request):
        form = WordUploadForm(request.POST, request.FILES)
        if form.is_valid():
            upload = form.cleaned_data["file"]
            data = upload.read()
            try:
                plan_issue(data, upload.name)
            except IntakeError as error:
                form.add_error("file", str(error))
            else:
                received = ReceivedFile.objects.receive(data, upload.name, request.user)
                return redirect("bulletin_import_preview", self.series.pk, received.pk)
        return self.draw("import_upload.html", form=form)


class PreviewView(ImportView):
    """Second step: what was read, what was lost, what to change; then the draft."""

    def dispatch(self, request, series_pk, received_pk):
        self.received = get_object_or_404(
            ReceivedFile, pk=received_pk, received_by=request.user
        )
        return super().dispatch(request, series_pk)

    def forms(self, plan, data=None):
        articles = [
            ArticleForm(article, place, data)
            for place, article in enumerate(plan.articles)
        ]
        return MastheadForm.of(plan, data), articles

    def get(self, request):
        plan = plan_issue(self.received.read(), self.received.name)
        return self.show(plan, *self.forms(plan))

    def post(self, request):
        drafted = BulletinIssuePage.objects.filter(original=self.received).first()
        if drafted is not None:
            messages.warning(request, "这个文件已经生成过草稿，没有再生成一份。")
            return redirect("wagtailadmin_pages:edit", drafted.pk)
        plan = plan_issue(self.received.read(), self.received.name)
        masthead, articles = self.forms(plan, request.POST)
        valid = [form.is_valid() for form in (masthead, *articles)]
        if not all(valid):
            return self.show(plan, masthead, articles)
        for form in articles:
            form.apply()
        masthead.apply(plan)
        page = draft_issue(self.series, plan, received=self.received, user=request.user)
        messages.success(
            request,
            f"《{self.received.name}》已导入为草稿。请核对内容，确认后再发布。",
        )
        return redirect("wagtailadmin_pages:edit", page.pk)

    def show(self, plan, masthead, articles):
        for form in articles:
            form.body = body_html(form.plan.recognized.blocks, plan.pictures)
        return self.draw(
            "import_preview.html",
            received=self.received,
            plan=plan,
            masthead=masthead,
            articles=articles,
            facts=facts(plan),
            conflict=conflict(self.series, plan),
            media=sum((form.media for form in articles), start=masthead.media),
            losses=needs_acknowledgement(plan.issue.losses),
            kept=[loss for loss in plan.issue.losses if loss.action == "kept"],
        )


def facts(plan):
    """What was read besides the articles, under the labels of the editing form."""
    note, _ = part_note(plan.issue.editor_note)
    labelled = {
        str(BulletinIssuePage._meta.get_field(name).verbose_name): value
        for name, value in values_read(plan).items()
        if name not in IN_MASTHEAD_FORM
    }
    noted = {"编者按": strip_tags(note)} if note else {}
    return (noted | labelled).items()


def conflict(series, plan) -> str:
    """Why the number in the file could not be given as things stand, or nothing."""
    read = fitting(values_read(plan), [])
    try:
        series.numbers().decide(BulletinIssuePage(**read), series)
    except NumberConflict as sentence:
        return str(sentence)
    return ""


def body_html(blocks, pictures):
    """The blocks as the site would show them; pictures small, from the file."""
    return format_html_join(
        "", "{}", ([block_html(block, pictures)] for block in blocks)
    )


def block_html(block, pictures):
    kind, value = block["type"], block["value"]
    if kind in {"image", "gallery"}:
        return pictures_html(value.get("images", [value]), pictures)
    child = BodyBlock().child_blocks[kind]
    return child.render(child.to_python(value))


def pictures_html(images, pictures):
    """Figures with thumbnails in the page itself: nothing is stored yet."""
    shown = (
        (b64encode(thumbnail(pictures[place].data)).decode(), image["caption"])
        for image in images
        if (place := picture_index(image["image"])) < len(pictures)
    )
    return format_html_join(
        "",
        '<figure><img src="data:image/jpeg;base64,{}" alt="" width="320">'
        "<figcaption>{}</figcaption></figure>",
        shown,
    )


def choose_series(request):
    """From the menu: straight to the upload when there is but one series."""
    allowed = [
        series
        for series in BulletinIndexPage.objects.order_by("path")
        if series.permissions_for_user(request.user).can_add_subpage()
    ]
    if len(allowed) == 1:
        return redirect("bulletin_import", allowed[0].pk)
    return render(
        request,
        "bulletin/admin/import_choose.html",
        {"series_list": allowed, "header_title": "导入Word", "header_icon": "upload"},
    )
