"""The register of the demo county, read from the tables beside this module.

Every table has the model's field names in its first line; an empty cell leaves the
field's default. Organizations are named by their short names, which are unique here;
in ``organizations.csv`` upper unions and successors stand before those that need
them. Names in a field of several (``aliases``) are parted by ``|``.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from django.db.models import Model
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from organizations.figures.annual import freeze
from organizations.models import (
    Assessment,
    CollectiveContract,
    CompetitionResult,
    Department,
    FormerState,
    Headcount,
    HomeAward,
    Officer,
    Organization,
    Practice,
    StaffMember,
)
from organizations.start import default_cohorts

FOLDER = Path(__file__).parent
Units = dict[str, Organization]
REPORTED_YEARS = (2005, 2015, 2020, 2024, 2025)

# further fields of the organizations, one line for each that has them
MORE_FIELDS = ("registrations.csv", "endings.csv", "terms.csv", "contacts.csv")
FACTS: dict[str, type[Model]] = {
    "former_states.csv": FormerState,
    "officers.csv": Officer,
    "practices.csv": Practice,
    "contracts.csv": CollectiveContract,
    "home_awards.csv": HomeAward,
    "assessments.csv": Assessment,
    "competition_results.csv": CompetitionResult,
    "departments.csv": Department,
    "staff.csv": StaffMember,
}


def load() -> None:
    """Enter the register into an empty database."""
    with disable_reference_index_auto_update():
        units = load_organizations()
    for file, model in FACTS.items():
        rows = lines_of(FOLDER / file)
        model.objects.bulk_create(model(**fields_of(model, row, units)) for row in rows)
    for path in sorted((FOLDER / "headcounts").glob("*.csv")):
        load_headcounts(path, units)
    # only now: what was is part of an organization, and points to others too
    for unit in units.values():
        ReferenceIndex.create_or_update_for_object(unit)
    default_cohorts()
    for year in REPORTED_YEARS:
        freeze(year)


def load_organizations() -> Units:
    units: Units = {}
    more: dict[str, dict[str, str]] = defaultdict(dict)
    for file in MORE_FIELDS:
        for row in lines_of(FOLDER / file):
            more[row.pop("organization")] |= row
    for row in lines_of(FOLDER / "organizations.csv"):
        row["aliases"] = row["aliases"].replace("|", "\n")
        row |= more.pop(row["short_name"], {})
        unit = Organization(**fields_of(Organization, row, units))
        unit.full_clean()
        unit.save()
        units[unit.short_name] = unit
    if more:
        raise ValueError(f"organizations.csv lacks {'、'.join(more)}.")
    return units


def load_headcounts(path: Path, units: Units) -> None:
    """One file holds the counts of one day, which is its name."""
    Headcount.objects.bulk_create(
        Headcount(**fields_of(Headcount, row | {"day": path.stem}, units))
        for row in lines_of(path)
    )


def lines_of(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, strict=True)


def fields_of(model: type[Model], row: dict[str, str], units: Units) -> dict:
    """A line's cells as the values of the model's fields."""
    found = {}
    for name, text in row.items():
        field = model._meta.get_field(name)
        if text:
            found[name] = units[text] if field.is_relation else field.to_python(text)
    return found
