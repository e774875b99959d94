"""Depositing an essay from Word, in the admin."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from wagtail.admin import messages

from archive.models import Original
from honors.essays.drafting import draft_essay
from honors.essays.import_forms import EssayReadForm, PersonForm
from honors.essays.plans import plan_essay
from honors.models import EssayIndexPage, EssayPage
from intake.body_preview import body_html
from intake.models import ReceivedFile
from intake.report import needs_acknowledgement
from intake.word_screens import WordScreen, WordUploadView


class EssayScreen(WordScreen):
    """What both steps share: the archive's page, and the right to add to it."""

    title = "从Word导入论文"
    listing = ("essays:index", "论文")

    def dispatch(self, request, **kwargs):
        self.index = EssayIndexPage.objects.first()
        if self.index is None:
            return self.draw("honors/admin/essay_import_nowhere.html")
        if not self.index.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        return super().dispatch(request, **kwargs)


class UploadView(EssayScreen, WordUploadView):
    """First step: send the file in. Nothing is made but the kept original."""

    template_name = "honors/admin/essay_import_upload.html"

    def read(self, data, name):
        plan_essay(data, name)

    def next_step(self, received):
        return reverse("essay_import_preview", args=[received.pk])


class PreviewView(EssayScreen):
    """Second step: what was read, what was lost, what to change; then the draft."""

    def dispatch(self, request, received_pk):
        self.received = get_object_or_404(
            ReceivedFile, pk=received_pk, received_by=request.user
        )
        return super().dispatch(request)

    def get(self, request):
        plan = self.plan()
        return self.show(plan, *forms_of(plan))

    def post(self, request):
        drafted = essay_of(self.received)
        if drafted is not None:
            messages.warning(
                request, "这个文件已经存为一篇论文的原件，没有再生成一份草稿。"
            )
            return redirect("wagtailadmin_pages:edit", drafted.pk)
        plan = self.plan()
        read, people = forms_of(plan, request.POST)
        valid = [form.is_valid() for form in (read, *people)]
        if not all(valid):
            return self.show(plan, read, people)
        read.apply(plan)
        plan.people = [person for form in people if (person := form.person())]
        try:
            page = draft_essay(
                self.index, plan, received=self.received, user=request.user
            )
        except ValidationError as refused:
            read.add_error(None, refused)
            return self.show(plan, read, people)
        messages.success(
            request,
            f"《{self.received.name}》已导入为草稿，原件已存入档案。"
            "请核对内容，补上证书和公开范围，再发布。",
        )
        return redirect("wagtailadmin_pages:edit", page.pk)

    def plan(self):
        return plan_essay(self.received.read(), self.received.name)

    def show(self, plan, read, people):
        return self.draw(
            "honors/admin/essay_import_preview.html",
            received=self.received,
            upload_url=reverse("essay_import"),
            read=read,
            people=people,
            body=body_html(plan.essay.blocks, plan.pictures),
            media=sum((form.media for form in people), start=read.media),
            losses=needs_acknowledgement(plan.essay.losses),
            kept=[loss for loss in plan.essay.losses if loss.action == "kept"],
        )


def forms_of(plan, data=None):
    people = [PersonForm.of(plan, place, data) for place in range(len(plan.people))]
    return EssayReadForm.of(plan, data), people


def essay_of(received) -> EssayPage | None:
    """The essay whose original this very file is already."""
    kept = Original.objects.filter(sha256=received.sha256)
    return EssayPage.objects.filter(original__in=kept).first()
