"""One organization's page: its facts and everything public that speaks of it."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from organizations.links import links_to, look_up
from organizations.models import Organization
from pages.pagination import page_of


def organization(request, pk):
    """One record and everything public that speaks of it."""
    record = get_object_or_404(Organization.objects.select_related("parent"), pk=pk)
    children = record.children.valid_on(timezone.localdate()).in_register_order()
    page = page_of(request, links_to(record), 20)
    return render(
        request,
        "organizations/organization.html",
        {
            "organization": record,
            "children": children,
            "items": page,
            "links": look_up(page.object_list),
        },
    )
