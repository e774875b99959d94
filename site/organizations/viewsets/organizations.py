"""The register in the admin: list, filters, export, chooser, form."""

import django_filters
from django import forms
from django.utils import timezone
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)
from wagtail.snippets.views.snippets import (
    CreateView,
    EditView,
    IndexView,
    SnippetViewSet,
)

from organizations.buttons import change_buttons, take_back_button
from organizations.credit_code import credit_code_remark
from organizations.enums import OrganizationKind, Standing, UnitNature
from organizations.models import Organization
from organizations.views.export import SafeExportMixin
from organizations.views.record_forms import NoDraftMixin
from pages.dates import in_chinese


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


class ChooserColumns:
    """Enough beside the name to tell two unions apart."""

    filter_form_class = OrganizationFilterForm

    @property
    def columns(self):
        return [
            *super().columns,
            Column("get_kind_display", label="组织类型"),
            Column("get_standing_display", label="状态"),
        ]


class OrganizationChooseView(ChooserColumns, ChooseView):
    pass


class OrganizationChooseResultsView(ChooserColumns, ChooseResultsView):
    pass


class OrganizationChooserViewSet(SnippetChooserViewSet):
    choose_view_class = OrganizationChooseView
    choose_results_view_class = OrganizationChooseResultsView

    def get_object_list(self):
        return Organization.objects.records()


def federations(request):
    """What has something below it, and can be asked for as a superior."""
    above = Organization.objects.records().exclude(parent=None).order_by()
    found = Organization.objects.records().filter(pk__in=above.values("parent"))
    return found.in_register_order()


class OrganizationFilterSet(WagtailFilterSet):
    """The sides from which an office looks at its register."""

    kind = django_filters.MultipleChoiceFilter(
        label="组织类型",
        choices=OrganizationKind.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    nature = django_filters.MultipleChoiceFilter(
        label="单位性质",
        choices=UnitNature.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    standing = django_filters.MultipleChoiceFilter(
        label="状态", choices=Standing.choices, widget=forms.CheckboxSelectMultiple
    )
    parent = django_filters.ModelChoiceFilter(
        label="上级工会",
        queryset=federations,
        empty_label="全部",
        widget=forms.Select,
    )
    is_new_enterprise = django_filters.BooleanFilter(label="新建企业")
    overdue = django_filters.ChoiceFilter(
        label="换届",
        choices=[("yes", "换届超期")],
        empty_label="全部",
        method="only_overdue",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Organization
        fields = []

    def only_overdue(self, queryset, name, value):
        return queryset.overdue_on(timezone.localdate())


def term_due_label(record) -> str:
    """The day the term ends, and that it is past."""
    if record.term_due is None:
        return ""
    day = in_chinese(record.term_due)
    return f"{day}（超期）" if record.is_overdue(timezone.localdate()) else day


class OrganizationIndexView(SafeExportMixin, IndexView):
    """Every record but duplicates, found by any name it has or had."""

    def get_base_queryset(self):
        return Organization.objects.records().select_related("parent")

    def order_queryset(self, queryset):
        if self.ordering:
            return super().order_queryset(queryset).order_by(self.ordering, "name")
        return queryset.in_register_order()

    def search_queryset(self, queryset):
        return queryset.named_like(self.search_query) if self.is_searching else queryset


class UnusualCodeMixin(NoDraftMixin):
    """Says on saving what is unusual about a credit code that can be right."""

    def save_action(self):
        if remark := credit_code_remark(self.object.credit_code):
            sentence = f"“{self.object}”的统一社会信用代码{remark}。"
            messages.warning(self.request, sentence)
        return super().save_action()


class OrganizationCreateView(UnusualCodeMixin, CreateView):
    pass


class OrganizationEditView(UnusualCodeMixin, EditView):
    """The form, with the changes that have a day of their own beside it."""

    def get_queryset(self):
        return Organization.objects.records()

    @property
    def header_more_buttons(self):
        return [
            *super().header_more_buttons,
            *change_buttons(self.object, self.request.user),
            *take_back_button(self.object),
        ]


class OrganizationViewSet(SnippetViewSet):
    model = Organization
    chooser_viewset_class = OrganizationChooserViewSet
    index_view_class = OrganizationIndexView
    add_view_class = OrganizationCreateView
    edit_view_class = OrganizationEditView
    filterset_class = OrganizationFilterSet
    copy_view_enabled = False
    icon = "group"
    menu_label = "组织档案"
    menu_order = 100
    list_display = [
        "name",
        Column("get_kind_display", label="组织类型", sort_key="kind"),
        Column("get_nature_display", label="单位性质", sort_key="nature"),
        Column("parent", label="上级工会", accessor=lambda one: one.parent or ""),
        Column("get_standing_display", label="状态", sort_key="standing"),
        Column(
            "term_due",
            label="任期届满",
            accessor=term_due_label,
            sort_key="term_due",
        ),
    ]
    list_export = [
        "name",
        "short_name",
        "credit_code",
        "get_kind_display",
        "get_nature_display",
        "is_new_enterprise",
        "parent",
        "valid_from",
        "term_due",
        "get_standing_display",
        "valid_to",
    ]
    export_headings = {
        "name": "全称",
        "short_name": "规范简称",
        "credit_code": "统一社会信用代码",
        "get_kind_display": "组织类型",
        "get_nature_display": "单位性质",
        "is_new_enterprise": "新建企业",
        "parent": "上级工会",
        "valid_from": "成立日期",
        "term_due": "任期届满",
        "get_standing_display": "状态",
        "valid_to": "终止日期",
    }
    export_filename = "工会组织"
    search_backend_name = None
    search_fields = ["name", "short_name", "aliases"]
