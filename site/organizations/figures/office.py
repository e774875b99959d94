"""Figures of the county federation itself: staff, departments, yearly assessment.

Of the staff the total only: no name leaves this module.
"""

from datetime import date

from django.db.models import Count, Q, QuerySet

from organizations.enums import DepartmentKind, OrganizationKind
from organizations.figures.consecutive import spelled_run, years_in_front
from organizations.figures.departments import spelled_departments
from organizations.figures.groups import Group
from organizations.figures.values import FigureValue
from organizations.holding import PERIOD
from organizations.models import Assessment, Department, Organization


def federation(day: date) -> QuerySet:
    return Organization.objects.as_of(day).filter(
        kind_on=OrganizationKind.COUNTY_FEDERATION
    )


def departments(day: date) -> QuerySet:
    """The departments of the federation on that day."""
    return Department.objects.held_on(day).filter(
        organization__in=federation(day).values("pk")
    )


def assessments(day: date) -> QuerySet:
    """The federation's assessments, every year; which count is a rule of its own."""
    return Assessment.objects.filter(organization__in=federation(day).values("pk"))


def office_figures(day: date) -> list[FigureValue]:
    """Two statements: people and departments, then the assessments."""
    counted = federation(day).aggregate(
        staff=Count("staff", filter=PERIOD.on(day, "staff"), distinct=True),
        **{
            kind: Count(
                "departments",
                filter=PERIOD.on(day, "departments") & Q(departments__kind=kind),
                distinct=True,
            )
            for kind in DepartmentKind
        },
    )
    years = years_in_front(assessments(day).values_list("year", "rank"), day)
    return [
        figure("staff", "机关在职干部职工", "人", counted["staff"], listed=False),
        figure(
            "departments",
            "内设机构",
            "个",
            sum(counted[kind] for kind in DepartmentKind),
            note=spelled_departments(counted),
        ),
        *(
            figure(f"departments_{kind}", f"其中：{kind.label}", "个", counted[kind])
            for kind in DepartmentKind
            if counted[kind] or kind != DepartmentKind.CENTER
        ),
        figure(
            "years_in_front",
            "目标责任考核连续进入前三名",
            "年",
            len(years),
            note=spelled_run(years),
        ),
    ]


def figure(
    key: str, label: str, unit: str, value: int, note: str = "", listed: bool = True
) -> FigureValue:
    return FigureValue(key, Group.OFFICE, label, unit, value, note=note, listed=listed)
