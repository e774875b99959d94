"""/honors/: the rolls, and the awards that answer the filters."""

from honors.filters import AwardsAsked
from honors.roll_links import link_rolls
from pages.pagination import page_of

ROLLS_PER_PAGE = 20
AWARDS_PER_PAGE = 30


def index(page, request) -> dict:
    """The rolls newest first; with a filter, the awards behind them instead."""
    form = AwardsAsked(request.GET)
    context = {"form": form, "narrowed": bool(form.chosen())}
    if not form.chosen():
        return context | {"items": page_of(request, page.items(), ROLLS_PER_PAGE)}
    found = form.awards().with_records().select_related("organization")
    items = page_of(request, found, AWARDS_PER_PAGE)
    return context | {"items": items, "awards": link_rolls(items.object_list)}
