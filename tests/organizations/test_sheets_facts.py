"""What a row says of people, practices, contracts, titles and the chair."""

import datetime

import pytest

from intake.sheets.undo import undo
from organizations.figures.computing import compute
from organizations.models import Headcount, HomeAward, Officer, Organization, Practice
from tests import factories
from tests.organizations.sheet_files import (
    DAY,
    changes,
    dump,
    faults,
    federation,
    line,
    plan,
    plan_of,
    take_in,
)

pytestmark = pytest.mark.django_db
NAME = "光明水泥厂工会委员会"
LAST_YEAR = datetime.date(2024, 12, 31)
BEFORE = datetime.date(2020, 1, 1)
AFTER = datetime.date(2026, 1, 31)
ONE_DAY = datetime.timedelta(days=1)


@pytest.fixture
def union():
    made = factories.OrganizationFactory(
        name=NAME,
        kind="enterprise_union",
        nature="private",
        parent=federation(),
        valid_from=datetime.date(2004, 4, 1),
    )
    factories.HeadcountFactory(organization=made, day=DAY, employees=38, members=34)
    return made


def counted_on(day):
    """The only count of the register was made on that day."""
    Headcount.objects.update(day=day)


def labelled(row, label):
    return [change[1:] for change in changes(row) if change[0] == label]


def days_of(union):
    counts = union.headcounts.order_by("day")
    return list(counts.values_list("day", "employees", "members"))


def test_a_new_count_stands_beside_the_old_one(union):
    counted_on(LAST_YEAR)
    take_in(line(employees=40))
    assert days_of(union) == [(LAST_YEAR, 38, 34), (DAY, 40, 34)]


def test_a_count_of_the_same_day_is_put_right(union):
    take_in(line(employees=40))
    assert days_of(union) == [(DAY, 40, 34)]


def test_a_new_count_keeps_what_the_sheet_does_not_say(union):
    counted_on(LAST_YEAR)
    Headcount.objects.update(female_members=12, dispatched_workers=5)
    take_in(line(employees=40, female_members=""))
    count = union.headcounts.get(day=DAY)
    assert (count.female_members, count.dispatched_workers) == (12, 5)


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        (LAST_YEAR, "与上年相同，登记为2025年12月31日的数据"),
        (
            datetime.date(2023, 12, 31),
            "与2023年12月31日的数据相同，登记为2025年12月31日的数据",
        ),
        (
            datetime.date(2025, 6, 30),
            "与2025年6月30日的数据相同，登记为2025年12月31日的数据",
        ),
    ],
)
def test_the_same_numbers_at_a_years_end_are_a_count_of_that_day(union, counted, said):
    counted_on(counted)
    Headcount.objects.update(dispatched_workers=5)
    assert changes(plan_of()) == [("年报", None, said)]
    take_in(line())
    assert days_of(union) == [(counted, 38, 34), (DAY, 38, 34)]
    assert union.headcounts.get(day=DAY).dispatched_workers == 5


def test_a_yearly_report_sent_in_once_more_changes_nothing(union):
    counted_on(LAST_YEAR)
    take_in(line())
    assert plan_of().action == "unchanged"


def test_a_yearly_report_of_the_same_numbers_is_taken_back(union):
    counted_on(LAST_YEAR)
    before = dump()
    undo(take_in(line()), None)
    assert dump() == before


def test_the_same_numbers_at_a_years_end_are_no_longer_out_of_date(union):
    counted_on(datetime.date(2023, 12, 31))
    stale = "早于2024年12月31日"
    assert stale in remarks_on_employees()
    take_in(line())
    assert stale not in remarks_on_employees()


def remarks_on_employees():
    return "".join(one.sentence for one in compute(DAY)["employees"].remarks)


def test_the_same_numbers_on_another_day_are_no_count_of_their_own(union):
    counted_on(LAST_YEAR)
    (row,) = plan(line(), day=datetime.date(2025, 12, 30)).rows
    assert (row.action, row.changes) == ("unchanged", [])


def test_a_row_without_numbers_reports_none_at_a_years_end(union):
    counted_on(LAST_YEAR)
    assert plan_of(employees="", members="").action == "unchanged"
    take_in(line(employees="", members=34))
    assert days_of(union) == [(LAST_YEAR, 38, 34), (DAY, 38, 34)]


