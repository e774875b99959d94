"""Objects as they go into the index: every searched value cut into tokens.

Wagtail's indexers read an object through ``get_search_fields()``; handing them a
stand-in with analysed fields needs no change of theirs.
"""

from __future__ import annotations

import copy
from functools import cache

from wagtail.search.index import AutocompleteField, RelatedFields, SearchField

from search.analysis.grams import index_tokens


class Analysed:
    """A stand-in for an object, for as long as it is indexed."""

    def __init__(self, instance):
        self.instance = instance
        self.pk = instance.pk

    def get_search_fields(self):
        return analysed_fields(type(self.instance))


@cache
def analysed_fields(model):
    return [analysed(field) for field in model.get_search_fields()]


def analysed(field):
    """A copy of the field that reads through a stand-in and gives tokens."""
    changed = copy.copy(field)
    if isinstance(field, RelatedFields):
        changed.fields = [analysed(one) for one in field.fields]
        changed.get_value = lambda given: field.get_value(real(given))
    elif isinstance(field, SearchField | AutocompleteField):
        changed.get_value = lambda given: tokens(field.get_value(real(given)))
    return changed


def real(given):
    return given.instance if isinstance(given, Analysed) else given


def tokens(value) -> str:
    return " ".join(index_tokens(plain(value)))


def plain(value) -> str:
    """A value as text; parts of a list or mapping never run into one another."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple | set):
        return "\n".join(map(plain, value))
    return "" if value is None else str(value)


class AnalysingIndex:
    """Mixed into an index of Wagtail's. Titles weigh by their column and not by a
    norm that would have to be computed anew over all entries on each save."""

    def add_items(self, model, objs):
        super().add_items(model, [Analysed(instance) for instance in objs])

    def _refresh_title_norms(self, full=False):
        pass
