"""更名, 划转或改制, 合并、撤销或划出: one small form each, and taking the last back."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from organizations.change_forms import (
    CloseForm,
    RearrangeForm,
    RenameForm,
    TakeBackForm,
)
from organizations.changes import (
    CHANGES,
    children_of,
    close,
    last_change,
    rearrange,
    rename,
)
from organizations.enums import ENDED
from organizations.models import Organization
from organizations.taking_back import obstacle, take_back

NAMESPACE = "wagtailsnippets_organizations_organization"


class ChangeView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """A change of one record; a subclass says which."""

    model = Organization
    permission_required = "change"
    template_name = "organizations/admin/change.html"
    header_icon = "group"
    button = "登记"
    done = ""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.object = get_object_or_404(Organization.objects.records(), pk=kwargs["pk"])

    def get(self, request, *args, **kwargs):
        if why := self.why_not():
            messages.error(request, why)
            return redirect(self.get_success_url())
        return super().get(request, *args, **kwargs)

    def why_not(self):
        """Why the form is not even shown."""
        if self.object.standing in ENDED:
            return f"“{self.object}”已经终止，不能再登记变更。"
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
        return reverse(f"{NAMESPACE}:edit", args=[self.object.pk])

    def get_page_subtitle(self):
        return str(self.object)

    def get_breadcrumbs_items(self):
        listing = {"url": reverse(f"{NAMESPACE}:list"), "label": "组织"}
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


class RenameView(ChangeView):
    page_title = "更名"
    form_class = RenameForm
    done = "已登记更名，现在的全称是“{}”。"

    def change(self, **entered):
        return rename(self.object, user=self.request.user, **entered)


class RearrangeView(ChangeView):
    page_title = "划转或改制"
    form_class = RearrangeForm
    done = "“{}”的变更已登记，以前的情况记入沿革。"

    def change(self, **entered):
        return rearrange(self.object, user=self.request.user, **entered)


class CloseView(ChangeView):
    page_title = "合并、撤销或划出"
    form_class = CloseForm
    done = "“{}”的终止已登记，档案和网页地址都保留。"

    def change(self, **entered):
        return close(self.object, user=self.request.user, **entered)

    def get_context_data(self, **kwargs):
        children = children_of(self.object)
        return super().get_context_data(
            children=children[:10], children_count=children.count(), **kwargs
        )


class TakeBackView(ChangeView):
    page_title = "撤销最近一次变更"
    form_class = TakeBackForm
    template_name = "organizations/admin/take_back.html"
    button = "撤销这次变更"
    done = "“{}”最近一次变更已撤销。"

    def why_not(self):
        entry = last_change(self.object)
        return obstacle(self.object, entry) if entry else "没有可以撤销的变更。"

    def change(self):
        return take_back(self.object, user=self.request.user)

    def get_context_data(self, **kwargs):
        entry = last_change(self.object)
        return super().get_context_data(
            entry=entry,
            change=CHANGES[entry.action] if entry else "",
            **kwargs,
        )
