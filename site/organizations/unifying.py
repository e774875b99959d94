"""Merging two records of one organization into one, and parting them again.

Everything that points to the duplicate is found through the models' own relations,
so a new feature's relation moves without a change here. A row that would break a
unique constraint, or that says what the kept record says already, stays behind.
"""

from dataclasses import dataclass, field

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex

from organizations.log_actions import PARTED, UNIFIED
from organizations.models import Organization, Unification
from organizations.relations import Move, move_of, relations, source_of

# what an empty field of the kept record may take from the duplicate
FILLABLE = (
    "nature", "parent", "credit_code", "certificate_number", "certificate_issued",
    "certificate_expires", "valid_from", "approval_document", "short_name",
    "term_number", "term_start", "term_years", "address", "phone", "email",
)  # fmt: skip


@dataclass
class Plan:
    """What a merger would do; nothing is done yet."""

    kept: Organization
    duplicate: Organization
    refusal: str = ""
    warnings: list[str] = field(default_factory=list)
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
        return [
            (str(Organization._meta.get_field(name).verbose_name), shown(self, name))
            for name in self.filled
        ]


def shown(plan, name):
    display = getattr(plan.duplicate, f"get_{name}_display", None)
    return display() if display else getattr(plan.duplicate, name)


def plan_unification(kept: Organization, duplicate: Organization) -> Plan:
    """What would move, stay, be filled; or why the two cannot be merged."""
    plan = Plan(kept, duplicate, refusal=refusal(kept, duplicate))
    if plan.refusal:
        return plan
    if kept.standing != duplicate.standing:
        plan.warnings.append(
            f"两份档案的状态不同：保留的是“{kept.get_standing_display()}”，"
            f"重复的是“{duplicate.get_standing_display()}”。合并以后按保留的算。"
        )
    if kept.kind != duplicate.kind:
        plan.warnings.append(
            f"两份档案的组织类型不同：保留的是“{kept.get_kind_display()}”，"
            f"重复的是“{duplicate.get_kind_display()}”。请确认是同一个组织。"
        )
    codes = kept.credit_code, duplicate.credit_code
    if all(codes) and codes[0] != codes[1]:
        plan.warnings.append(
            f"两份档案的统一社会信用代码不同：保留的是{codes[0]}，重复的是{codes[1]}。"
            "一个组织只有一个代码，请先核对是不是同一个组织。合并以后保留前一个。"
        )
    plan.moves = [move_of(key, kept, duplicate) for key in relations()]
    plan.filled = {
        name: _stored(duplicate, name)
        for name in FILLABLE
        if not getattr(kept, name) and getattr(duplicate, name)
    }
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
    if plan.refusal:
        raise ValidationError(plan.refusal)
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
            _point(key, list(still.values_list("pk", flat=True)), duplicate)
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
    return ""


def _above(record):
    """Keys of everything above the record."""
    keys, upper = [], record.parent
    while upper is not None and upper.pk not in keys:
        keys.append(upper.pk)
        upper = upper.parent
    return keys


def _point(key, keys, record):
    key.model._base_manager.filter(pk__in=keys).update(**{key.name: record})


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
