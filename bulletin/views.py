"""The report on numbers: gaps, and drafts that ask for the same number."""

from itertools import groupby

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from bulletin import numbering
from bulletin.enums import IssueKind
from bulletin.models import BulletinIndexPage, BulletinIssuePage, IssueNumber
from pages.models import SitePage


class NumberReportView(
    WagtailAdminTemplateMixin, PermissionRequiredMixin, TemplateView
):
    """Every sequence of every series, one line a year."""

    permission_required = "wagtailadmin.access_admin"
    page_title = "编号检查"
    header_icon = "list-ol"
    template_name = "bulletin/admin/number_report.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"sequences": sequences(self.request.user)}


def sequences(user):
    """One dict for each series, kind and year: issued numbers, gaps, doubles."""
    series = {page.pk: page for page in BulletinIndexPage.objects.all()}
    entries = IssueNumber.objects.select_related("issue").order_by(
        "series", "-year", "kind", "number"
    )
    doubles = doubled_proposals(user)
    found = []
    for key, members in groupby(entries, key=lambda e: (e.series_id, e.year, e.kind)):
        series_id, year, kind = key
        members = list(members)
        numbers = [entry.number for entry in members]
        found.append(
            {
                "series": series[series_id].title,
                "year": year,
                "kind": IssueKind(kind).label,
                "count": len(numbers),
                "highest": max(numbers),
                "gaps": numbering.spans(
                    numbering.gaps(numbers, series[series_id].first_of(kind, year))
                ),
                "taken_down": [e.label for e in members if not e.issue.live],
                "doubles": doubles.get(key, []),
            }
        )
    return found


def doubled_proposals(user):
    """Drafts that ask for a number already issued, by series, year and kind;
    only those whose titles the person may see."""
    taken = {
        (entry.series_id, entry.year, entry.kind, entry.number)
        for entry in IssueNumber.objects.all()
    }
    seen = policy_registry.get_by_type(SitePage).explorable_instances(user)
    drafts = BulletinIssuePage.objects.filter(entry=None, pk__in=seen.values("pk"))
    drafts = drafts.exclude(proposed_number=None)
    parents = {page.path: page.pk for page in BulletinIndexPage.objects.all()}
    found: dict[tuple, list] = {}
    for draft in drafts:
        series_id = parents.get(draft.path[: -draft.steplen])
        key = (series_id, draft.numbering_year(), draft.kind)
        if (*key, draft.proposed_number) in taken:
            found.setdefault(key, []).append(draft)
    return found
