"""Chinese search on SQLite's FTS5."""

from __future__ import annotations

from collections import OrderedDict

from django.db.models import BigAutoField, Count, IntegerField
from modelsearch.backends.base import FilterFieldError
from modelsearch.backends.database.sqlite.sqlite import (
    IndexEntry,
    SQLiteAutocompleteQueryCompiler,
    SQLiteFTSIndexEntry,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
    SQLiteSearchResults,
)
from modelsearch.query import And, MatchAll, Not
from modelsearch.utils import get_descendants_content_types_pks

from search.engines.indexed import AnalysingIndex
from search.engines.queries import AnalysingCompiler, Terms, finds_nothing

FTS = SQLiteFTSIndexEntry._meta.db_table
ENTRY = IndexEntry._meta.db_table
# Of the columns autocomplete, body, title: a hit in the title counts most.
RANK = f"bm25({FTS}, 1.0, 1.0, 8.0)"


class Index(AnalysingIndex, SQLiteIndex):
    pass


def match(query) -> str:
    """The query in the language of FTS5 (https://sqlite.org/fts5.html, 3)."""
    if isinstance(query, Terms):
        operator = f" {query.operator.upper()} "
        clauses = [
            " OR ".join(
                f'"{" ".join(tokens)}"{"*" if begins else ""}'
                for tokens, begins in clause
            )
            for clause in query.clauses()
        ]
        return operator.join(f"({clause})" for clause in clauses)
    operator = " AND " if isinstance(query, And) else " OR "
    wanted = [part for part in query.subqueries if not isinstance(part, Not)]
    unwanted = [part.subquery for part in query.subqueries if isinstance(part, Not)]
    told = operator.join(f"({match(part)})" for part in wanted)
    for part in unwanted:
        told = f"({told}) NOT ({match(part)})"
    return told


class Compiler(AnalysingCompiler, SQLiteSearchQueryCompiler):
    """One statement that reads the index once, however many hits there are; Wagtail's
    reads it again for the score of each."""

    def search(self, config, start, stop, score_field=None):
        query = self.query
        if isinstance(query, MatchAll):
            return self.queryset[start:stop]
        if finds_nothing(query):
            return self.queryset.none()
        if isinstance(query, Not):
            hits = self.joined(self.queryset.order_by(), query.subquery)
            found = self.queryset.exclude(pk__in=hits.values("pk"))
            return self.ordered(found)[start:stop]
        found = self.joined(self.queryset, query)
        if score_field or self.order_by_relevance:
            found = found.extra(select={score_field or "_score": f"-{RANK}"})  # noqa: S610
        if self.order_by_relevance:
            found = found.extra(order_by=[f"-{score_field or '_score'}"])
            found.query.extra_order_by += (f"-{self.own_key()}",)
        else:
            found = self.ordered(found)
        return found[start:stop]

    def joined(self, queryset, query):
        """The objects beside their hits: by the index, then each by its key."""
        types = sorted(get_descendants_content_types_pks(queryset.model))
        marks = ", ".join(["%s"] * len(types))
        columns = " ".join(self.FTS_TABLE_FIELDS)
        return queryset.extra(  # noqa: S610
            tables=[FTS, ENTRY],
            where=[
                f"{FTS} MATCH %s",
                f"{ENTRY}.id = {FTS}.rowid",
                f"{ENTRY}.content_type_id IN ({marks})",
                f"{self.own_key()} = {self.key_of_hit()}",
            ],
            params=[f"{{{columns}}} : ({match(query)})", *types],
        )

    def own_key(self) -> str:
        meta = self.queryset.model._meta
        return f'"{meta.db_table}"."{meta.pk.column}"'

    def key_of_hit(self) -> str:
        """The index keeps keys as text; numbers are found by the key's own index."""
        key = self.queryset.model._meta.pk
        while key.is_relation:
            key = key.target_field
        if isinstance(key, IntegerField | BigAutoField):
            return f"CAST({ENTRY}.object_id AS INTEGER)"
        return f"{ENTRY}.object_id"

    @staticmethod
    def ordered(queryset):
        """Pages of results are only whole when their order is."""
        return queryset if queryset.query.order_by else queryset.order_by("-pk")


class AutocompleteCompiler(Compiler, SQLiteAutocompleteQueryCompiler):
    LAST_TERM_IS_PREFIX = True


class Results(SQLiteSearchResults):
    def _do_count(self):
        return self.unranked(self.start, self.stop).count()

    def facet(self, field_name):
        field = self.query_compiler._get_filterable_field(field_name)
        if field is None:
            raise FilterFieldError(
                f"{field_name} is not filterable.", field_name=field_name
            )
        counted = (
            self.unranked(None, None)
            .order_by()
            .values(field_name)
            .annotate(count=Count("pk"))
            .order_by("-count")
        )
        return OrderedDict((row[field_name], row["count"]) for row in counted)

    def unranked(self, start, stop):
        """The hits without their scores, which nobody asked for."""
        compiler = self.query_compiler
        asked, compiler.order_by_relevance = compiler.order_by_relevance, False
        try:
            return compiler.search(None, start, stop)
        finally:
            compiler.order_by_relevance = asked


class SQLiteBackend(SQLiteSearchBackend):
    index_class = Index
    query_compiler_class = Compiler
    autocomplete_query_compiler_class = AutocompleteCompiler
    results_class = Results
