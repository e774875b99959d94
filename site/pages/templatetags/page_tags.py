"""What templates ask of the site as a whole."""

from django import template
from wagtail.models import Site

register = template.Library()


@register.simple_tag(takes_context=True)
def main_menu(context):
    """The pages under the front page that the office put into the navigation.

    ``place`` says where the reader stands, in the words of ``aria-current``:
    ``page`` on the very page, ``true`` somewhere below it, else empty.
    """
    site = Site.find_for_request(context["request"])
    if site is None:
        return []
    entries = list(site.root_page.get_children().live().public().in_menu())
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
    """The pages above this one, from the front page down."""
    if not page or not page.pk:
        return []
    return page.get_ancestors().live().filter(depth__gt=1)


@register.simple_tag
def page_numbers(items):
    """The page numbers to offer around the present one, far ones left out."""
    return items.paginator.get_elided_page_range(items.number, on_each_side=2)
