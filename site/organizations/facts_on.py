"""The dated facts of one organization that hold on a day, in one statement.

Officers, practices, contracts, titles, departments, results of contests and yearly
assessments live in tables of their own; an organization's page wants all of them. A
union of equal columns asks once.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import (
    CharField,
    DateField,
    F,
    PositiveIntegerField,
    PositiveSmallIntegerField,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast

from organizations.enums import (
    CompetitionLevel,
    ContractKind,
    DepartmentKind,
    HomeLevel,
    OfficerRole,
    PracticeKind,
)
from organizations.models import (
    Assessment,
    CollectiveContract,
    CompetitionResult,
    Department,
    HomeAward,
    Officer,
    Practice,
)
from organizations.models.results import outcome

LABELS = {
    "officers": OfficerRole,
    "practices": PracticeKind,
    "contracts": ContractKind,
    "homes": HomeLevel,
    "departments": DepartmentKind,
    "competitions": CompetitionLevel,
}
NEWEST_FIRST = ("competitions", "assessments")
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
    "year": Cast(Value(None), PositiveSmallIntegerField()),
    "item": Value(""),
    "prize": Value(""),
    "contestant": Value(""),
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
    "competitions": {
        "key": "level",
        "name": "event",
        "note": "host",
        "start": "day",
        "number": "rank",
        "year": "year",
        "item": "item",
        "prize": "prize",
        "contestant": "contestant",
    },
    "assessments": {
        "name": "authority",
        "note": "result",
        "number": "rank",
        "year": "year",
    },
}


@dataclass(frozen=True)
class Fact:
    """One officer, practice, contract, title, department, result or assessment.

    ``label`` is the office, the body, the kind of contract, the title, 股/室, the
    level. ``name`` is a person's, a department's, the awarding authority's, the
    contest's; ``note`` a concurrent post, duties, a document, the host. ``start`` and
    ``end`` are the first and last day; ``latest`` the last time it met; ``number``
    covered workers, times a year or a rank.
    """

    label: str
    name: str
    note: str
    start: date | None
    end: date | None
    latest: date | None
    number: int | None
    phone: str
    year: int | None
    item: str
    prize: str
    contestant: str

    @property
    def outcome(self) -> str:
        return outcome(self.prize, self.number)


def sources(day: date) -> dict[str, QuerySet]:
    """What holds on the day, of all organizations, section by section."""
    return {
        "officers": Officer.objects.held_on(day).filter(is_public=True),
        "practices": Practice.objects.held_on(day),
        "contracts": CollectiveContract.objects.active_on(day),
        "homes": HomeAward.objects.valid_on(day),
        "departments": Department.objects.held_on(day),
        "competitions": CompetitionResult.objects.known_on(day),
        "assessments": Assessment.objects.known_on(day),
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
    """Each section in the order of its words, then as entered; titles from the top,
    results from the latest."""
    found = defaultdict(list)
    for section, key, *values, order in union:
        words = dict(LABELS[section].choices) if section in LABELS else {}
        fact = Fact(words.get(key, ""), *values)
        place = list(words).index(key) if key in words else len(words)
        if section == "homes":
            place = -place
        if section in NEWEST_FIRST:
            place, order = -fact.year, -(fact.start or date.min).toordinal()
        found[section].append((place, order, fact))
    return {
        section: [fact for _, _, fact in sorted(facts, key=lambda one: one[:2])]
        for section, facts in found.items()
    }
