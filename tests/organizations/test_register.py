"""The public register: a tree, filters that never crash, the register of a day."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organizations.models import Organization
from organizations.register_tree import Upper, grow
from tests import factories

pytestmark = pytest.mark.django_db
make = factories.OrganizationFactory
ADDRESS = "/organizations/"
END = datetime.date(2010, 12, 31)
AFTER = datetime.date(2011, 1, 1)


@pytest.fixture(autouse=True)
def front():
    factories.home_page()


@pytest.fixture
def county():
    return make(name="漾濞县总工会", kind="county_federation")


def ask(client, **query):
    response = client.get(ADDRESS, query)
    assert response.status_code == 200
    return response


def names(client, **query):
    return {one.name_on for one in ask(client, **query).context["rows"]}


def test_kind_nature_and_words_narrow_the_list_together(client):
    make(name="甲厂工会", kind="enterprise_union", nature="private")
    make(name="乙厂工会", kind="enterprise_union", nature="state_owned")
    make(name="甲校工会", kind="institution_union", nature="institution")
    assert names(client, kind="enterprise_union") == {"甲厂工会", "乙厂工会"}
    assert names(client, nature="institution") == {"甲校工会"}
    assert names(client, kind="enterprise_union", q="甲 工会") == {"甲厂工会"}


def test_a_former_name_finds_the_record_and_is_shown(client):
    record = make(name="苍山西镇工会")
    factories.FormerStateFactory(organization=record, name="河西乡工会")
    response = ask(client, q="河西")
    assert [one.pk for one in response.context["rows"]] == [record.pk]
    assert "曾用名：河西乡工会" in response.content.decode()


def test_the_list_of_a_day_has_the_names_and_superiors_of_that_day(client, county):
    town = make(name="漾江镇工会", parent=county)
    record = make(name="新名工会", kind="enterprise_union", parent=town)
    factories.FormerStateFactory(
        organization=record,
        name="旧名工会",
        kind="institution_union",
        parent=county,
        until=END,
    )
    make(name="后来的工会", valid_from=AFTER)
    then = ask(client, as_of=END)
    html = then.content.decode()
    assert {one.name_on for one in then.context["rows"]} == {
        "漾濞县总工会",
        "漾江镇工会",
        "旧名工会",
    }
    assert "2010年12月31日的名录" in html
    assert f"/organizations/{record.pk}/?as_of=2010-12-31" in html
    assert names(client, as_of=END, kind="institution_union") == {"旧名工会"}
    assert names(client, as_of=AFTER, under=town.pk) == {"新名工会"}
    assert names(client, as_of=END, under=town.pk) == set()


def test_each_status_lists_its_own(client):
    yesterday = datetime.date(2020, 1, 1)
    heir = make(name="承接工会")
    make(name="超期工会", term_start=datetime.date(2010, 1, 1), term_years=3)
    make(name="筹建工会", standing="preparing")
    make(name="合并工会", standing="merged", valid_to=yesterday, successor=heir)
    make(name="撤销工会", standing="dissolved", valid_to=yesterday)
    make(name="划出工会", standing="transferred", valid_to=yesterday)
    make(name="重复工会", duplicate_of=heir)
    assert names(client) == {"承接工会", "超期工会"}
    assert names(client, status="normal") == {"承接工会"}
    assert names(client, status="overdue") == {"超期工会"}
    assert names(client, status="preparing") == {"筹建工会"}
    assert names(client, status="merged") == {"合并工会"}
    assert names(client, status="dissolved") == {"撤销工会"}
    assert names(client, status="transferred") == {"划出工会"}
    assert len(names(client, status="all")) == 6


def test_a_union_lists_all_below_it_and_the_county_its_own(client, county):
    town = make(name="镇工会", parent=county)
    line = make(name="行业工会", kind="regional_union", parent=town)
    make(name="行业下工会", kind="enterprise_union", parent=line)
    make(name="直属工会", kind="government_union", parent=county)
    assert names(client, under=town.pk) == {"行业工会", "行业下工会"}
    response = ask(client)
    tree = response.context["tree"]
    [group] = tree.groups
    [branch] = group.branches
    assert (branch.name, branch.count) == ("镇工会", 2)
    assert [(one.name, one.count) for one in branch.below] == [("行业工会", 1)]
    assert tree.direct == 1
    assert names(client, under="direct") == {"直属工会"}


def test_a_circle_in_old_data_neither_hangs_the_tree_nor_drops_out_of_it():
    uppers = [
        Upper(1, 2, "township_federation", "甲"),
        Upper(2, 1, "township_federation", "乙"),
        Upper(3, 3, "enterprise_union", "丙"),
    ]
    tree = grow(uppers, {1: 1, 2: 1, 3: 2})
    [group] = tree.groups
    assert [(one.name, one.count, one.is_astray) for one in group.branches] == [
        ("甲", 0, True),
        ("乙", 0, True),
    ]
    assert (tree.direct, tree.astray) == (0, 2)


@pytest.fixture
def moved(county):
    """Unions that stood, on ``END``, below one founded on ``AFTER``; below one that
    ended on ``END``, they still stand on ``AFTER``."""
    late = make(name="后来的镇工会", parent=county, valid_from=AFTER)
    gone = make(
        name="早先的镇工会",
        parent=county,
        standing="dissolved",
        valid_to=END,
    )
    make(name="早有的厂工会", kind="enterprise_union", parent=late)
    make(name="早有的行业工会", kind="regional_union", parent=late)
    plant = make(name="留下的厂工会", kind="enterprise_union", parent=gone)
    make(name="留下的车间工会", kind="enterprise_union", parent=plant)
    direct = make(name="直属工会", kind="enterprise_union", parent=county)
    make(name="直属车间工会", kind="enterprise_union", parent=direct)


@pytest.mark.parametrize(
    ("day", "direct", "astray", "branches"),
    [
        (
            END,
            {"直属工会", "直属车间工会"},
            {"早有的厂工会"},
            {"早先的镇工会": (2, False), "早有的行业工会": (0, True)},
        ),
        (
            AFTER,
            {"直属工会", "直属车间工会"},
            {"留下的厂工会", "留下的车间工会"},
            {"后来的镇工会": (2, False), "早有的行业工会": (0, False)},
        ),
    ],
)
def test_whose_upper_union_is_not_there_stands_in_the_tree_all_the_same(
    client, moved, day, direct, astray, branches
):
    response = ask(client, as_of=day)
    tree = response.context["tree"]
    drawn = list(walk(tree))
    assert {one.name: (one.count, one.is_astray) for one in drawn} == branches
    assert (tree.direct, tree.astray) == (len(direct), len(astray))
    assert names(client, as_of=day, under="direct") == direct
    assert names(client, as_of=day, under="astray") == astray
    said = "上级工会尚未成立或已经终止</span>" in response.text
    assert said == any(one.is_astray for one in drawn)
    assert f"终止的组织（{len(astray)}）" in response.text
    roots = [one for group in tree.groups for one in group.branches]
    in_tree = 1 + sum(1 + one.count for one in roots) + tree.direct + tree.astray
    assert in_tree == response.context["items"].paginator.count


def walk(tree):
    branches = [one for group in tree.groups for one in group.branches]
    while branches:
        branch = branches.pop()
        branches += branch.below
        yield branch


@pytest.mark.parametrize("value", ["x", "9" * 5000, "-1", "\0", "%", "2005-13-45", " "])
@pytest.mark.parametrize(
    "name", ["q", "kind", "nature", "under", "status", "as_of", "page"]
)
def test_a_wrong_filter_never_crashes(client, county, name, value):
    ask(client, **{name: value})


def test_a_wrong_date_is_told_in_a_sentence(client, county):
    assert (
        "“截至日期”要写成2005-12-31的样子" in ask(client, as_of="昨天").content.decode()
    )
    assert "不能晚于今天" in ask(client, as_of="2999-01-01").content.decode()


def test_filters_in_force_can_be_cleared_and_are_kept_on_the_next_page(client):
    make.create_batch(31, kind="joint_union", nature="private")
    response = ask(client, kind="joint_union", nature="private")
    html = response.content.decode()
    assert 'href="?nature=private"' in html
    assert 'href="?kind=joint_union"' in html
    assert "?kind=joint_union&amp;nature=private&amp;page=2" in html
    assert len(names(client, kind="joint_union", nature="private", page=2)) == 1


def test_what_is_not_found_offers_a_way_out(client):
    make(name="旧工会", standing="dissolved", valid_to=END)
    html = ask(client, q="旧").content.decode()
    assert "没有符合这些条件的工会组织" in html
    assert "?q=%E6%97%A7&amp;status=all" in html
    assert names(client, q="旧", status="all") == {"旧工会"}


def fill(count, county):
    """So many organizations below twelve federations, and the county's."""
    have = Organization.objects.count()
    if have < 13:
        make.create_batch(12, parent=county)
    towns = list(county.children.all()[:12])
    Organization.objects.bulk_create(
        Organization(
            name=f"第{number}厂工会委员会",
            kind="enterprise_union",
            parent=towns[number % 12],
        )
        for number in range(have, count)
    )


@pytest.mark.parametrize("query", ["", "?as_of=2010-12-31", "?q=厂", "?under=direct"])
def test_the_register_costs_as_much_for_ten_thousand_as_for_few(client, county, query):
    costs = []
    for count in (3, 118, 10_000):
        fill(count, county)
        client.get(ADDRESS + query)
        with CaptureQueriesContext(connection) as captured:
            response = client.get(ADDRESS + query)
        costs.append(len(captured))
        assert len(response.content) <= 30_000
    assert costs[0] == costs[1] == costs[2] <= 15
