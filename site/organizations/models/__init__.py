"""The register: organizations, their history, and the facts the figures count."""

from organizations.models.facts import (
    CollectiveContract,
    Headcount,
    HomeAward,
    Practice,
)
from organizations.models.history import FormerState
from organizations.models.links import OrganizationLink
from organizations.models.organizations import Organization
from organizations.models.people import Department, Officer, StaffMember
from organizations.models.results import Assessment, CompetitionResult
from organizations.models.statistics import AnnualReport, Cohort
from organizations.models.unifications import Unification

__all__ = [
    "AnnualReport",
    "Assessment",
    "Cohort",
    "CollectiveContract",
    "CompetitionResult",
    "Department",
    "FormerState",
    "Headcount",
    "HomeAward",
    "Officer",
    "Organization",
    "OrganizationLink",
    "Practice",
    "StaffMember",
    "Unification",
]
