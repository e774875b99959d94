"""A change of one record by its own small form, confirmed, told and logged."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin


class RecordChangeView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """A change of one record of a register; a subclass says which, and has a verb
    ``change`` that is given what was entered and raises a ``ValidationError``.

    The form takes the record as its first argument; ``done`` is the sentence that
    tells of the success.
    """

    permission_required = "change"
    template_name = "organizations/admin/change.html"
    listing_label = ""
    button = "登记"
    done = ""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.object = get_object_or_404(self.records(), pk=kwargs["pk"])

    def records(self):
        """The records that can be changed."""
        return self.model.objects.all()

    def get(self, request, *args, **kwargs):
        if why := self.why_not():
            messages.error(request, why)
            return redirect(self.get_success_url())
        return super().get(request, *args, **kwargs)

    def why_not(self):
        """Why the form is not even shown."""
        return ""

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "record": self.object}

    def form_valid(self, form):
        try:
            record = self.change(**form.cleaned_data)
        except ValidationError as error:
            show(form, error)
            return self.form_invalid(form)
        messages.success(self.request, self.done.format(record))
        return super().form_valid(form)

    def get_success_url(self):
        return self.address("edit", self.object.pk)

    def address(self, view, *args):
        name = self.model.snippet_viewset.get_url_name(view)
        return reverse(name, args=args)

    def get_page_subtitle(self):
        return str(self.object)

    def get_breadcrumbs_items(self):
        listing = {"url": self.address("list"), "label": self.listing_label}
        record = {"url": self.get_success_url(), "label": str(self.object)}
        return [
            *super().get_breadcrumbs_items(),
            listing,
            record,
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "action_url": self.request.path,
            "media": context["form"].media,
            "submit_button_label": self.button,
            "submit_button_active_label": "正在登记……",
        }


def show(form, error):
    """The refusal, beside the fields it is about."""
    told = error.message_dict if hasattr(error, "error_dict") else {}
    for field, sentences in (told or {NON_FIELD_ERRORS: error.messages}).items():
        for sentence in sentences:
            form.add_error(field if field in form.fields else None, sentence)
