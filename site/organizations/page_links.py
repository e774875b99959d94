"""Pages as things that speak of an organization, and the way back."""

from django.db.models import F, prefetch_related_objects

from organizations.links import Link, LinkSource
from organizations.models import OrganizationLink
from pages.models import SitePage


def rows(organization):
    public = SitePage.objects.visible().order_by()
    return (
        OrganizationLink.objects.filter(organization=organization, page__in=public)
        .annotate(day=F("page__editorial_date"), target=F("page_id"))
        .order_by()
    )


def links(targets):
    pages = SitePage.objects.filter(pk__in=targets)
    return {page.pk: Link(title=page.title, url=page.url) for page in pages}


def organizations_of(page) -> list[tuple[str, str]]:
    """(name on the page's day, address) of each organization the page speaks of.

    Works for a preview too, whose links are not in the database.
    """
    entries = list(page.organization_links.all())
    prefetch_related_objects(entries, "organization__former_states")
    return [
        (one.name_on(page.editorial_date), one.get_absolute_url())
        for one in dict.fromkeys(entry.organization for entry in entries)
    ]


PAGES = LinkSource(name="pages", rows=rows, links=links)
