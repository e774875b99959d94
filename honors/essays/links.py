"""The essays of an organization and of its people, for its page."""

from django.db.models import CharField, F, Value

from organizations.enums import LinkRole
from organizations.links import Link, LinkSource


def rows(organization):
    from honors.models import EssayPage

    return (
        EssayPage.objects.listed()
        .of_organization(organization.pk)
        .annotate(
            day=F("editorial_date"),
            role=Value(LinkRole.CONTRIBUTOR, output_field=CharField()),
            target=F("pk"),
        )
        .order_by()
    )


def links(targets):
    from honors.models import EssayPage

    essays = EssayPage.objects.filter(pk__in=targets).select_related("event")
    return {
        essay.pk: Link(
            title=essay.title,
            url=essay.url,
            context=f"{essay.year_said}　{essay.prize_said}".strip(),
        )
        for essay in essays.defer("body")
    }


ESSAYS = LinkSource(name="essays", rows=rows, links=links)
