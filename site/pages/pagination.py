"""One way to cut a list into pages; a wrong page number shows the nearest page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator

if TYPE_CHECKING:
    from django.http import HttpRequest


def page_of(request: HttpRequest, items: Any, per_page: int) -> Page:
    """The page that ``?page=`` asks for; never an error, whatever it holds."""
    return Paginator(items, per_page).get_page(request.GET.get("page"))
