"""Everything that points to an organization, found through the models themselves."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import models
from modelcluster.fields import ParentalKey

from organizations.models import FormerState, Organization, Unification

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
    move, manager = Move(key), key.model._base_manager
    rows = list(manager.filter(**{key.name: duplicate}).order_by("pk"))
    there = manager.filter(**{key.name: kept}) if rows else ()
    said = set().union(*(statements(key, row) for row in there))
    for row in rows:
        says = statements(key, row)
        if says & said or owner_of(row) == kept.pk:
            move.staying.append(row)
        else:
            move.rows.append(row)
            said |= says
    return move


def owner_of(row):
    """The organization that a former state or a record itself is about."""
    return row.organization_id if isinstance(row, FormerState) else None


def statements(key, row) -> set[tuple]:
    """What the row says of its organization that may be said only once: the fields
    of each unique constraint, and for a fact of the record all of it."""
    sets = []
    if own_fact(key):
        every = {one.name for one in row._meta.concrete_fields}
        sets.append(every - {row._meta.pk.name, key.name})
    for constraint in row._meta.constraints:
        names = getattr(constraint, "fields", ())
        if isinstance(constraint, models.UniqueConstraint) and key.name in names:
            sets.append(set(names) - {key.name})
    if key.unique:
        sets.append(set())
    return {
        tuple((name, _value(row, name)) for name in sorted(names)) for names in sets
    }


def own_fact(key) -> bool:
    """A fact kept with the record, as against something else that names it."""
    return isinstance(key, ParentalKey)


def _value(row, name):
    return row._meta.get_field(name).value_from_object(row)


def source_of(row):
    """Under what the index of usages keeps the row: the page, the record."""
    while parental := next(
        (key for key in row._meta.fields if isinstance(key, ParentalKey)), None
    ):
        row = getattr(row, parental.name)
    return getattr(row, "specific", row)
