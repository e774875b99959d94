"""Results of contests, of all organizations."""

from datetime import date

from django.shortcuts import render

from organizations.competition_filters import CompetitionForm
from pages.pagination import page_of

PER_PAGE = 30


def competitions(request):
    """The results that answer the filters, each with its organization's name then."""
    form = CompetitionForm(request.GET)
    found = form.results().select_related("organization")
    items = page_of(
        request, found.prefetch_related("organization__former_states"), PER_PAGE
    )
    for one in items.object_list:
        then = one.day or date(one.year, 12, 31)
        one.name_then = one.organization.name_on(then)
    context = {"form": form, "items": items}
    return render(request, "organizations/competitions.html", context)
