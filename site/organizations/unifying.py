"""Merging two records of one organization into one, and parting them again.

Everything that points to the duplicate is found through the models' own relations,
so a new feature's relation moves without a change here. A row that would break a
unique constraint, or that says what the kept record says already, stays behind.
"""

from dataclasses import dataclass, field

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex

from organizations.contradictions import (
    Difference,
    code_taken,
    contradictions,
    differences,
    label_of,
    shown,
)
from organizations.log_actions import PARTED, UNIFIED
from organizations.models import Organization, Unification
from organizations.relations import Move, move_of, relations, source_of
from organizations.said_once import clashing

# what an empty field of the kept record may take from the duplicate
FILLABLE = (
    "nature", "parent", "credit_code", "certificate_number", "certificate_issued",
    "certificate_expires", "valid_from", "approval_document", "short_name",
    "term_number", "term_start", "term_years", "address", "phone", "email",
)  # fmt: skip
# of these the kept record always has its own
COMPARED = ("kind", "standing", "valid_to", "successor", *FILLABLE)


@dataclass
class Plan:
    """What a merger would do; nothing is done yet. With ``faults`` it cannot be
    done before somebody mends the records."""

    kept: Organization
    duplicate: Organization
    refusal: str = ""
    faults: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    filled: dict = field(default_factory=dict)
    aliases: list[str] = field(default_factory=list)

    @property
    def moving(self) -> list[Move]:
        return [move for move in self.moves if move.rows]

    @property
    def staying(self) -> list[Move]:
        return [move for move in self.moves if move.staying]

    @property
    def filled_labels(self) -> list[tuple[str, object]]:
        """Each filled field by its Chinese name, with the value as it is shown."""
        return [(label_of(name), shown(self.duplicate, name)) for name in self.filled]

    @property
    def refusals(self) -> list[str]:
        """Everything for which the merger is not done, in sentences."""
        return [self.refusal] if self.refusal else self.faults


def plan_unification(kept: Organization, duplicate: Organization) -> Plan:
    """What would move, stay, be filled; or why the two cannot be merged."""
    plan = Plan(kept, duplicate, refusal=refusal(kept, duplicate))
    if plan.refusal:
        return plan
    plan.moves = [move_of(key, kept, duplicate) for key in relations()]
    plan.filled = {
        name: _stored(duplicate, name)
        for name in FILLABLE
        if not getattr(kept, name) and getattr(duplicate, name)
    }
    plan.faults = contradictions(kept, duplicate, plan.filled)
    plan.differences = differences(kept, duplicate, COMPARED)
    known = {kept.name, kept.short_name, *kept.alias_list}
    names = [duplicate.name, duplicate.short_name, *duplicate.alias_list]
    plan.aliases = [name for name in dict.fromkeys(names) if name not in {*known, ""}]
    return plan


def refusal(kept: Organization, duplicate: Organization) -> str:
    """Why the two cannot be one organization, and what to do; else empty."""
    if kept.pk == duplicate.pk:
        return "两边选的是同一份档案，请选择两份不同的档案。"
    for record in (kept, duplicate):
        if record.duplicate_of_id:
            return f"“{record}”已经作为重复档案合并过，请选择合并后保留的那一份。"
    for lower, upper in ((kept, duplicate), (duplicate, kept)):
        if upper.pk in _above(lower):
            return (
                f"“{upper}”是“{lower}”的上级，不能合并。"
                f"如果确实是同一个组织，请先修改“{lower}”的上级工会。"
            )
        if lower.successor_id == upper.pk:
            return (
                f"“{lower}”登记为已并入“{upper}”，是两个组织，不能合并。"
                f"如果登记错了，请先修改“{lower}”的状态。"
            )
    return ""


@transaction.atomic
def unify(kept, duplicate, *, user=None) -> Unification:
    """Do what the plan says, and remember it."""
    records = Organization.objects.select_for_update().order_by("pk")
    found = records.in_bulk([kept.pk, duplicate.pk])
    kept, duplicate = found[kept.pk], found[duplicate.pk]
    plan = plan_unification(kept, duplicate)
    if plan.refusals:
        raise ValidationError(plan.refusals)
    Organization.objects.filter(pk=duplicate.pk).update(duplicate_of=kept)
    moved = [
        [move.relation.model._meta.label, row.pk, move.relation.name]
        for move in plan.moving
        for row in move.rows
    ]
    for move in plan.moving:
        _point(move.relation, [row.pk for row in move.rows], kept)
    _write(kept, plan.filled)
    kept.aliases = "\n".join([*kept.alias_list, *plan.aliases])
    kept.save()
    filled = plan.filled | {"aliases": plan.aliases}
    unification = Unification.objects.create(
        kept=kept, duplicate=duplicate, moved=moved, filled=filled, made_by=user
    )
    _follow(kept, duplicate, moved, UNIFIED, user)
    return unification


