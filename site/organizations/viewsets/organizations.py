"""The register in the admin: list, filters, export, chooser."""

from django import forms
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)
from wagtail.snippets.views.snippets import SnippetViewSet

from organizations.enums import OrganizationKind
from organizations.models import Organization


class OrganizationFilterForm(BaseFilterForm):
    """Narrow the chooser by a part of any name, or by kind."""

    q = forms.CharField(
        label="名称", required=False, widget=forms.TextInput({"placeholder": "名称"})
    )
    kind = forms.ChoiceField(
        label="类型",
        required=False,
        choices=[("", "全部类型"), *OrganizationKind.choices],
        widget=forms.Select({"data-chooser-modal-search-filter": True}),
    )

    def filter(self, objects):
        objects = super().filter(objects)
        if text := self.cleaned_data.get("q"):
            self.is_searching, self.search_query = True, text
            objects = objects.named_like(text)
        if kind := self.cleaned_data.get("kind"):
            objects = objects.filter(kind=kind)
        return objects.in_register_order()


class OrganizationChooseView(ChooseView):
    filter_form_class = OrganizationFilterForm


class OrganizationChooseResultsView(ChooseResultsView):
    filter_form_class = OrganizationFilterForm


class OrganizationChooserViewSet(SnippetChooserViewSet):
    choose_view_class = OrganizationChooseView
    choose_results_view_class = OrganizationChooseResultsView


class OrganizationViewSet(SnippetViewSet):
    model = Organization
    chooser_viewset_class = OrganizationChooserViewSet
    icon = "group"
    menu_label = "组织"
    menu_name = "organizations"
    menu_order = 400
    add_to_admin_menu = True
    list_display = [
        "name",
        "short_name",
        Column("get_kind_display", label="组织类型", sort_key="kind"),
        "parent",
    ]
    list_filter = ["kind", "parent"]
    list_export = ["name", "short_name", "get_kind_display", "parent", "valid_from"]
    export_headings = {
        "name": "全称",
        "short_name": "规范简称",
        "get_kind_display": "组织类型",
        "parent": "上级工会",
        "valid_from": "成立日期",
    }
    export_filename = "工会组织"
    search_backend_name = None
    search_fields = ["name", "short_name", "aliases"]
    ordering = ["kind", "name"]
