"""The public register."""

from itertools import groupby

from django.shortcuts import render
from django.utils import timezone

from organizations.models import Organization


def register(request):
    """All organizations that exist today, by kind."""
    today = Organization.objects.valid_on(timezone.localdate()).in_register_order()
    groups = [
        (label, list(members))
        for label, members in groupby(today, key=lambda one: one.get_kind_display())
    ]
    return render(request, "organizations/register.html", {"groups": groups})
