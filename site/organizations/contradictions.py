"""Where two records of one organization say different things, field by field."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from datetime import date

from organizations.levels import place_fault
from organizations.models import Organization
from pages.dates import in_chinese

# the earlier of two dates, the later
IN_ORDER = (
    ("valid_from", "valid_to"),
    ("valid_from", "term_start"),
    ("certificate_issued", "certificate_expires"),
)


@dataclass(frozen=True)
class Difference:
    """A field that both records fill, each otherwise."""

    label: str
    kept: str
    duplicate: str


def label_of(name: str) -> str:
    return str(Organization._meta.get_field(name).verbose_name)


def shown(record: Organization, name: str) -> str:
    """A field's value as a clerk reads it."""
    display = getattr(record, f"get_{name}_display", None)
    value = display() if display else getattr(record, name)
    return in_chinese(value) if isinstance(value, date) else str(value)


def differences(
    kept: Organization, duplicate: Organization, names: tuple[str, ...]
) -> list[Difference]:
    """What of the duplicate's would be lost from sight; the kept record's counts."""
    return [
        Difference(label_of(name), shown(kept, name), shown(duplicate, name))
        for name in names
        if getattr(kept, name)
        and getattr(duplicate, name)
        and getattr(kept, name) != getattr(duplicate, name)
    ]


def contradictions(
    kept: Organization, duplicate: Organization, filled: dict
) -> list[str]:
    """Why the kept record could not take what the duplicate fills it with: which
    fields, both values, and what to do."""
    found = [
        sentence
        for earlier, later in IN_ORDER
        if {earlier, later} & filled.keys()
        and (sentence := order_fault(kept, duplicate, filled, earlier, later))
    ]
    place = united_place_fault(kept, duplicate, filled)
    return [*found, place] if place else found


def order_fault(kept, duplicate, filled, earlier: str, later: str) -> str:
    sources = {
        name: (duplicate, "重复的档案") if name in filled else (kept, "保留的档案")
        for name in (earlier, later)
    }
    first, last = (getattr(sources[name][0], name) for name in (earlier, later))
    if first is None or last is None or first <= last:
        return ""
    told = "，".join(
        f"{whose}的{label_of(name)}是{shown(record, name)}"
        for name, (record, whose) in sources.items()
    )
    return (
        f"{told}，合在一起{label_of(later)}就早于{label_of(earlier)}。"
        "请先打开档案，把登记错的那个日期改正，再来合并。"
    )


def united_place_fault(kept, duplicate, filled) -> str:
    """With the duplicate's upper union, where it has none, and everybody below both."""
    united = copy.copy(kept)
    if "parent" in filled:
        united.parent = duplicate.parent

    def parent_of(one):
        upper = one.parent
        return united if upper in (kept, duplicate) else upper

    below = max(kept.levels_below(), duplicate.levels_below())
    fault = place_fault(united, parent_of, below)
    if not fault:
        return ""
    if "parent" in filled:
        return (
            f"保留的档案没有填上级工会，重复的档案的上级工会是“{duplicate.parent}”，"
            f"补过来不行：{fault}。请先在保留的档案里填好上级工会，再来合并。"
        )
    return (
        f"保留的档案的上级工会是“{kept.parent}”，重复的档案的下级转过来不行："
        f"{fault}。请先给两份档案的下级另定上级工会，再来合并。"
    )


def code_taken(duplicate: Organization, kept: Organization, freed: bool) -> str:
    """Why the duplicate cannot have its credit code back; ``freed`` when the kept
    record gives it up."""
    if not duplicate.credit_code:
        return ""
    holders = Organization.objects.records().filter(credit_code=duplicate.credit_code)
    holder = (holders.exclude(pk=kept.pk) if freed else holders).first()
    if holder is None:
        return ""
    return (
        f"重复的档案“{duplicate}”的统一社会信用代码是{duplicate.credit_code}，"
        f"现在也登记在“{holder}”名下。请先打开“{holder}”的档案改正代码，再撤销合并。"
    )
