"""Pages as things that speak of an organization, and the way back."""

from django.db.models import F, QuerySet, prefetch_related_objects

from organizations.links import Link, LinkSource
from organizations.models import Organization, OrganizationLink
from organizations.names_of_the_day import name_of
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


def linked_organizations(page) -> dict[Organization, str]:
    """The organizations the page speaks of, in order, with their names on its day.

    One statement; works for a preview too, whose links are not in the database.
    """
    day, entries = page.editorial_date, page.organization_links.all()
    if isinstance(entries, QuerySet):
        name = name_of("organization", day) if day else F("organization__name")
        entries = entries.select_related("organization").annotate(name_then=name)
        return {entry.organization: entry.name_then for entry in entries}
    units = [entry.organization for entry in entries]
    prefetch_related_objects(units, "former_states")
    return {unit: unit.name_on(day) for unit in units}


def organizations_of(page) -> list[tuple[str, str]]:
    """(name on the page's day, address) of each organization the page speaks of."""
    named = linked_organizations(page).items()
    return [(name, unit.get_absolute_url()) for unit, name in named]


PAGES = LinkSource(name="pages", rows=rows, links=links)
