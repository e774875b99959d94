"""One organization's page: what it is or was, and everything public about it."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from organizations.days_asked import AsOfForm
from organizations.enums import LinkRole
from organizations.links import count_by_role, links_to, look_up
from organizations.models import Organization
from organizations.profile import Profile, profiled
from pages.pagination import page_of

PER_PAGE = 20


def organization(request, pk):
    """One record today, or on the day ``?as_of=`` asks for. A duplicate sends the
    reader on to the record that was kept."""
    form = AsOfForm(request.GET)
    record = get_object_or_404(profiled(form.day), pk=pk)
    if record.duplicate_of_id:
        return redirect(kept_instead_of(record), permanent=False)
    return render(
        request,
        "organizations/organization.html",
        {
            "organization": record,
            "profile": Profile(record, form.today, form.past_day),
            "day_form": form,
        }
        | spoken_of(request, record),
    )


def kept_instead_of(record):
    """The record behind a chain of duplicates; a circle leads nowhere."""
    seen = set()
    while record.duplicate_of_id:
        if record.pk in seen:
            raise Http404("这个组织的档案已经合并，请从组织名录中查找。")
        seen.add(record.pk)
        record = Organization.objects.get(pk=record.duplicate_of_id)
    return record


def spoken_of(request, record) -> dict:
    """What speaks of it, a page of it, and how much there is in each role."""
    counts = count_by_role(record)
    role = request.GET.get("role", "")
    role = role if role in counts else ""
    count = counts[role] if role else sum(counts.values())
    items = page_of(request, links_to(record, role), PER_PAGE, count=count)
    return {
        "items": items,
        "links": look_up(items.object_list),
        "role": role,
        "roles": [(key, LinkRole(key).label, counts[key]) for key in counts],
        "links_total": sum(counts.values()),
    }
