"""Old addresses that lead to the pages which took their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from wagtail.contrib.redirects.models import Redirect

from intake.report import CHANGED, Loss

LONGEST_PATH = 255


def old_path(url: str) -> str:
    """The path by which the site is asked for an old address; empty for none that
    could be told from the front page."""
    parts = urlsplit(url)
    path = Redirect.normalise_path(parts._replace(fragment="").geturl())
    return "" if path == "/" or len(path) > LONGEST_PATH else path


def keep_addresses(pages: Mapping[int, str]) -> dict[int, Loss]:
    """Have the old address of each page (by primary key) lead to it.

    An address that leads elsewhere already stays; what is said of it is given back by
    the page's key.
    """
    wanted: dict[str, int] = {}
    said: dict[int, Loss] = {}
    for page, url in pages.items():
        path = old_path(url) if url else ""
        if path and wanted.setdefault(path, page) != page:
            said[page] = _taken(url)
        elif url and not path:
            detail = f"不能从旧网址转来，太长或者就是首页：{url}"
            said[page] = Loss("旧网址", CHANGED, "", detail)
    for path, target in _leading(wanted):
        page = wanted.pop(path)
        if target != page:
            said[page] = _taken(pages[page])
    Redirect.objects.bulk_create(
        Redirect(old_path=path, redirect_page_id=page) for path, page in wanted.items()
    )
    return said


def _leading(paths: Iterable[str]) -> list[tuple[str, int | None]]:
    existing = Redirect.objects.filter(old_path__in=list(paths))
    return list(dict(existing.values_list("old_path", "redirect_page")).items())


def _taken(url: str) -> Loss:
    detail = f"旧网址已经指向另一处，没有改动：{url}"
    return Loss("旧网址", CHANGED, "", detail)
