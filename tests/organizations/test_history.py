"""What the register was on a day, whatever happened since."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from organizations.models import Organization
from tests import factories

pytestmark = pytest.mark.django_db
make = factories.OrganizationFactory

THEN, LATER, NOW = date(2005, 12, 31), date(2012, 6, 1), date(2026, 3, 16)


def names(day):
    return set(Organization.objects.as_of(day).values_list("name_on", flat=True))


def one(day, record):
    return Organization.objects.as_of(day).get(pk=record.pk)


@pytest.fixture
def renamed():
    union = make(name="公路管理段工会", kind="institution_union")
    factories.FormerStateFactory(
        organization=union, name="公路养护段工会", until=date(2008, 5, 31)
    )
    return union


def test_a_renamed_union_has_the_name_of_the_day(renamed):
    assert names(THEN) == {"公路养护段工会"}
    assert names(date(2008, 5, 31)) == {"公路养护段工会"}
    assert names(date(2008, 6, 1)) == {"公路管理段工会"}
    assert names(NOW) == {"公路管理段工会"}


def test_the_record_itself_knows_the_name_of_the_day(renamed):
    assert renamed.name_on(THEN) == "公路养护段工会"
    assert renamed.name_on(date(2008, 5, 31)) == "公路养护段工会"
    assert renamed.name_on(date(2008, 6, 1)) == "公路管理段工会"
    assert renamed.name_on(None) == "公路管理段工会"


def test_of_several_former_states_the_one_in_force_counts(renamed):
    factories.FormerStateFactory(
        organization=renamed, name="道班工会", until=date(1999, 12, 31)
    )
    assert names(date(1999, 12, 31)) == {"道班工会"}
    assert names(date(2000, 1, 1)) == {"公路养护段工会"}
    assert renamed.former_names == ["公路养护段工会", "道班工会"]


def test_a_merged_union_lives_to_its_last_day():
    kept = make(name="漾江镇工会联合会")
    make(
        name="脉地乡工会联合会",
        standing="merged",
        valid_to=date(2006, 3, 1),
        successor=kept,
    )
    assert names(date(2006, 3, 1)) == {"漾江镇工会联合会", "脉地乡工会联合会"}
    assert names(date(2006, 3, 2)) == {"漾江镇工会联合会"}


def test_kind_nature_flag_and_upper_union_are_those_of_the_day():
    old, new = make(name="甲镇工会联合会"), make(name="乙镇工会联合会")
    union = make(
        name="水泥厂工会",
        kind="enterprise_union",
        nature="private",
        is_new_enterprise=True,
        parent=new,
    )
    factories.FormerStateFactory(
        organization=union, nature="state_owned", is_new_enterprise=False, parent=old
    )
    then, now = one(THEN, union), one(NOW, union)
    assert (then.nature_on, then.new_enterprise_on) == ("state_owned", False)
    assert then.parent_on == old.pk
    assert (now.nature_on, now.new_enterprise_on) == ("private", True)
    assert now.parent_on == new.pk


def test_a_former_state_without_upper_union_has_none():
    union = make(parent=make())
    factories.FormerStateFactory(organization=union, parent=None)
    assert one(THEN, union).parent_on is None
    assert one(NOW, union).parent_on == union.parent_id


def test_what_is_prepared_not_yet_founded_or_a_duplicate_is_not_there():
    make(name="筹建中的工会", standing="preparing")
    make(name="以后成立的工会", valid_from=date(2010, 1, 1))
    kept = make(name="甲工会")
    make(name="甲工会（重复）", duplicate_of=kept)
    assert names(THEN) == {"甲工会"}


def test_grassroots_leaves_out_the_county_federation_only():
    make(name="县总工会", kind="county_federation")
    make(name="甲镇工会联合会")
    grassroots = Organization.objects.as_of(THEN).grassroots()
    assert {union.name for union in grassroots} == {"甲镇工会联合会"}


def test_a_union_with_others_below_it_that_day_is_an_upper_one():
    upper = make(name="甲镇工会联合会")
    make(name="茶厂工会", parent=upper, valid_to=date(2008, 1, 1), standing="dissolved")

    def is_upper(day):
        return (
            Organization.objects.as_of(day).with_place(day).get(pk=upper.pk).is_upper_on
        )

    assert is_upper(THEN)
    assert not is_upper(LATER)


def test_the_count_in_force_is_the_last_one_made_by_the_day():
    union = make()
    old = factories.HeadcountFactory(organization=union, day=date(2004, 12, 31))
    new = factories.HeadcountFactory(organization=union, day=THEN)

    def in_force(day):
        return Organization.objects.as_of(day).with_headcount(day).get().headcount_on

    assert in_force(date(2004, 12, 30)) is None
    assert in_force(date(2005, 12, 30)) == old.pk
    assert in_force(THEN) == in_force(NOW) == new.pk


def test_practices_contracts_and_titles_hold_in_their_time():
    union = make()
    factories.PracticeFactory(
        organization=union, since=date(2001, 1, 1), until=date(2009, 12, 31)
    )
    factories.ContractFactory(organization=union, terminated=date(2006, 12, 31))
    factories.HomeAwardFactory(
        organization=union, awarded=date(2003, 5, 1), revoked=date(2011, 5, 1)
    )

    def facts(day):
        found = (
            Organization.objects.as_of(day)
            .with_practices(day)
            .with_contract(day)
            .with_homes(day)
            .get(pk=union.pk)
        )
        return (
            found.has_workers_congress,
            found.has_contract,
            found.home_county_qualified,
        )

    assert facts(date(2000, 12, 31)) == (False, False, False)
    assert facts(THEN) == (True, True, True)
    assert facts(date(2007, 1, 1)) == (True, False, True)
    assert facts(LATER) == (False, False, False)


def test_everything_below_at_any_level_and_of_that_day():
    county = make(name="县总工会", kind="county_federation")
    town = make(name="甲镇工会联合会", parent=county)
    other = make(name="乙镇工会联合会", parent=county)
    factory = make(name="茶厂工会", kind="enterprise_union", parent=other)
    factories.FormerStateFactory(organization=factory, parent=town)
    make(name="茶厂车间工会", kind="enterprise_union", parent=factory)

    def below(upper, day):
        return {
            union.name for union in Organization.objects.as_of(day).under(upper, day)
        }

    assert below(town, THEN) == {"茶厂工会", "茶厂车间工会"}
    assert below(town, NOW) == set()
    assert below(other, NOW) == {"茶厂工会", "茶厂车间工会"}
    assert len(below(county, NOW)) == 4


def test_a_former_name_finds_the_union(renamed):
    assert list(Organization.objects.named_like("养护段")) == [renamed]


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"standing": "merged"}, "valid_to", "已经终止的组织要填写终止日期。"),
        (
            {"standing": "merged", "valid_to": THEN},
            "successor",
            "请选择并入了哪个工会。",
        ),
        (
            {"valid_to": THEN},
            "standing",
            "填了终止日期，状态应是已合并、已撤销或已划出本县；"
            "仍存在的组织请清空终止日期。",
        ),
    ],
)
def test_an_ending_is_whole_or_refused(fields, field, sentence):
    union = make.build(**fields)
    with pytest.raises(ValidationError) as refused:
        union.clean()
    assert refused.value.message_dict == {field: [sentence]}


def test_a_sixth_level_is_refused():
    upper = None
    for _ in range(5):
        upper = make(parent=upper)
    with pytest.raises(ValidationError) as refused:
        make.build(parent=upper).clean()
    assert refused.value.message_dict == {
        "parent": ["隶属关系最多5级，请换更高一级的工会。"]
    }
