"""统计范围: which organizations a rate is counted over, in the words of a clerk."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.utils.crypto import get_random_string
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from organizations.models import Cohort
from organizations.models.statistics import KIND_CHOICES, NATURE_CHOICES, Measure

FLAG_CHOICES = [
    ("", "不论是不是新建企业"),
    ("True", "只统计新建企业"),
    ("False", "不统计新建企业"),
]


def ticks(label: str, choices, required: bool = False, help_text: str = ""):
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=required,
        help_text=help_text,
        widget=forms.CheckboxSelectMultiple,
    )


class CohortForm(WagtailAdminModelForm):
    kinds = ticks("组织类型", KIND_CHOICES, help_text="一个都不勾选，就是不限类型。")
    natures = ticks(
        "单位性质", NATURE_CHOICES, help_text="一个都不勾选，就是不限性质。"
    )
    is_new_enterprise = forms.TypedChoiceField(
        label="新建企业",
        choices=FLAG_CHOICES,
        required=False,
        coerce=lambda value: value == "True",
        empty_value=None,
    )
    measures = ticks(
        "统计项目",
        Measure.choices,
        required=True,
        help_text="每勾选一项，统计数据页上就多一行。",
    )

    class Meta:
        model = Cohort
        fields = [
            "name",
            "kinds",
            "natures",
            "is_new_enterprise",
            "measures",
            "shows_rate",
            "sort_order",
        ]
        help_texts = {
            "name": "会写在统计数据页上，如“国有及国有控股企业”。",
            "sort_order": "数字小的排在前面。",
        }

    def save(self, commit=True):
        """A cohort of the office's own gets a key that no other figure has."""
        if not self.instance.key:
            self.instance.key = f"own_{get_random_string(8).lower()}"
        return super().save(commit)


class CohortIndexView(generic.IndexView):
    def get_delete_url(self, instance):
        if self.permission_policy.user_has_permission_for_instance(
            self.request.user, "delete", instance
        ):
            return super().get_delete_url(instance)
        return None


class CohortDeleteView(generic.DeleteView):
    def get_object(self, queryset=None):
        cohort = super().get_object(queryset)
        if not self.user_has_permission_for_instance("delete", cohort):
            raise PermissionDenied
        return cohort


def chosen_labels(choices, none: str):
    labels = dict(choices)
    return lambda values: "、".join(labels[value] for value in values) or none


class CohortViewSet(ModelViewSet):
    model = Cohort
    name = "cohorts"
    icon = "tag"
    menu_label = "统计范围"
    copy_view_enabled = False
    index_view_class = CohortIndexView
    delete_view_class = CohortDeleteView
    list_display = [
        "name",
        Column(
            "natures",
            label="单位性质",
            accessor=lambda one: chosen_labels(NATURE_CHOICES, "不限")(one.natures),
        ),
        Column(
            "measures",
            label="统计项目",
            accessor=lambda one: chosen_labels(Measure.choices, "")(one.measures),
        ),
    ]
    ordering = ["sort_order", "pk"]

    def get_form_class(self, for_update=False):
        return CohortForm
