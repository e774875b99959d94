"""A small register with one of everything that figures count."""

import datetime

from organizations.figures.catalogue import catalogue
from organizations.models import Assessment, Cohort, Department, StaffMember
from organizations.start import default_cohorts
from tests import factories

DAY = datetime.date(2005, 12, 31)
make = factories.OrganizationFactory


def small_register():
    """A federation with two townships; below the first a state-owned and a private
    enterprise, and a school beside them. Returns them by a short name."""
    default_cohorts()
    federation = make(name="漾川县总工会", kind="county_federation")
    town = make(name="平坡镇工会联合会", nature="government", parent=federation)
    other = make(name="苍山镇工会联合会", nature="government", parent=federation)
    plant = make(
        name="水电站工会", kind="enterprise_union", nature="state_owned", parent=town
    )
    shop = make(
        name="核桃加工厂工会",
        kind="enterprise_union",
        nature="private",
        is_new_enterprise=True,
        parent=town,
    )
    school = make(
        name="第一中学工会",
        kind="institution_union",
        nature="institution",
        parent=federation,
    )
    people(federation, town, other, plant, shop, school)
    return {
        "federation": federation,
        "town": town,
        "other": other,
        "plant": plant,
        "shop": shop,
        "school": school,
    }


def people(federation, town, other, plant, shop, school):
    counts = {town: 150, other: 20, plant: 90, shop: 60, school: 40}
    for organization, employees in counts.items():
        factories.HeadcountFactory(
            organization=organization,
            employees=employees,
            members=employees - 10,
            female_employees=employees // 2,
        )
    for organization, kind in (
        (plant, "workers_congress"),
        (plant, "factory_openness"),
        (school, "workers_congress"),
        (school, "school_openness"),
        (school, "women_committee"),
    ):
        factories.PracticeFactory(organization=organization, kind=kind)
    factories.ContractFactory(organization=plant)
    factories.HomeAwardFactory(organization=plant)
    factories.HomeAwardFactory(organization=plant, level="county_advanced")
    factories.HomeAwardFactory(organization=school)
    office(federation)


def office(federation):
    for name, kind in (
        ("办公室", "office"),
        ("会统股", "section"),
        ("基层股", "section"),
    ):
        Department.objects.create(organization=federation, name=name, kind=kind)
    for name in ("杨赵氏", "段木森", "李禾苗"):
        StaffMember.objects.create(organization=federation, name=name, title="科员")
    StaffMember.objects.create(
        organization=federation, name="早退休", until=datetime.date(2004, 6, 30)
    )
    for year, rank in ((2002, 5), (2004, 3), (2005, 2)):
        Assessment.objects.create(
            organization=federation, year=year, rank=rank, authority="州总工会"
        )


def all_keys(day=DAY):
    return [figure.key for figure in catalogue(day, Cohort.objects.all())]
