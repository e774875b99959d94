"""The honors of an organization and of its people, for its page."""

from django.db.models import CharField, Exists, F, Value

from organizations.enums import LinkRole
from organizations.links import Link, LinkSource


def rows(organization):
    from honors.models import Award, HonorsIndexPage

    index = HonorsIndexPage.objects.visible().order_by()
    return (
        Award.objects.public()
        .filter(Exists(index), organization=organization)
        .annotate(
            day=F("decision_date"),
            role=Value(LinkRole.SUBJECT, output_field=CharField()),
            target=F("pk"),
        )
        .order_by()
    )


def links(targets):
    """A person's award leads to the person, another to its roll."""
    from honors.models import Award, HonorsIndexPage
    from honors.roll_links import link_rolls

    index = HonorsIndexPage.objects.visible().first()
    awards = Award.objects.filter(pk__in=targets).with_records()
    return {
        award.pk: Link(title=title(award), url=address(award, index), context="荣誉")
        for award in link_rolls(awards)
    }


def title(award) -> str:
    return f"{award.holder}获{award.year}年{award.shown_title}"


def address(award, index) -> str:
    if award.worker_id:
        return f"{index.url}people/{award.worker_id}/"
    if award.roll:
        return f"{award.roll.url}#award-{award.pk}"
    return f"{index.url}?year={award.year}&level={award.honor.level}"


HONORS = LinkSource(name="honors", rows=rows, links=links)
