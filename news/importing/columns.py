"""Columns as a file names them: by the name alone, or by the way down to them."""

from __future__ import annotations

import unicodedata
from collections import defaultdict

from wagtail.models import Site

from news.importing.lines import BadLine
from news.models import NewsIndexPage

Way = tuple[str, ...]


class Columns:
    """All columns, read once. With ``may_create`` missing ones are made."""

    def __init__(self, may_create: bool = False) -> None:
        self.may_create = may_create
        self.read()

    def read(self) -> None:
        """What was made in a transaction that failed is forgotten."""
        self.created: list[str] = []
        self._ways: dict[str, Way] = {}
        self._found: dict[Way, list[NewsIndexPage]] = defaultdict(list)
        for column in NewsIndexPage.objects.order_by("path"):
            self._enter(column)

    def named(self, way: Way) -> NewsIndexPage:
        """The one column whose way ends so. Raises BadLine when it is not to be told,
        or missing; a column that would be made in earnest is given unsaved."""
        found = self._found.get(_folded(way), [])
        if len(found) == 1:
            return found[0]
        shown = "/".join(way)
        if found:
            ways = "、".join("/".join(self._ways[one.path]) for one in found)
            raise BadLine(f"名为“{shown}”的栏目不止一个：{ways}，请写明上级栏目。")
        if not self.may_create:
            raise BadLine(
                f"没有名为“{shown}”的栏目，请先在网站上建好，"
                "或者加上--create-columns由系统新建。"
            )
        return self.planned(way)

    def planned(self, way: Way) -> NewsIndexPage:
        """The column that ``make`` will create."""
        return NewsIndexPage(title=way[-1])

    def make(self, way: Way) -> NewsIndexPage:
        """The column, with those above it that are missing."""
        found = self._found.get(_folded(way), [])
        if found:
            return found[0]
        if len(way) > 1:
            parent = self.make(way[:-1])
        else:
            parent = Site.objects.get(is_default_site=True).root_page
        column = NewsIndexPage(title=way[-1], show_in_menus=len(way) == 1)
        parent.add_child(instance=column)
        self._enter(column)
        self.created.append("/".join(way))
        return column

    def _enter(self, column: NewsIndexPage) -> None:
        """Under every end of its way: 乡镇工会, 基层动态/乡镇工会."""
        above = self._ways.get(column.path[: -column.steplen], ())
        way = (*above, column.title)
        self._ways[column.path] = way
        for start in range(len(way)):
            self._found[_folded(way[start:])].append(column)


def _folded(way: Way) -> Way:
    return tuple("".join(unicodedata.normalize("NFKC", name).split()) for name in way)
