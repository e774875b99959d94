"""Everything an organization's page says of it: today, at its end, or on a day."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Count, DateField, F, OuterRef, Subquery, Value, Window
from django.db.models.functions import Coalesce

from organizations.enums import OrganizationKind, Standing, UnitNature
from organizations.facts_on import facts_on
from organizations.models import FormerState, Headcount, Organization, StaffMember
from organizations.names_of_the_day import name_of
from organizations.timeline import FOUNDED, former_names, timeline

CHILDREN = 30
COUNTED = (
    "employees",
    "members",
    "female_employees",
    "female_members",
    "migrant_workers",
    "dispatched_workers",
    "covered_units",
    "full_time_cadres",
    "part_time_cadres",
)


def profiled(day: date):
    """Organizations with what they were on the day (at their end, when that came
    before), the names of the unions they belong to, and the number of staff."""
    last = Coalesce(OuterRef("valid_to"), Value(day, output_field=DateField()))
    staff = (
        StaffMember.objects.held_on(day)
        .filter(organization=OuterRef("pk"))
        .order_by()
        .values("organization")
        .annotate(number=Count("pk"))
    )
    return (
        Organization.objects.described_on(day)
        .select_related("successor")
        .annotate(
            parent_name=name_of("parent", last),
            parent_name_on=name_of("parent_on", day),
            successor_name=name_of("successor", last),
            staff_total=Subquery(staff.values("number")),
        )
    )


@dataclass
class Profile:
    """What the page of ``record`` (of ``profiled``) shows.

    ``asked`` is the day in the past the reader asked for, or None. Each property
    costs one statement, however much it finds.
    """

    record: Organization
    today: date
    asked: date | None = None
    day: date = field(init=False)

    def __post_init__(self):
        self.day = self.asked or min(self.record.valid_to or self.today, self.today)

    @property
    def has_ended(self) -> bool:
        """By today; its last facts are shown."""
        return self.record.valid_to is not None and self.record.valid_to < self.today

    @property
    def not_yet(self) -> bool:
        """The day asked for lies before the founding."""
        begins = self.record.valid_from
        return self.asked is not None and begins is not None and self.asked < begins

    @property
    def no_more(self) -> bool:
        """The day asked for lies behind the end."""
        ends = self.record.valid_to
        return self.asked is not None and ends is not None and self.asked > ends

    @property
    def is_described(self) -> bool:
        """Whether there is anything to say of the day."""
        return not (self.not_yet or self.no_more)

    @property
    def is_today(self) -> bool:
        """What only the present knows may be shown: people, term, contact."""
        return self.asked is None and not self.has_ended

    @property
    def kind(self) -> str:
        return dict(OrganizationKind.choices).get(self.record.kind_on, "")

    @property
    def nature(self) -> str:
        return dict(UnitNature.choices).get(self.record.nature_on, "")

    @property
    def is_overdue(self) -> bool:
        return self.is_today and self.record.is_overdue(self.today)

    @property
    def is_preparing(self) -> bool:
        return self.asked is None and self.record.standing == Standing.PREPARING

    @property
    def is_federation(self) -> bool:
        return self.record.kind_on == OrganizationKind.COUNTY_FEDERATION

    @cached_property
    def states(self):
        states = FormerState.objects.filter(organization=self.record)
        return list(states.annotate(parent_name=name_of("parent", OuterRef("until"))))

    @cached_property
    def predecessors(self):
        """The organizations that became part of this one."""
        merged = Organization.objects.records().filter(successor=self.record)
        return list(merged.order_by("valid_to", "name"))

    @cached_property
    def former_names(self):
        return former_names(self.record, self.states)

    @cached_property
    def timeline(self):
        return timeline(self.record, self.states, self.predecessors, today=self.today)

    @property
    def has_history(self) -> bool:
        """More happened than the founding, which stands among the facts."""
        return any(event.what != FOUNDED for event in self.timeline)

    @cached_property
    def facts(self):
        return facts_on(self.record.pk, self.day, people=self.is_today)

    @cached_property
    def headcount(self):
        """The count in force on the day, or None."""
        counts = Headcount.objects.filter(organization=self.record)
        return counts.made_by(self.day).first()

    @property
    def counted(self) -> list[tuple[str, int]]:
        """(label, number) for everything that was counted."""
        found = self.headcount
        return [
            (Headcount._meta.get_field(name).verbose_name, getattr(found, name))
            for name in COUNTED
            if getattr(found, name, None) is not None
        ]

    @cached_property
    def children(self):
        """The first organizations right below it; each knows how many there are."""
        return list(
            Organization.objects.as_of(self.day)
            .filter(parent_on=self.record.pk)
            .in_register_order(kind="kind_on", name="name_on")
            .annotate(there_are=Window(Count(F("pk"))))[:CHILDREN]
        )
