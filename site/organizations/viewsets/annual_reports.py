"""统计年报 in the admin: look at a year's figures, freeze them, correct them."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from organizations.days_asked import FIRST_YEAR
from organizations.figures.annual import figures_of, fill, next_version
from organizations.figures.comparing import sections
from organizations.figures.values import fingerprint
from organizations.models import AnnualReport
from organizations.viewsets.cohorts import CohortViewSet


class YearForm(forms.Form):
    """Which year to look at: one that is over."""

    year = forms.IntegerField(
        label="年度",
        error_messages={
            "required": "请填写年度。",
            "invalid": "年度要填四位数字，如2025。",
        },
    )

    def clean_year(self):
        year, last = self.cleaned_data["year"], timezone.localdate().year - 1
        if not FIRST_YEAR <= year <= last:
            raise ValidationError(f"年度应在{FIRST_YEAR}年到{last}年之间。")
        return year


class FreezeForm(WagtailAdminModelForm):
    """Freezes the figures that were looked at: ``seen`` is their fingerprint."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = AnnualReport
        fields = ["year", "reason"]
        widgets = {"year": forms.HiddenInput}
        help_texts = {"reason": "会写在年报上，如“补报两个企业的职工数”。"}
        error_messages = {"year": {"required": "请先选择年度，看过数据再定稿。"}}

    def clean(self):
        cleaned = super().clean()
        year = YearForm({"year": cleaned.get("year")})
        if "year" not in cleaned:
            return cleaned
        if not year.is_valid():
            raise ValidationError(year.errors["year"].as_data())
        self.instance.year = cleaned["year"]
        agreed = fill(self.instance)
        if self.instance.version > 1 and not cleaned.get("reason", "").strip():
            self.add_error("reason", "这一年已经定稿，请写明订正原因。")
        if not agreed or cleaned.get("seen") != self.instance.sha256:
            raise ValidationError(
                "您看过以后档案又有改动。下面是现在的数据，请核对后再定稿。"
            )
        return cleaned


class FreezeView(generic.CreateView):
    """First the year, then its figures and the button that freezes them."""

    template_name = "organizations/figures/admin/freeze.html"
    page_title = "统计年报定稿"
    success_message = "%(object)s已经定稿，公布在网站上。"
    error_message = "年报没有定稿，请看下面的说明。"

    def get_form_class(self):
        return FreezeForm

    @property
    def year_form(self) -> YearForm:
        asked = self.request.POST or self.request.GET
        if "year" in asked:
            return YearForm({"year": asked["year"]})
        return YearForm(initial={"year": timezone.localdate().year - 1})

    def get_context_data(self, **kwargs):
        year_form = self.year_form
        context = super().get_context_data(**kwargs) | {"year_form": year_form}
        if year_form.is_bound and year_form.is_valid():
            year = year_form.cleaned_data["year"]
            figures = figures_of(year)
            context |= {
                "year": year,
                "version": next_version(year),
                "figures": figures,
                "sections": sections(figures),
                "seen": fingerprint(figures.as_data()),
            }
        return context

    def save_instance(self):
        self.form.instance.frozen_by = self.request.user
        return super().save_instance()

    def form_valid(self, form):
        """Of two people who freeze a year at once, the second is told."""
        try:
            return super().form_valid(form)
        except IntegrityError:
            form.add_error(None, "刚刚已有人给这一年定稿，请核对后再定。")
            return self.form_invalid(form)

    def get_success_buttons(self):
        return []


class AnnualReportViewSet(ModelViewSet):
    model = AnnualReport
    name = "annual_reports"
    icon = "lock"
    menu_label = "统计年报"
    copy_view_enabled = False
    add_view_class = FreezeView
    list_display = [
        TitleColumn(
            "year",
            label="年报",
            accessor=str,
            get_url=lambda one: (
                f"{reverse('annual_report', args=[one.year])}?version={one.version}"
            ),
        ),
        Column("version", label="版次", accessor=lambda one: f"第{one.version}版"),
        Column("reason", label="订正原因"),
        DateColumn("frozen_at", label="定稿时间"),
        Column("frozen_by", label="定稿人"),
    ]
    ordering = ["-year", "-version"]

    def get_form_class(self, for_update=False):
        return FreezeForm


class FiguresGroup(ModelViewSetGroup):
    menu_label = "统计"
    menu_name = "figures"
    menu_icon = "table"
    menu_order = 410
    items = (AnnualReportViewSet("annual_reports"), CohortViewSet("cohorts"))
