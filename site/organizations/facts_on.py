"""The dated facts of one organization that hold on a day, in one statement.

Officers, practices, contracts, titles and departments live in tables of their own;
an organization's page wants all of them. A union of equal columns asks once.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import (
    CharField,
    DateField,
    F,
    PositiveIntegerField,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast

from organizations.enums import (
    ContractKind,
    DepartmentKind,
    HomeLevel,
    OfficerRole,
    PracticeKind,
)
from organizations.models import (
    CollectiveContract,
    Department,
    HomeAward,
    Officer,
    Practice,
)

LABELS = {
    "officers": OfficerRole,
    "practices": PracticeKind,
    "contracts": ContractKind,
    "homes": HomeLevel,
    "departments": DepartmentKind,
}
# the columns of a ``Fact`` behind ``section`` and ``label``, and what stands in them
# where a table has no such thing; PostgreSQL wants the type of every empty column
COLUMNS = {
    "key": Value(""),
    "name": Value(""),
    "note": Value(""),
    "start": Cast(Value(None), DateField()),
    "end": Cast(Value(None), DateField()),
    "latest": Cast(Value(None), DateField()),
    "number": Cast(Value(None), PositiveIntegerField()),
    "phone": Value(""),
}
# which column of each table stands in which
FILLED = {
    "officers": {
        "key": "role",
        "name": "name",
        "note": "concurrent_post",
        "start": "since",
    },
    "practices": {
        "key": "kind",
        "start": "since",
        "latest": "last_held",
        "number": "times_a_year",
    },
    "contracts": {
        "key": "kind",
        "start": "start",
        "end": "end",
        "number": "covered_workers",
    },
    "homes": {
        "key": "level",
        "name": "authority",
        "note": "document",
        "start": "awarded",
    },
    "departments": {"key": "kind", "name": "name", "note": "duties", "phone": "phone"},
}


@dataclass(frozen=True)
class Fact:
    """One officer, practice, contract, title or department.

    ``label`` is the office, the body, the kind of contract, the title, or 股/室.
    ``name`` is a person's, a department's, the awarding authority's; ``note`` a
    concurrent post, duties, a document. ``start`` and ``end`` are the first and last
    day; ``latest`` the last time it met; ``number`` covered workers or times a year.
    """

    label: str
    name: str
    note: str
    start: date | None
    end: date | None
    latest: date | None
    number: int | None
    phone: str


def sources(day: date) -> dict[str, QuerySet]:
    """What holds on the day, of all organizations, section by section."""
    return {
        "officers": Officer.objects.held_on(day).filter(is_public=True),
        "practices": Practice.objects.held_on(day),
        "contracts": CollectiveContract.objects.active_on(day),
        "homes": HomeAward.objects.valid_on(day),
        "departments": Department.objects.held_on(day),
    }


def rows(section: str, source: QuerySet) -> QuerySet:
    """One table's part of the union, in columns that every table has."""
    own = {name: F(column) for name, column in FILLED[section].items()}
    # prefixed, for a table may have a column of the same name
    stated = {f"the_{name}": value for name, value in (COLUMNS | own).items()}
    return (
        source.order_by()
        .annotate(the_section=Value(section, output_field=CharField()), **stated)
        .values_list("the_section", *stated, "pk")
    )


def facts_on(organization: int, day: date, *, people: bool) -> dict[str, list[Fact]]:
    """The facts by section; ``people`` adds the public officers in office that day."""
    first, *others = [
        rows(section, source.filter(organization=organization))
        for section, source in sources(day).items()
        if people or section != "officers"
    ]
    return by_section(first.union(*others, all=True))


def by_section(union) -> dict[str, list[Fact]]:
    """Each section in the order of its words, then as entered; titles from the top."""
    found = defaultdict(list)
    for section, key, *values, order in union:
        words = LABELS[section]
        rank = words.values.index(key) if key in words.values else len(words.values)
        if section == "homes":
            rank = -rank
        label = words(key).label if key in words.values else ""
        found[section].append((rank, order, Fact(label, *values)))
    return {
        section: [fact for _, _, fact in sorted(facts, key=lambda one: one[:2])]
        for section, facts in found.items()
    }
