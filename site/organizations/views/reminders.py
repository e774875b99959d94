"""到期提醒: the report, and its count on the admin home."""

import django_filters
from django.forms import Select
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from organizations.models import Organization
from organizations.panels import BASIC, COUNTED, PEOPLE, tab_anchor
from organizations.reminders import ReminderKind, reminders
from organizations.views.export import SafeExportMixin


def may_see(user) -> bool:
    """Those who keep the register."""
    policy = policy_registry.get_by_type(Organization)
    return policy.user_has_permission(user, "change")


class ReminderFilterSet(WagtailFilterSet):
    """By what falls due."""

    kind = django_filters.ChoiceFilter(
        label="事项", choices=ReminderKind.choices, empty_label="全部", widget=Select
    )

    class Meta:
        model = Organization
        fields = []


# the tab of the record's form in which the thing is seen to
TABS = {
    ReminderKind.TERM: PEOPLE,
    ReminderKind.CERTIFICATE: BASIC,
    ReminderKind.CONTRACT: COUNTED,
    ReminderKind.REGISTRATION: BASIC,
    ReminderKind.CODE: BASIC,
}


def edit_url(reminder) -> str:
    """The record's form, opened where the reminder wants something done."""
    record = reverse(
        "wagtailsnippets_organizations_organization:edit", args=[reminder.pk]
    )
    return record + tab_anchor(TABS[reminder.kind])


class RemindersView(SafeExportMixin, ReportView):
    """What to see to, most urgent first."""

    model = Organization
    permission_required = "change"
    page_title = "到期提醒"
    header_icon = "time"
    index_url_name = "organization_reminders"
    index_results_url_name = "organization_reminders_results"
    filterset_class = ReminderFilterSet
    columns = [
        TitleColumn("organization", label="组织", get_url=edit_url),
        Column("kind_label", label="事项", width="14%"),
        Column("what", label="说明"),
        Column("due_label", label="到期日期", width="13%"),
        Column("urgency", label="紧急程度", width="11%"),
    ]
    list_export = ["organization", "kind_label", "what", "due_label", "urgency"]
    export_headings = {
        "organization": "组织",
        "kind_label": "事项",
        "what": "说明",
        "due_label": "到期日期",
        "urgency": "紧急程度",
    }
    export_filename = "到期提醒"

    def get_queryset(self):
        return reminders(timezone.localdate())

    def filter_queryset(self, queryset):
        wanted = self.filters.is_valid() and self.filters.form.cleaned_data["kind"]
        return [one for one in queryset if not wanted or one.kind == wanted]

    @cached_property
    def no_results_message(self):
        return "没有到期或快要到期的事项。"


class RemindersSummaryItem(SummaryItem):
    """The count on the admin home; nothing when there is nothing to see to."""

    order = 500
    template_name = "organizations/admin/reminders_summary.html"

    @cached_property
    def count(self):
        if not may_see(self.request.user):
            return 0
        return len(reminders(timezone.localdate()))

    def is_shown(self):
        return self.count > 0

    def get_context_data(self, parent_context):
        return {"count": self.count}
