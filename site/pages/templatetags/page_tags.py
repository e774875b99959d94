"""What templates ask of the site as a whole."""

from django import template
from wagtail.models import Site

register = template.Library()


@register.simple_tag(takes_context=True)
def main_menu(context):
    """The pages under the front page that the office put into the navigation."""
    site = Site.find_for_request(context["request"])
    if site is None:
        return []
    return site.root_page.get_children().live().public().in_menu()


@register.simple_tag
def breadcrumbs(page):
    """The pages above this one, from the front page down."""
    if page is None or not page.pk:
        return []
    return page.get_ancestors().live().filter(depth__gt=1)
