"""The figures as data: which organizations of ``population(day)`` each counts.

The same condition gives the number and the list behind it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from organizations.enums import (
    OPENNESS,
    HomeLevel,
    OrganizationKind,
    PracticeKind,
    UnitNature,
)
from organizations.figures.groups import Group
from organizations.models import Cohort, Organization
from organizations.models.statistics import Measure

EVERYONE = Q()
LEAVES = Q(is_upper_on=False)
NO_NATURE = Q(nature_on="")
NEW_ENTERPRISES = Q(new_enterprise_on=True)
TOWNSHIPS = Q(kind_on=OrganizationKind.TOWNSHIP_FEDERATION)
STATE_OWNED = Q(nature_on=UnitNature.STATE_OWNED)
CONGRESS = Q(has_workers_congress=True)
INSTITUTIONAL_OPENNESS = (
    Q(has_school_openness=True)
    | Q(has_office_openness=True)
    | Q(has_hospital_openness=True)
)
OPEN_INSTITUTIONS = (
    Q(nature_on=UnitNature.INSTITUTION) & CONGRESS & INSTITUTIONAL_OPENNESS
)
CLASSIFIED = NEW_ENTERPRISES | TOWNSHIPS | OPEN_INSTITUTIONS | STATE_OWNED
MEASURES = {
    Measure.TOTAL: EVERYONE,
    Measure.CONGRESS: CONGRESS,
    Measure.FACTORY_OPENNESS: Q(has_factory_openness=True),
    Measure.CONGRESS_AND_OPENNESS: CONGRESS & INSTITUTIONAL_OPENNESS,
    Measure.CONTRACT: Q(has_contract=True),
}
HOMES = {level: Q(**{f"home_{level}": True}) for level in HomeLevel}
TITLES = sum(
    (
        Case(When(home, then=1), default=0, output_field=IntegerField())
        for home in HOMES.values()
    ),
    start=Value(0),
)
PEOPLE = {
    "female_employees": ("女职工", "人"),
    "female_members": ("女会员", "人"),
    "migrant_workers": ("农民工", "人"),
    "dispatched_workers": ("劳务派遣工", "人"),
    "full_time_cadres": ("专职工会干部", "人"),
    "part_time_cadres": ("兼职工会干部", "人"),
    "covered_units": ("涵盖单位", "个"),
}


@dataclass(frozen=True)
class Figure:
    """``part`` are the organizations counted, ``whole`` those of the denominator.

    With ``field`` the leaves among them are not counted but a field of their
    headcounts is summed (``whole_field``: likewise for the denominator, and the
    figure is the rate itself). ``amount`` is summed over ``part`` instead of one for
    each. ``needs_nature``: an organization without nature cannot be counted.
    """

    key: str
    group: Group
    label: str
    unit: str = "个"
    part: Q = EVERYONE
    whole: Q | None = None
    field: str = ""
    whole_field: str = ""
    amount: Case | None = None
    needs_nature: bool = False
    note: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(name for name in (self.field, self.whole_field) if name)


def population(day: date) -> QuerySet:
    """The grassroots organizations of the day with everything figures ask about."""
    return (
        Organization.objects.as_of(day)
        .grassroots()
        .with_place(day)
        .with_headcount(day)
        .with_practices(day)
        .with_contract(day)
        .with_homes(day)
    )


def leaves(day: date) -> QuerySet:
    """Those whose headcounts are added up: the others contain them already."""
    grassroots = Organization.objects.as_of(day).grassroots()
    return grassroots.with_place(day).with_headcount(day).filter(LEAVES)


def catalogue(day: date, cohorts: Iterable[Cohort]) -> list[Figure]:
    """Every figure counted over organizations, in the order of the page."""
    return [
        *overview(),
        *people(),
        *bodies(day),
        *kinds(),
        *natures(),
        *democracy(cohorts),
        *homes(),
        *checks(),
    ]


def overview() -> list[Figure]:
    here = Group.OVERVIEW
    return [
        Figure("employees", here, "职工", "人", field="employees"),
        Figure("members", here, "会员", "人", field="members"),
        Figure(
            "membership_rate",
            here,
            "入会率",
            "%",
            field="members",
            whole_field="employees",
        ),
        Figure("grassroots", here, "基层工会组织"),
        Figure("new_enterprises", here, "新建企业工会", part=NEW_ENTERPRISES),
        Figure("township_federations", here, "乡镇工会联合会", part=TOWNSHIPS),
        Figure(
            "other_organizations",
            here,
            "其他基层工会",
            part=~(NEW_ENTERPRISES | TOWNSHIPS),
        ),
    ]


def people() -> list[Figure]:
    return [
        Figure(field, Group.PEOPLE, label, unit, field=field)
        for field, (label, unit) in PEOPLE.items()
    ]


def bodies(day: date) -> list[Figure]:
    here = Group.ORGANIZATIONS
    kinds = (
        PracticeKind.WOMEN_COMMITTEE,
        PracticeKind.AUDIT_COMMITTEE,
        PracticeKind.MEDIATION_COMMITTEE,
    )
    return [
        *(
            Figure(kind, here, f"建立{kind.label}", part=Q(**{f"has_{kind}": True}))
            for kind in kinds
        ),
        Figure(
            "overdue_terms",
            here,
            "换届超期",
            part=Q(term_due__lt=day),
            note="按现在登记的换届日期推算",
        ),
    ]


def kinds() -> list[Figure]:
    return [
        Figure(f"kind_{kind}", Group.KINDS, kind.label, part=Q(kind_on=kind))
        for kind in OrganizationKind
        if kind != OrganizationKind.COUNTY_FEDERATION
    ]


def natures() -> list[Figure]:
    return [
        *(
            Figure(
                f"nature_{value}", Group.NATURES, value.label, part=Q(nature_on=value)
            )
            for value in UnitNature
        ),
        Figure("nature_unknown", Group.NATURES, "没有填写", part=NO_NATURE),
    ]


def democracy(cohorts: Iterable[Cohort]) -> list[Figure]:
    here = Group.DEMOCRACY
    return [
        *(figure for cohort in cohorts for figure in of_cohort(cohort)),
        Figure("congress", here, "建立职工代表大会（合计）", part=CONGRESS),
        *(
            Figure(kind, here, f"实行{kind.label}", part=Q(**{f"has_{kind}": True}))
            for kind in OPENNESS
        ),
        Figure("contract", here, "签订集体合同（合计）", part=Q(has_contract=True)),
    ]


def of_cohort(cohort: Cohort) -> list[Figure]:
    """One figure for each thing the cohort is counted for; the cohort as a whole is
    the denominator where a rate is wanted."""
    inside = cohort.condition()
    return [
        Figure(
            f"{cohort.key}_{measure}",
            Group.DEMOCRACY,
            cohort.name
            if measure == Measure.TOTAL
            else f"{cohort.name}{measure.label}",
            part=inside & MEASURES[measure],
            whole=inside if cohort.shows_rate and measure != Measure.TOTAL else None,
            needs_nature=bool(cohort.natures),
        )
        for measure in Measure
        if measure in cohort.measures
    ]


def homes() -> list[Figure]:
    here = Group.HOMES
    levels = list(HomeLevel)
    return [
        *(
            Figure(f"home_{level}", here, level.label, part=HOMES[level])
            for level in levels
        ),
        Figure(
            "home_titles",
            here,
            "称号合计",
            "项",
            part=reduce(or_, HOMES.values()),
            amount=TITLES,
            note="一个单位可以有几级称号，合计不是单位数",
        ),
        Figure("home_holders", here, "有称号的单位", part=reduce(or_, HOMES.values())),
        *(
            Figure(
                f"home_highest_{level}",
                here,
                f"最高为{level.label}的单位",
                part=reduce(
                    lambda part, above: part & ~HOMES[above],
                    levels[place + 1 :],
                    HOMES[level],
                ),
            )
            for place, level in enumerate(levels)
        ),
    ]


def checks() -> list[Figure]:
    """Four classes that should not overlap, and what they leave of the whole."""
    here = Group.CHECK
    return [
        Figure("check_new_enterprises", here, "新建企业工会", part=NEW_ENTERPRISES),
        Figure("check_townships", here, "乡镇工会联合会", part=TOWNSHIPS),
        Figure(
            "check_institutions",
            here,
            "建立职代会并实行公开的事业单位",
            part=OPEN_INSTITUTIONS,
            needs_nature=True,
        ),
        Figure(
            "check_state_owned",
            here,
            "国有及国有控股企业",
            part=STATE_OWNED,
            needs_nature=True,
        ),
        Figure("check_classified", here, "以上四类合计", part=CLASSIFIED),
        Figure("check_remainder", here, "其余基层工会", part=~CLASSIFIED),
    ]


CLASSES = (
    "check_new_enterprises",
    "check_townships",
    "check_institutions",
    "check_state_owned",
)