def test_numbers_that_cannot_be_are_not_reported_again(union):
    counted_on(LAST_YEAR)
    Headcount.objects.update(members=39)
    assert faults(plan_of(members=39)) == [
        "第3行 会员数：会员数39多于职工数38，请核对",
    ]


def test_a_part_is_never_more_than_its_whole(union):
    done = plan(
        line(employees=30, members=34, female_employees=10, female_members=11),
    )
    assert faults(done) == [
        "第3行 会员数：会员数34多于职工数30，请核对",
        "第3行 女会员：女会员11多于女职工10，请核对",
    ]


def test_a_part_that_only_the_register_knows_is_said_to_be_so(union):
    Headcount.objects.update(female_members=33, female_employees=33)
    (fault, *_) = faults(plan_of(members=20))
    assert fault == (
        "第3行 女会员：女会员33多于会员数20，请核对（表里没有填，这是登记的数字）"
    )


def test_a_number_that_cannot_be_read_is_the_only_fault_of_its_row(union):
    assert faults(plan_of(employees="约一百人", members=99)) == [
        "第3行 职工数：“约一百人”不是整数，请只填阿拉伯数字，如38"
    ]


def test_a_practice_begins_on_the_day_of_the_sheet_and_not_before(union):
    take_in(line(workers_congress="有", openness="厂务公开、校务，村务公开"))
    held = Practice.objects.filter(organization=union)
    assert {practice.since for practice in held} == {DAY}
    assert {practice.kind for practice in held} == {
        "workers_congress",
        "factory_openness",
        "school_openness",
        "village_openness",
    }


def test_a_practice_known_from_later_on_is_taken_back_to_the_day(union):
    factories.PracticeFactory(organization=union, since=AFTER)
    row = plan_of(workers_congress="是")
    assert labelled(row, "职代会") == [("否", "是")]
    take_in(line(workers_congress="是"))
    assert Practice.objects.get().since == DAY


def test_a_practice_that_is_no_more_ended_the_day_before(union):
    factories.PracticeFactory(organization=union, since=BEFORE)
    factories.PracticeFactory(organization=union, kind="factory_openness")
    factories.PracticeFactory(organization=union, kind="school_openness")
    row = plan_of(workers_congress="否", openness="校务公开")
    assert labelled(row, "公开类型") == [("厂务公开、校务公开", "校务公开")]
    take_in(line(workers_congress="否", openness="校务公开"))
    ends = dict(Practice.objects.values_list("kind", "until"))
    assert ends == {
        "workers_congress": DAY - ONE_DAY,
        "factory_openness": DAY - ONE_DAY,
        "school_openness": None,
    }


def test_an_empty_cell_ends_no_practice(union):
    factories.PracticeFactory(organization=union)
    factories.PracticeFactory(organization=union, kind="factory_openness")
    assert plan_of(workers_congress="", openness="").action == "unchanged"


def test_a_practice_of_that_very_day_cannot_have_ended_before_it(union):
    factories.PracticeFactory(organization=union, since=DAY)
    row = plan_of(workers_congress="否")
    assert faults(row) == [
        "第3行 职代会：职工代表大会从2025年12月31日起才有，不能在前一天就结束；"
        "如果登记错了，请在该组织的档案里删去"
    ]


def test_practices_that_the_sheet_does_not_know_are_left_alone(union):
    factories.PracticeFactory(organization=union, kind="women_committee")
    row = plan_of(workers_congress="否", openness="无")
    assert row.action == "unchanged"


def test_a_contract_is_entered_beside_the_one_before(union):
    factories.ContractFactory(organization=union)
    take_in(line(contract="2025年1月至2027年12月"))
    periods = union.contracts.order_by("start").values_list("start", "end", "kind")
    assert [str(value) for value in periods[1]] == [
        "2025-01-01",
        "2027-12-31",
        "comprehensive",
    ]
    assert plan_of(contract="2025-01-01至2027-12-31").action == "unchanged"


