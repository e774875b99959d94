"""重复档案合并: choose two records, see what would move, merge; take it back."""

from django import forms
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import ButtonsColumnMixin, Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.widgets import AdminSnippetChooser

from organizations.models import Organization, Unification
from organizations.unifying import part, part_refusal, plan_unification, unify

TIME = "%Y年%-m月%-d日 %H:%M"


class PairForm(forms.Form):
    """Which two records are one organization."""

    kept = forms.ModelChoiceField(
        Organization.objects.all(),
        label="保留的档案",
        help_text="网页地址、全称和已有的内容都以这一份为准。",
        widget=AdminSnippetChooser(Organization, icon="group"),
    )
    duplicate = forms.ModelChoiceField(
        Organization.objects.all(),
        label="重复的档案",
        help_text="合并以后不再显示，它的全称成为保留档案的别名。",
        widget=AdminSnippetChooser(Organization, icon="group"),
    )


def told(moment) -> str:
    return localtime(moment).strftime(TIME) if moment else ""


class PairColumn(ButtonsColumnMixin, TitleColumn):
    """The merger in a sentence, with the button that takes it back."""

    def get_buttons(self, unification, parent_context):
        if unification.undone_at:
            return []
        return [
            Button(
                "撤销这次合并",
                reverse("organization_part", args=[unification.pk]),
                icon_name="rotate",
            )
        ]


class UnificationsView(IndexView):
    """The mergers so far, the latest first."""

    model = Unification
    queryset = Unification.objects.select_related("kept", "duplicate", "made_by")
    any_permission_required = ["add"]
    page_title = "重复档案合并"
    header_icon = "group"
    index_url_name = "organization_unifications"
    is_searchable = False
    default_ordering = "-made_at"
    columns = [
        PairColumn("__str__", label="合并", accessor=str),
        Column("made_by", label="经办人", accessor=lambda one: one.made_by or ""),
        Column("made_at", label="合并时间", accessor=lambda one: told(one.made_at)),
        Column(
            "undone_at",
            label="撤销时间",
            accessor=lambda one: told(one.undone_at) or "没有撤销",
        ),
    ]

    @cached_property
    def header_buttons(self):
        address = reverse("organization_unify")
        return [HeaderButton("合并两份档案", url=address, icon_name="plus")]

    @cached_property
    def no_results_message(self):
        return "还没有合并过重复档案。同一个组织登记了两份的，点右上角“合并两份档案”。"


class UnificationScreen(
    PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView
):
    """What both screens of a merger share."""

    model = Unification
    permission_required = "add"
    header_icon = "group"

    def get_breadcrumbs_items(self):
        listing = {
            "url": reverse("organization_unifications"),
            "label": "重复档案合并",
        }
        here = {"url": "", "label": self.page_title}
        return [*super().get_breadcrumbs_items(), listing, here]


class UnifyView(UnificationScreen):
    """The choice in the address, the preview under it; the button merges."""

    page_title = "合并两份档案"
    template_name = "organizations/admin/unify.html"

    def form(self, data):
        chosen = {"kept", "duplicate"} & set(data)
        form = PairForm(data if chosen else None)
        plan = plan_unification(**form.cleaned_data) if form.is_valid() else None
        for sentence in plan.refusals if plan else ():
            form.add_error(None, sentence)
        return form, plan

    def post(self, request, *args, **kwargs):
        form, plan = self.form(request.POST)
        if plan and not plan.refusals:
            try:
                unify(plan.kept, plan.duplicate, user=request.user)
            except ValidationError as error:
                messages.error(request, "".join(error.messages))
            else:
                messages.success(
                    request,
                    f"“{plan.duplicate}”已经并入“{plan.kept}”，需要时可以撤销。",
                )
                return redirect("organization_unifications")
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs):
        form, plan = self.form(self.request.POST or self.request.GET)
        context = super().get_context_data(**{"form": form, **kwargs})
        plan = None if plan and plan.refusal else plan
        return context | {"plan": plan, "media": form.media}


class PartView(UnificationScreen):
    """Asks once, then takes the merger back."""

    page_title = "撤销合并"
    template_name = "organizations/admin/part.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        merged = Unification.objects.select_related("kept", "duplicate")
        self.object = get_object_or_404(merged, pk=kwargs["pk"])

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        told = {"unification": self.object, "refusal": part_refusal(self.object)}
        return context | told

    def post(self, request, *args, **kwargs):
        try:
            part(self.object, user=request.user)
        except ValidationError as error:
            messages.error(request, "".join(error.messages))
        else:
            messages.success(request, f"{self.object}，这次合并已经撤销。")
        return redirect("organization_unifications")
