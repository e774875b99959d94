"""What templates ask of the site as a whole."""

import json
from dataclasses import dataclass

from django import template
from django.utils.safestring import mark_safe
from wagtail.models import Site

register = template.Library()
# As Django's json_script: no tag, comment or entity can begin within the data.
_IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


@register.simple_tag(takes_context=True)
def main_menu(context):
    """The pages under the front page that the office put into the navigation.

    ``place`` says where the reader stands, in the words of ``aria-current``:
    ``page`` on the very page, ``true`` somewhere below it, else empty.
    """
    site = Site.find_for_request(context["request"])
    if site is None:
        return []
    entries = list(site.root_page.get_children().visible().in_menu())
    for entry in entries:
        entry.place = place_of(context.get("page"), entry)
    return entries


def place_of(page, entry) -> str:
    """How the page being read relates to an entry of the menu."""
    if not page or not page.path.startswith(entry.path):
        return ""
    return "page" if page.path == entry.path else "true"


@register.simple_tag
def breadcrumbs(page):
    """The pages above this one, from the front page down.

    Step by step: the way to the page being read has been loaded by routing to it.
    """
    above = []
    while page and page.pk and page.depth > 2:
        page = page.get_parent()
        above.insert(0, page)
    return above


@register.filter
def json_ld(data):
    """JSON for a data block in the head, which no word in it can end."""
    text = json.dumps(data, ensure_ascii=False)
    return mark_safe(text.translate(_IN_SCRIPT))  # noqa: S308


@register.simple_tag
def page_numbers(items):
    """The page numbers to offer around the present one, far ones left out."""
    return items.paginator.get_elided_page_range(items.number, on_each_side=2)


@dataclass(frozen=True)
class Cell:
    """One cell of a drawn table; a heading has a ``scope``, ``col`` or ``row``."""

    text: str
    rowspan: int
    colspan: int
    scope: str


@register.simple_tag
def table_rows(value):
    """The rows of a table block, without the cells that a merged cell covers.

    A merged cell that begins in the first row makes a heading of as many lines.
    """
    rows = value.get("data") or []
    merges = {(m["row"], m["col"]): m for m in value.get("mergeCells") or []}
    covered = {
        (row, col)
        for (top, left), merge in merges.items()
        for row in range(top, top + merge["rowspan"])
        for col in range(left, left + merge["colspan"])
    } - merges.keys()
    tallest = max(
        (m["rowspan"] for (row, _), m in merges.items() if not row), default=1
    )
    head = tallest if tallest < len(rows) else 1
    return [
        [
            drawn_cell(value, merges.get((row, col), {}), (row, col), text, head)
            for col, text in enumerate(texts)
            if (row, col) not in covered
        ]
        for row, texts in enumerate(rows)
    ]


def drawn_cell(value, merge, place, text, head: int) -> Cell:
    row, col = place
    if value.get("first_row_is_table_header") and row < head:
        scope = "col"
    elif value.get("first_col_is_header") and col == 0:
        scope = "row"
    else:
        scope = ""
    shown = "" if text is None else str(text).strip()
    return Cell(shown, merge.get("rowspan", 1), merge.get("colspan", 1), scope)
