"""Issues for harvesters."""

from archive.oai.sources import RecordSource
from bulletin.archiving.description import (
    described,
    series_by_path,
    series_of,
    with_what_is_described,
)
from bulletin.models import BulletinIssuePage


def public():
    return BulletinIssuePage.objects.visible().issued()


def identifiers(keys):
    """The address of the issue, which is for ever: bulletin/2026-03."""
    series = series_by_path()
    issues = BulletinIssuePage.objects.filter(pk__in=keys).only("path", "slug")
    return {one.pk: f"{series_of(one, series).slug}/{one.slug}" for one in issues}


def descriptions(keys):
    series = series_by_path()
    issues = with_what_is_described(public().filter(pk__in=keys))
    return {one.pk: described(one, series_of(one, series)) for one in issues}


ISSUES = RecordSource(
    set_spec="bulletin",
    set_name="工作简报",
    public=public,
    identifiers=identifiers,
    descriptions=descriptions,
)
