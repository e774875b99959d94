"""职工之家: how many hold each level, for how many it is the highest, and who."""

import datetime

import pytest

from tests import factories

pytestmark = pytest.mark.django_db
LEVELS = ["county_qualified", "county_advanced", "prefecture_advanced"]


@pytest.fixture(autouse=True)
def index():
    return factories.honors_index()


def awarded(name, levels, **fields):
    fields = {"awarded": datetime.date(2004, 1, 1)} | fields
    union = factories.OrganizationFactory(name=name)
    for level in levels:
        factories.HomeAwardFactory(organization=union, level=level, **fields)
    return union


@pytest.fixture
def homes():
    awarded("甲镇工会联合会", LEVELS[:1])
    awarded("乙镇工会联合会", LEVELS[:2])
    awarded("丙镇工会联合会", LEVELS)
    factories.OrganizationFactory(name="丁镇工会联合会")


def shown(client, query=""):
    answer = client.get(f"/honors/homes/{query}")
    assert answer.status_code == 200
    return answer


def test_levels_accumulate_so_holdings_and_highest_are_two_numbers(client, homes):
    rows = {row.level: row for row in shown(client).context["rows"]}
    assert [rows[level].held for level in LEVELS] == [3, 2, 1]
    assert [rows[level].highest for level in LEVELS] == [1, 1, 1]
    assert shown(client).context["titles"] == 6
    assert shown(client).context["holders"] == 3


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", {"甲", "乙", "丙"}),
        ("?level=county_advanced&by=held", {"乙", "丙"}),
        ("?level=county_advanced&by=highest", {"乙"}),
        ("?level=national_model&by=held", set()),
        ("?level=nonsense&by=nonsense", {"甲", "乙", "丙"}),
    ],
)
def test_behind_every_number_is_its_list(client, homes, query, names):
    context = shown(client, query).context
    assert {one.name[0] for one in context["homes"]} == names
    assert context["behind"].total == len(names)


@pytest.mark.parametrize(
    ("day", "held"), [("2003-12-31", 0), ("2004-01-01", 1), ("2010-06-01", 0)]
)
def test_the_numbers_are_those_of_the_day(client, day, held):
    awarded("甲镇工会联合会", LEVELS[:1], revoked=datetime.date(2010, 6, 1))
    rows = shown(client, f"?as_of={day}").context["rows"]
    assert rows[-1].held == held


def test_a_day_that_is_none_is_said_to_be_none(client, homes):
    answer = shown(client, "?as_of=2005-13-40")
    assert "并且确有这一天" in answer.text
    assert answer.context["rows"][-1].held == 3


def test_a_day_with_nothing_says_so(client):
    assert "这一天没有工会持有这一级称号" in shown(client).text
