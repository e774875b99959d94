"""The six verbs of OAI-PMH 2.0."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from xml.etree.ElementTree import Element

from django.conf import settings
from django.db.models import Min
from wagtail.models import Site

from archive.models import HarvestItem
from archive.oai import lists
from archive.oai.arguments import PREFIX, TOKEN, Question, check_prefix
from archive.oai.catalogue import bring_up_to_date
from archive.oai.datestamps import GRANULARITY, to_the_second, written
from archive.oai.drawing import DC_SCHEMA, OAI_DC, element, full_identifier
from archive.oai.errors import OaiError
from archive.oai.sources import record_sources
from pages.models import SiteIdentity


@dataclass(frozen=True)
class Repository:
    """Where the question was asked, and when."""

    site: Site
    address: str
    now: datetime

    @property
    def host(self) -> str:
        return self.site.hostname


def identify(question: Question, repository: Repository) -> Element:
    bring_up_to_date(repository.now)
    identity = SiteIdentity.for_site(repository.site)
    earliest = HarvestItem.objects.aggregate(first=Min("datestamp"))["first"]
    told = [
        ("repositoryName", identity.site_name),
        ("baseURL", repository.address),
        ("protocolVersion", "2.0"),
        ("adminEmail", identity.email or settings.DEFAULT_FROM_EMAIL),
        ("earliestDatestamp", written(earliest or to_the_second(repository.now))),
        ("deletedRecord", "persistent"),
        ("granularity", GRANULARITY),
    ]
    return element(question.verb, children=[element(*pair) for pair in told])


def list_metadata_formats(question: Question, repository: Repository) -> Element:
    if identifier := question.get("identifier"):
        item_named(identifier, repository)
    told = [
        ("metadataPrefix", PREFIX),
        ("schema", DC_SCHEMA),
        ("metadataNamespace", OAI_DC),
    ]
    format_told = element("metadataFormat", children=[element(*pair) for pair in told])
    return element(question.verb, children=[format_told])


def list_sets(question: Question, repository: Repository) -> Element:
    if question.get(TOKEN) is not None:
        raise OaiError("badResumptionToken", "集合一次列完，没有续传标记。")
    told = [
        [element("setSpec", source.set_spec), element("setName", source.set_name)]
        for source in record_sources().values()
    ]
    return element(
        question.verb, children=[element("set", children=pair) for pair in told]
    )


def get_record(question: Question, repository: Repository) -> Element:
    item = item_named(question.get("identifier") or "", repository)
    check_prefix(question)
    (told,) = lists.records([item], repository.host)
    return element(question.verb, children=[told])


def item_named(identifier: str, repository: Repository) -> HarvestItem:
    bring_up_to_date(repository.now)
    start = full_identifier("", repository.host)
    name = identifier.removeprefix(start) if identifier.startswith(start) else ""
    item = HarvestItem.objects.filter(identifier=name).first()
    if item is None:
        raise OaiError("idDoesNotExist", f"没有标识为“{identifier}”的条目。")
    return item


def list_items(draw: lists.Draw, question: Question, repository: Repository) -> Element:
    return lists.listed(question, repository.host, repository.now, draw)


ANSWERS: dict[str, Callable[[Question, Repository], Element]] = {
    "Identify": identify,
    "ListMetadataFormats": list_metadata_formats,
    "ListSets": list_sets,
    "GetRecord": get_record,
    "ListIdentifiers": partial(list_items, lists.headers),
    "ListRecords": partial(list_items, lists.records),
}
