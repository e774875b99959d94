"""The essays for harvesters (OAI-PMH set ``essays``)."""

from collections.abc import Collection

from archive.description import Description
from archive.oai.sources import RecordSource
from honors.essays.describing import description


def public():
    from honors.models import EssayPage

    return EssayPage.objects.listed().order_by()


def identifiers(keys: Collection[int]) -> dict[int, str]:
    """essays/2024-3: an address is for ever."""
    from honors.models import EssayPage

    slugs = EssayPage.objects.filter(pk__in=keys).values_list("pk", "slug")
    return {pk: f"essays/{slug}" for pk, slug in slugs}


def descriptions(keys: Collection[int]) -> dict[int, Description]:
    essays = (
        public()
        .filter(pk__in=keys)
        .select_related("event", "original")
        .prefetch_related("authors")
        .defer("body")
    )
    return {essay.pk: description(essay, essay.full_url) for essay in essays}


ESSAY_RECORDS = RecordSource(
    set_spec="essays",
    set_name="征文论文",
    public=public,
    identifiers=identifiers,
    descriptions=descriptions,
)
