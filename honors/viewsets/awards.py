"""The awards in the admin: list, filters, export, form."""

import django_filters
from django import forms
from django.contrib.admin.utils import unquote
from django.shortcuts import get_object_or_404, redirect
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import (
    CreateView,
    DeleteView,
    EditView,
    IndexView,
    SnippetViewSet,
)

from honors.buttons import change_buttons
from honors.enums import AwardState, HonorFamily, HonorLevel, Recipient
from honors.models import Award, Honor
from honors.models.awards import FIRST_YEAR
from honors.querysets import level_rank
from organizations.views.export import SafeExportMixin
from organizations.views.record_forms import NoDraftMixin

# What the address of a new award may already say of it.
GIVEN = ("honor", "worker", "organization", "year", "batch")


def honors_in_order(request):
    return Honor.objects.order_by(level_rank("level"), "rank", "name")


class AwardFilterSet(WagtailFilterSet):
    """The sides from which an office looks at its awards."""

    state = django_filters.MultipleChoiceFilter(
        label="状态", choices=AwardState.choices, widget=forms.CheckboxSelectMultiple
    )
    level = django_filters.MultipleChoiceFilter(
        label="级别",
        field_name="honor__level",
        choices=HonorLevel.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    family = django_filters.MultipleChoiceFilter(
        label="类别",
        field_name="honor__family",
        choices=HonorFamily.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    recipient = django_filters.MultipleChoiceFilter(
        label="授予对象", choices=Recipient.choices, widget=forms.CheckboxSelectMultiple
    )
    honor = django_filters.ModelChoiceFilter(
        label="荣誉称号",
        queryset=honors_in_order,
        empty_label="全部",
        widget=forms.Select,
    )
    year = django_filters.NumberFilter(label="年度", min_value=FIRST_YEAR)
    batch = django_filters.CharFilter(label="届次、批次")
    unit = django_filters.CharFilter(label="单位", method="at_unit")

    class Meta:
        model = Award
        fields = []

    def at_unit(self, queryset, name, value):
        return queryset.at(value)


class AwardIndexView(SafeExportMixin, IndexView):
    """Every award, the newest first: proposed and revoked ones too."""

    def get_base_queryset(self):
        return Award.objects.with_records()

    def order_queryset(self, queryset):
        if self.ordering:
            return super().order_queryset(queryset).order_by(self.ordering, "pk")
        return queryset.newest_first()

    def search_queryset(self, queryset):
        return queryset.held_by(self.search_query) if self.is_searching else queryset


class AwardCreateView(NoDraftMixin, CreateView):
    """Begins with what the person or the roll already knows."""

    def get_initial_form_instance(self):
        award = Award()
        for name in GIVEN:
            field = Award._meta.get_field(name)
            if text := self.request.GET.get(name, ""):
                setattr(award, field.attname, known(field, text))
        return award


def known(field, text: str):
    """The value an address gives, or nothing when it is none."""
    if field.is_relation:
        found = text.isdecimal() and field.related_model.objects.filter(pk=text[:18])
        return found.first().pk if found else None
    if field.get_internal_type() == "CharField":
        return text[: field.max_length]
    return int(text[:4]) if text.isdecimal() else None


class AwardEditView(NoDraftMixin, EditView):
    """The form, with revocation and its undoing beside it."""

    @property
    def header_more_buttons(self):
        return [
            *super().header_more_buttons,
            *change_buttons(self.object, self.request.user),
        ]


class AwardDeleteView(DeleteView):
    """For what was entered wrongly; what was revoked is told to stay."""

    def dispatch(self, request, *args, **kwargs):
        award = get_object_or_404(Award, pk=unquote(str(kwargs["pk"])))
        if award.state == AwardState.REVOKED:
            sentence = f"“{award}”已经撤销，档案要留存，不能删除。"
            messages.error(request, sentence)
            return redirect(Award.snippet_viewset.get_url_name("edit"), award.pk)
        return super().dispatch(request, *args, **kwargs)


class AwardViewSet(SnippetViewSet):
    model = Award
    index_view_class = AwardIndexView
    add_view_class = AwardCreateView
    edit_view_class = AwardEditView
    delete_view_class = AwardDeleteView
    filterset_class = AwardFilterSet
    copy_view_enabled = False
    icon = "circle-check"
    menu_label = "获奖记录"
    menu_order = 300
    list_display = [
        "holder",
        Column("shown_title", label="荣誉"),
        Column("year", label="年度", sort_key="year"),
        Column("batch", label="届次、批次", sort_key="batch"),
        Column("unit_at_award", label="获奖时单位", sort_key="unit_at_award"),
        Column("document_number", label="表彰文号", sort_key="document_number"),
        Column("get_state_display", label="状态", sort_key="state"),
    ]
    list_export = [
        "holder",
        "shown_title",
        "honor.get_level_display",
        "year",
        "batch",
        "unit_at_award",
        "post_at_award",
        "authority",
        "document_number",
        "decision_date",
        "get_state_display",
        "revoked_on",
        "revoked_by",
        "revocation_document",
    ]
    export_headings = {
        "holder": "获得者",
        "shown_title": "荣誉",
        "honor.get_level_display": "级别",
        "year": "年度",
        "batch": "届次、批次",
        "unit_at_award": "获奖时单位",
        "post_at_award": "获奖时职务",
        "authority": "授予机关",
        "document_number": "表彰文号",
        "decision_date": "表彰决定日期",
        "get_state_display": "状态",
        "revoked_on": "撤销日期",
        "revoked_by": "撤销机关",
        "revocation_document": "撤销文号",
    }
    export_filename = "获奖记录"
    search_backend_name = None
    search_fields = ["unit_at_award"]
