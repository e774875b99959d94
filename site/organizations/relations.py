"""Everything that points to an organization, found through the models themselves."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import models
from modelcluster.fields import ParentalKey

from organizations.models import FormerState, Organization, Unification
from organizations.said_once import clashing

EXAMPLES = 5


@dataclass
class Move:
    """The rows of one relation: those that move and those that stay, with why."""

    relation: models.Field
    rows: list = field(default_factory=list)
    staying: list = field(default_factory=list)

    @property
    def label(self) -> str:
        model = self.relation.model
        if model in (Organization, FormerState):
            return f"{model._meta.verbose_name}（{self.relation.verbose_name}）"
        return str(model._meta.verbose_name)

    @property
    def examples(self) -> list[str]:
        return [told(row) for row in self.rows[:EXAMPLES]]

    @property
    def stay_examples(self) -> list[str]:
        return [told(row) for row in self.staying[:EXAMPLES]]


def told(row) -> str:
    """A row in a clerk's words: a row of a list says what it belongs to."""
    for key in row._meta.fields:
        if isinstance(key, ParentalKey) and key.related_model is not Organization:
            return str(getattr(row, key.name))
    return str(row)


def relations() -> Iterator[models.ForeignKey]:
    """Every foreign key to an organization, hidden ones too; the mergers' own
    records stay as they were written."""
    for relation in Organization._meta.get_fields(include_hidden=True):
        points_here = relation.one_to_many or relation.one_to_one
        if points_here and relation.auto_created:
            key = relation.field
            own = key.model._meta.concrete_model is key.model
            if own and key.model is not Unification:
                yield key


def move_of(key, kept, duplicate) -> Move:
    move = Move(key)
    rows = list(key.model._base_manager.filter(**{key.name: duplicate}).order_by("pk"))
    twice = clashing(key, rows, kept)
    for row in rows:
        stays = row.pk in twice or owner_of(row) == kept.pk
        (move.staying if stays else move.rows).append(row)
    return move


def owner_of(row):
    """The organization that a former state or a record itself is about."""
    return row.organization_id if isinstance(row, FormerState) else None


def source_of(row):
    """Under what the index of usages keeps the row: the page, the record."""
    while parental := next(
        (key for key in row._meta.fields if isinstance(key, ParentalKey)), None
    ):
        row = getattr(row, parental.name)
    return getattr(row, "specific", row)
