"""ListRecords and ListIdentifiers: a hundred items at a time, in a steady order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from xml.etree.ElementTree import Element

from django.db.models import QuerySet

from archive.description import Description
from archive.models import HarvestItem
from archive.oai.arguments import TOKEN, Question, check_prefix
from archive.oai.catalogue import bring_up_to_date
from archive.oai.datestamps import span
from archive.oai.drawing import element, header, record
from archive.oai.errors import OaiError
from archive.oai.sources import record_sources
from archive.oai.tokens import Place, place_of, token_of

PAGE = 100
Draw = Callable[[Sequence[HarvestItem], str], list[Element]]


def listed(question: Question, host: str, now: datetime, draw: Draw) -> Element:
    """One page of the list that was asked for, or of the list of a token."""
    token = question.get(TOKEN)
    if token is not None:
        place = place_of(token, question.verb)
    else:
        check_prefix(question)
        place = first_place(question, now)
    items = list(behind(place)[: PAGE + 1])
    if not items:
        raise OaiError("noRecordsMatch", "没有符合条件的条目。")
    page, rest = items[:PAGE], items[PAGE:]
    answer = element(question.verb, children=draw(page, host))
    if rest or token is not None:
        answer.append(resumption(place, page[-1] if rest else None, len(page)))
    return answer


def first_place(question: Question, now: datetime) -> Place:
    span(question.get("from"), question.get("until"))
    bring_up_to_date(now)
    place = Place(
        verb=question.verb,
        set_spec=question.get("set"),
        start=question.get("from"),
        end=question.get("until"),
    )
    return replace(place, size=behind(place).count())


def behind(place: Place) -> QuerySet:
    """The items of the list that were not told yet."""
    start, end = span(place.start, place.end)
    items = HarvestItem.objects.in_order()
    if place.set_spec is not None:
        items = items.filter(set_spec=place.set_spec)
    if start:
        items = items.filter(datestamp__gte=start)
    if end:
        items = items.filter(datestamp__lte=end)
    if place.key:
        items = items.after(datetime.fromisoformat(place.datestamp), place.key)
    return items


def resumption(place: Place, last: HarvestItem | None, told: int) -> Element:
    """The token for the next page; an empty one ends the list."""
    token = ""
    if last is not None:
        following = replace(
            place,
            datestamp=last.datestamp.isoformat(),
            key=last.pk,
            cursor=place.cursor + told,
        )
        token = token_of(following)
    size = max(place.size, place.cursor + told)
    sizes = {"completeListSize": str(size), "cursor": str(place.cursor)}
    return element(TOKEN, token, attributes=sizes)


def records(items: Sequence[HarvestItem], host: str) -> list[Element]:
    descriptions = described(items)
    return [record(item, host, descriptions.get(item.pk)) for item in items]


def headers(items: Sequence[HarvestItem], host: str) -> list[Element]:
    public = public_among(items)
    return [header(item, host, is_deleted=item.pk not in public) for item in items]


def described(items: Sequence[HarvestItem]) -> dict[int, Description]:
    """The descriptions of what is public at this moment, by key of the item."""
    found: dict[int, Description] = {}
    for set_spec, keys in by_set(items).items():
        told = record_sources()[set_spec].descriptions(keys.keys())
        found |= {keys[key]: description for key, description in told.items()}
    return found


def public_among(items: Sequence[HarvestItem]) -> set[int]:
    """The items, by their keys, whose pages anybody may read at this moment."""
    found: set[int] = set()
    for set_spec, keys in by_set(items).items():
        pages = record_sources()[set_spec].public().filter(pk__in=keys)
        found |= {keys[key] for key in pages.values_list("pk", flat=True)}
    return found


def by_set(items: Sequence[HarvestItem]) -> dict[str, dict[int, int]]:
    """Page keys with the keys of their items, for each set that is still known."""
    found: dict[str, dict[int, int]] = {}
    for item in items:
        if item.set_spec in record_sources() and not item.is_deleted:
            found.setdefault(item.set_spec, {})[item.key] = item.pk
    return found
