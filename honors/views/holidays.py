"""粘贴放假通知: the year's arrangement as the State Council words it, first shown as
days, then entered."""

from django import forms
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log

from honors.holiday_notice import NoticeError, read_notice
from honors.models import Holiday
from honors.working_days import WEEKDAYS

ENTERED = "honors.holiday_entered"


class PasteForm(forms.Form):
    year = forms.IntegerField(
        label="年度",
        min_value=2000,
        max_value=2100,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), "请填写四位年份，如2027。"
        ),
    )
    text = forms.CharField(
        label="放假通知",
        max_length=5_000,
        widget=forms.Textarea({"rows": 12}),
        help_text="国务院办公厅每年11月前后公布下一年的安排。把“一、元旦：……”到“国庆节：……”"
        "的段落原样粘贴过来。",
    )

    def clean(self):
        cleaned = super().clean()
        if {"year", "text"} <= cleaned.keys():
            try:
                cleaned["days"] = read_notice(cleaned["text"], cleaned["year"])
            except NoticeError as error:
                self.add_error("text", str(error))
        return cleaned


class PasteView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    model = Holiday
    permission_required = "add"
    template_name = "honors/admin/paste_holidays.html"
    form_class = PasteForm
    page_title = "粘贴放假通知"
    header_icon = "calendar-check"

    def get_initial(self):
        today = timezone.localdate()
        entered = Holiday.objects.years()
        return {"year": today.year + (today.year in entered)}

    def get_breadcrumbs_items(self):
        listing = {"url": self.list_url(), "label": "节假日安排"}
        here = {"url": "", "label": self.page_title}
        return [*super().get_breadcrumbs_items(), listing, here]

    def list_url(self):
        return reverse(Holiday.snippet_viewset.get_url_name("list"))

    def form_valid(self, form):
        year, days = form.cleaned_data["year"], form.cleaned_data["days"]
        if "enter" not in self.request.POST:
            return self.render_to_response(
                self.get_context_data(form=form, days=told(days), year=year)
            )
        number = enter_year(year, days, self.request.user)
        messages.success(
            self.request,
            f"{year}年的节假日安排已登记，共{len(days)}天，变动{number}处。",
        )
        return redirect(f"{self.list_url()}?year={year}")


def told(days) -> list[dict]:
    """The days as the preview lists them."""
    return [
        {
            "day": one.day,
            "weekday": WEEKDAYS[one.day.weekday()],
            "name": one.name,
            "what": "调休上班" if one.is_workday else "放假",
        }
        for one in days
    ]


@transaction.atomic
def enter_year(year, days, user) -> int:
    """Make the year's table what the notice says; the number of days that changed.

    Days of a neighbouring year that the notice touches are added to that year.
    """
    known = {one.day: one for one in Holiday.objects.select_for_update()}
    wanted = {one.day for one in days}
    gone = [one for day, one in known.items() if day.year == year and day not in wanted]
    for holiday in gone:
        log(instance=holiday, action="wagtail.delete", user=user)
        holiday.delete()
    changed = 0
    for one in days:
        holiday = known.get(one.day) or Holiday(day=one.day)
        if (holiday.name, holiday.is_workday) != (one.name, one.is_workday) or (
            holiday.pk is None
        ):
            holiday.name, holiday.is_workday = one.name, one.is_workday
            holiday.save()
            log(instance=holiday, action=ENTERED, user=user)
            changed += 1
    return changed + len(gone)
