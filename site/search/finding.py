"""A reader's question and its answer."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from wagtail.search.query import PlainText

from intake.personal_data import personal_numbers
from pages.findable import findable_sources
from search.analysis.grams import Term, query_terms
from search.models import Entry

LONGEST = 100


@dataclass(frozen=True)
class Question:
    """``text`` as it was typed; an empty ``kind`` and no ``year`` mean any."""

    text: str
    kind: str = ""
    year: int | None = None
    newest_first: bool = False

    @property
    def asked(self) -> str:
        """What is looked for: the beginning of a long text."""
        return self.text[:LONGEST]

    @property
    def is_cut(self) -> bool:
        return len(self.text) > LONGEST

    @property
    def terms(self) -> list[Term]:
        """Nothing for the number of a private person."""
        if personal_numbers(self.text):
            return []
        return query_terms(self.asked)


def entries(question: Question, *, every_word: bool = True, faceted: bool = False):
    """The entries that hold every word of the question, or any of them.

    Faceted: whatever their kind and year.
    """
    if not question.terms:
        return Entry.objects.none()
    found = Entry.objects.public(timezone.localdate()).order_by("-day", "-id")
    if not faceted and question.kind:
        found = found.filter(kind=question.kind)
    if not faceted and question.year:
        found = found.filter(year=question.year)
    return found.search(
        PlainText(question.asked, operator="and" if every_word else "or"),
        order_by_relevance=not question.newest_first,
    )


def places(shown) -> dict[tuple[str, int], object]:
    """Where these entries are read, asked of each source once; what readers may no
    longer see has no place."""
    found = {}
    for source in findable_sources():
        keys = [entry.key for entry in shown if entry.source == source.name]
        if keys:
            for key, place in source.places(keys).items():
                found[source.name, key] = place
    return found
