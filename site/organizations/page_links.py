"""Pages as things that speak of an organization."""

from django.db.models import F

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


PAGES = LinkSource(name="pages", rows=rows, links=links)