def test_a_contract_with_another_last_day_is_put_right(union):
    contract = factories.ContractFactory(
        organization=union,
        start=datetime.date(2025, 1, 1),
        end=datetime.date(2026, 12, 31),
    )
    row = plan_of(contract="2025-01-01至2027-12-31")
    assert labelled(row, "集体合同") == [
        ("2025年1月1日至2026年12月31日", "2025年1月1日至2027年12月31日")
    ]
    take_in(line(contract="2025-01-01至2027-12-31"))
    contract.refresh_from_db()
    assert contract.end == datetime.date(2027, 12, 31)


def test_no_contract_in_the_sheet_ends_none_but_is_remarked_on(union):
    factories.ContractFactory(organization=union, end=datetime.date(2027, 12, 31))
    row = plan_of(contract="无")
    assert row.action == "unchanged"
    assert row.remarks[0].startswith("集体合同填了“无”，但登记的合同到2027年12月31日")


def test_a_title_is_added_to_the_others(union):
    factories.HomeAwardFactory(organization=union)
    row = plan_of(homes="州先进")
    assert labelled(row, "职工之家等级") == [
        ("县级合格职工之家", "县级合格职工之家、州级先进职工之家")
    ]
    take_in(line(homes="州先进"))
    awards = dict(union.home_awards.values_list("level", "awarded"))
    assert awards == {"county_qualified": None, "prefecture_advanced": DAY}


def test_a_title_that_was_taken_away_is_not_given_back(union):
    factories.HomeAwardFactory(organization=union, revoked=BEFORE)
    assert faults(plan_of(homes="县合格")) == [
        "第3行 职工之家等级：县级合格职工之家已于2020年1月1日撤销，请核对"
    ]


def test_a_title_entered_with_a_later_day_is_taken_back_to_the_day(union):
    factories.HomeAwardFactory(organization=union, awarded=AFTER)
    take_in(line(homes="县合格"))
    assert HomeAward.objects.get().awarded == DAY


def test_another_chair_follows_the_one_in_office(union):
    old = factories.OfficerFactory(organization=union, since=BEFORE)
    row = plan_of(chair="李 祎")
    assert labelled(row, "主席") == [("段文斌", "李祎")]
    take_in(line(chair="李 祎"))
    old.refresh_from_db()
    new = Officer.objects.get(name="李祎")
    assert old.until == DAY - ONE_DAY
    assert (new.role, new.since, new.until, new.is_public) == (
        "chair",
        DAY,
        None,
        False,
    )


def test_a_chair_between_two_others_leaves_when_the_next_one_comes(union):
    factories.OfficerFactory(organization=union, name="陈堃", since=AFTER)
    take_in(line(chair="李祎"))
    assert Officer.objects.get(name="李祎").until == AFTER - ONE_DAY


def test_a_chair_of_that_very_day_is_put_right(union):
    factories.OfficerFactory(organization=union, name="李伟", since=DAY)
    take_in(line(chair="李祎"))
    assert [(one.name, one.since) for one in Officer.objects.all()] == [("李祎", DAY)]


def test_the_same_chair_and_vice_chairs_are_left_alone(union):
    factories.OfficerFactory(organization=union, name="买买提·艾力")
    factories.OfficerFactory(organization=union, name="李祎", role="vice_chair")
    assert plan_of(chair="买买提•艾力").action == "unchanged"


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"openness": "厂务公开、花园公开"}, "公开类型：没有“花园公开”这种公开类型"),
        ({"homes": "宇宙先进"}, "职工之家等级：没有“宇宙先进”这种职工之家等级"),
        ({"contract": "2025年起"}, "集体合同(起止)："),
        ({"workers_congress": "大概"}, "职代会：“大概”看不懂"),
    ],
)
def test_words_that_mean_nothing_here_are_faults(union, cells, fault):
    (found,) = faults(plan_of(**cells))
    assert found.startswith(f"第3行 {fault}")


def test_a_new_union_comes_with_all_its_facts():
    federation()
    batch = take_in(
        line(
            workers_congress="是",
            openness="厂务",
            contract="2025-01-01至2027-12-31",
            homes="县先进",
            chair="段文斌",
            valid_from=42005,
        )
    )
    union = Organization.objects.get(name=NAME)
    assert union.valid_from == datetime.date(2015, 1, 1)
    assert batch.counts["new"] == 1
    related = ["headcounts", "practices", "contracts", "home_awards", "officers"]
    assert [getattr(union, name).count() for name in related] == [1, 2, 1, 1, 1]