@transaction.atomic
def part(unification, *, user=None) -> None:
    """Take a merger back: what still points to the kept record and what was filled
    and not changed since; what was entered later stays with the kept record."""
    unification = Unification.objects.select_for_update().get(pk=unification.pk)
    if fault := part_refusal(unification):
        raise ValidationError(fault)
    kept, duplicate = unification.kept, unification.duplicate
    places = {(key.model._meta.label, key.name): key for key in relations()}
    by_place: dict[tuple, list] = {}
    for label, pk, name in unification.moved:
        by_place.setdefault((label, name), []).append(pk)
    for place, keys in by_place.items():
        if key := places.get(place):
            still = key.model._base_manager.filter(pk__in=keys, **{key.name: kept})
            twice = clashing(key, still, duplicate)
            _point(key, [row.pk for row in still if row.pk not in twice], duplicate)
    _empty(kept, unification.filled)
    kept.save()
    Organization.objects.filter(pk=duplicate.pk).update(duplicate_of=None)
    duplicate.refresh_from_db()
    unification.undone_by, unification.undone_at = user, timezone.now()
    unification.save()
    _follow(kept, duplicate, unification.moved, PARTED, user)


def part_refusal(unification) -> str:
    """Why a merger cannot be taken back now; else empty."""
    if unification.undone_at:
        return "这次合并已经撤销过了。"
    if unification.duplicate.duplicate_of_id != unification.kept_id:
        return f"“{unification.kept}”后来又并入了别的档案，请先撤销后来的合并。"
    kept, duplicate = unification.kept, unification.duplicate
    filled = unification.filled.get("credit_code")
    return code_taken(duplicate, kept, bool(filled) and filled == kept.credit_code)


def _above(record):
    """Keys of everything above the record."""
    keys, upper = [], record.parent
    while upper is not None and upper.pk not in keys:
        keys.append(upper.pk)
        upper = upper.parent
    return keys


def _point(key, keys, record):
    rows = key.model._base_manager.filter(pk__in=keys)
    try:
        with transaction.atomic():
            rows.update(**{key.name: record})
    except IntegrityError as error:
        raise ValidationError(
            f"{key.model._meta.verbose_name}转到“{record}”名下时和已有的记录重复。"
            f"请先核对两份档案的{key.model._meta.verbose_name}，删去重复的，再试一次。"
        ) from error


def _stored(record, name):
    value = Organization._meta.get_field(name).value_from_object(record)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _write(record, values):
    for name, value in values.items():
        described = Organization._meta.get_field(name)
        setattr(record, described.attname, described.to_python(value))


def _empty(record, filled):
    """Take back what was filled and is still as it was filled."""
    added = set(filled.get("aliases", []))
    left = [name for name in record.alias_list if name not in added]
    record.aliases = "\n".join(left)
    for name, value in filled.items():
        if name != "aliases" and _stored(record, name) == value:
            described = Organization._meta.get_field(name)
            setattr(record, described.attname, None if described.null else "")


def _follow(kept, duplicate, moved, action, user):
    """History, log and the index of usages learn what changed."""
    data = {"kept": kept.name, "duplicate": duplicate.name}
    for record in (kept, duplicate):
        record = Organization.objects.get(pk=record.pk)
        revision = record.save_revision(user=user, clean=False)
        log(instance=record, action=action, user=user, revision=revision, data=data)
        ReferenceIndex.create_or_update_for_object(record)
    sources = {}
    for label, pk, _ in moved:
        source = source_of(apps.get_model(label)._base_manager.get(pk=pk))
        sources[type(source), source.pk] = source
    for source in sources.values():
        if ReferenceIndex.is_indexed(type(source)):
            ReferenceIndex.create_or_update_for_object(source)
