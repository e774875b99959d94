"""The usual columns of a county federation, for the office to keep or change.

Columns with pages of their own kind (简报, 劳模, 征文, 工会概况) are not among them.
"""

import tomllib
from pathlib import Path

from wagtail.models import Site

from news.enums import ColumnType, Freshness
from news.models import NewsIndexPage

COLUMNS = Path(__file__).with_name("columns.toml")


def starter_columns() -> None:
    """Set up the columns of a new site once; an office that has columns, or took
    some away, keeps them as they are."""
    if NewsIndexPage.objects.exists():
        return
    home = Site.objects.get(is_default_site=True).root_page
    for column in tomllib.loads(COLUMNS.read_text("utf-8"))["column"]:
        below = column.pop("below", [])
        upper = add(home, column)
        for lower in below:
            inherited = {name: column[name] for name in ("type", "freshness")}
            add(upper, inherited | lower, show_in_menus=False)


def add(parent, column: dict, **fields) -> NewsIndexPage:
    return parent.add_child(
        instance=NewsIndexPage(
            title=column["title"],
            summary=column["summary"],
            keywords=column.get("keywords", ""),
            column_type=ColumnType(column["type"]),
            freshness=Freshness(column["freshness"]),
            **{"show_in_menus": column.get("in_menu", True)} | fields,
        )
    )
