"""One way to cut a list into pages; a wrong page number shows the nearest page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator

if TYPE_CHECKING:
    from django.http import HttpRequest


def page_of(
    request: HttpRequest, items: Any, per_page: int, count: int | None = None
) -> Page:
    """The page that ``?page=`` asks for; never an error, whatever it holds.

    ``count`` spares the statement where the caller has counted the items already.
    """
    paginator = Paginator(items, per_page)
    if count is not None:
        paginator.count = count
    return paginator.get_page(request.GET.get("page"))
