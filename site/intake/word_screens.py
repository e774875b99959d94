"""Screens that take a Word file in: send it, look at what was read, make a draft.

A feature brings its own second screen; the first one, and how both are drawn, is here.
"""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import View

from intake.errors import IntakeError
from intake.models import ReceivedFile
from intake.word_forms import WordUploadForm


class WordScreen(View):
    """How a screen is drawn. ``listing`` is the address and the name of the list
    that the drafts will stand in."""

    title = "导入Word"
    listing: tuple[str, str]

    def shared(self) -> dict:
        address, label = self.listing
        crumbs = [
            {"url": reverse(address), "label": label},
            {"url": "", "label": self.title},
        ]
        return {
            "breadcrumbs_items": crumbs,
            "page_title": self.title,
            "header_title": self.title,
            "header_icon": "upload",
        }

    def draw(self, template, **context):
        return render(self.request, template, self.shared() | context)


class WordUploadView(WordScreen):
    """First step. Nothing is made but the kept original; a file that ``read``
    refuses is not kept either."""

    template_name: str
    form_class = WordUploadForm

    def get(self, request):
        return self.draw(self.template_name, form=self.form_class())

    def post(self, request):
        form = self.form_class(request.POST, request.FILES)
        if form.is_valid():
            upload = form.cleaned_data["file"]
            data = upload.read()
            try:
                self.read(data, upload.name)
            except IntakeError as error:
                form.add_error("file", str(error))
            else:
                received = ReceivedFile.objects.receive(data, upload.name, request.user)
                return redirect(self.next_step(received))
        return self.draw(self.template_name, form=form)

    def read(self, data: bytes, name: str) -> None:
        """Raises IntakeError for a file that no draft can be made of."""
        raise NotImplementedError

    def next_step(self, received: ReceivedFile) -> str:
        """The address of the second screen."""
        raise NotImplementedError
