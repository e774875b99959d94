"""Chinese search on PostgreSQL's full text."""

from __future__ import annotations

from django.contrib.postgres.search import SearchQuery
from django.db.models import F
from modelsearch.backends.database.postgres.postgres import (
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
)

from search.engines.indexed import AnalysingIndex
from search.engines.queries import AnalysingCompiler, Terms


class Index(AnalysingIndex, PostgresIndex):
    pass


def match(query: Terms) -> str:
    """The terms in the language of ``to_tsquery``."""
    operator = " & " if query.operator == "and" else " | "
    clauses = [
        " | ".join(
            " <-> ".join(f"'{token}'" for token in tokens) + (":*" if begins else "")
            for tokens, begins in clause
        )
        for clause in query.clauses()
    ]
    return operator.join(f"({clause})" for clause in clauses)


class Compiler(AnalysingCompiler, PostgresSearchQueryCompiler):
    def get_index_vectors(self, search_query):
        """A hit in the title counts most, as on SQLite."""
        return [(F("index_entries__title"), 8.0), (F("index_entries__body"), 1.0)]

    def build_tsquery_content(self, query, config=None, invert=False):
        if not isinstance(query, Terms):
            return super().build_tsquery_content(query, config, invert)
        built = SearchQuery(match(query), search_type="raw", config=config)
        return ~built if invert else built


class AutocompleteCompiler(Compiler, PostgresAutocompleteQueryCompiler):
    LAST_TERM_IS_PREFIX = True


class PostgresBackend(PostgresSearchBackend):
    index_class = Index
    query_compiler_class = Compiler
    autocomplete_query_compiler_class = AutocompleteCompiler
