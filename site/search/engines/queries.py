"""Queries as the index understands them: terms in the place of words."""

from __future__ import annotations

from wagtail.search.query import (
    MATCH_NONE,
    And,
    Boost,
    MatchAll,
    Not,
    Or,
    Phrase,
    PlainText,
)

from search.analysis.grams import JOINT, Term, is_han, query_terms, word


class Terms(PlainText):
    """Plain text that has been cut already; ``open_ended`` when the last word may
    go on, as while somebody types."""

    def __init__(self, terms: list[Term], operator: str = "and", open_ended=False):
        super().__init__(" ".join(term.text for term in terms), operator)
        self.terms = terms
        self.open_ended = open_ended

    def clauses(self) -> list[list[tuple[tuple[str, ...], bool]]]:
        """For each term the ways in which the index may hold it: tokens one behind
        the other, and whether the last of them is only a beginning."""
        last = len(self.terms) - 1
        return [
            ways(term, self.open_ended and place == last)
            for place, term in enumerate(self.terms)
        ]


def ways(term: Term, open_ended: bool) -> list[tuple[tuple[str, ...], bool]]:
    if len(term.units) > 1:
        return [(term.tokens, open_ended and not is_han(term.units[-1]))]
    unit = word(term.units[0])
    if is_han(term.units[0]) or open_ended:
        return [((unit,), True)]
    return [((unit,), False), ((unit + JOINT,), True)]


def rewritten(query, open_ended: bool = False):
    """The query with every text in it cut; what asks for nothing finds nothing."""
    if isinstance(query, Terms | MatchAll):
        return query
    if isinstance(query, PlainText):
        found = query_terms(query.query_string)
        return Terms(found, query.operator, open_ended) if found else MATCH_NONE
    if isinstance(query, Phrase):
        found = query_terms(f'"{query.query_string}"')
        return Terms(found, "and", open_ended) if found else MATCH_NONE
    if isinstance(query, Boost):
        return rewritten(query.subquery, open_ended)
    if isinstance(query, Not):
        return Not(rewritten(query.subquery, open_ended))
    if isinstance(query, And | Or):
        return combined(query, open_ended)
    raise NotImplementedError(f"{type(query).__name__} is not analysed.")


def combined(query, open_ended: bool):
    parts = [rewritten(part, open_ended) for part in query.subqueries]
    nothing = [part for part in parts if finds_nothing(part)]
    if isinstance(query, And) and nothing:
        return MATCH_NONE
    parts = [part for part in parts if not finds_nothing(part)]
    if not parts:
        return MATCH_NONE
    return parts[0] if len(parts) == 1 else type(query)(parts)


def finds_nothing(query) -> bool:
    return isinstance(query, Not) and isinstance(query.subquery, MatchAll)


class AnalysingCompiler:
    """Mixed into a query compiler of Wagtail's."""

    def __init__(self, *args, **kwargs):
        # A column of its own for each field does not exist: all are searched.
        kwargs["fields"] = None
        super().__init__(*args, **kwargs)
        self.query = rewritten(self.query, self.LAST_TERM_IS_PREFIX)
