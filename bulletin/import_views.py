"""Importing an issue from Word, in the admin."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import strip_tags
from wagtail.admin import messages

from bulletin.drafting import LARGEST, draft_issue, part_note, values_read
from bulletin.import_forms import ArticleForm, MastheadForm
from bulletin.models import BulletinIndexPage, BulletinIssuePage
from bulletin.numbering import NumberConflict
from bulletin.plans import plan_issue
from intake.body_preview import body_html
from intake.fields import fitting
from intake.models import ReceivedFile
from intake.report import needs_acknowledgement
from intake.word_screens import WordScreen, WordUploadView

IN_MASTHEAD_FORM = {"kind", "sign_date", "proposed_number", "proposed_overall"}


class ImportView(WordScreen):
    """What both steps share: the series, and the right to add an issue to it."""

    listing = ("issues:index", "各期简报")

    def dispatch(self, request, series_pk, **kwargs):
        self.series = get_object_or_404(BulletinIndexPage, pk=series_pk)
        if not self.series.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        return super().dispatch(request, **kwargs)

    def shared(self):
        return super().shared() | {"series": self.series}


class UploadView(ImportView, WordUploadView):
    """First step: send the file in. Nothing is made but the kept original."""

    template_name = "bulletin/admin/import_upload.html"

    def read(self, data, name):
        plan_issue(data, name)

    def next_step(self, received):
        return reverse("bulletin_import_preview", args=[self.series.pk, received.pk])


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
            "bulletin/admin/import_preview.html",
            received=self.received,
            upload_url=reverse("bulletin_import", args=[self.series.pk]),
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
    read = fitting(BulletinIssuePage, values_read(plan), [], LARGEST)
    try:
        series.numbers().decide(BulletinIssuePage(**read), series)
    except NumberConflict as sentence:
        return str(sentence)
    return ""


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
