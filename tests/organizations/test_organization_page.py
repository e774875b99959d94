"""The page of one organization: what it is, what it was, and nothing private."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organizations.models import (
    Department,
    Organization,
    OrganizationLink,
    StaffMember,
)
from organizations.timeline import former_names, timeline
from tests import factories

pytestmark = pytest.mark.django_db
make = factories.OrganizationFactory
TODAY = datetime.date(2026, 3, 16)


@pytest.fixture(autouse=True)
def front():
    factories.home_page()


def day(year, month=1, date=1):
    return datetime.date(year, month, date)


def read(client, record, **query):
    response = client.get(record.get_absolute_url(), query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def renamed():
    """平坡乡工会 of the county until 2010, since then 平坡镇工会联合会."""
    county = make(name="漾濞县总工会", kind="county_federation")
    system = make(name="乡镇系统工会", kind="system_union", parent=county)
    record = make(
        name="平坡镇工会联合会",
        parent=system,
        nature="other",
        valid_from=day(2000, 4, 1),
        approval_document="漾工复〔2000〕4号",
    )
    factories.FormerStateFactory(
        organization=record,
        name="平坡乡工会",
        kind="joint_union",
        nature="government",
        parent=county,
        document="漾工复〔2010〕9号",
    )
    return record


def test_a_renamed_organization_answers_at_its_address_with_both_names(client, renamed):
    html = read(client, renamed)
    assert "<h1>平坡镇工会联合会</h1>" in html
    assert "平坡乡工会（2000年4月1日至2010年12月31日，漾工复〔2010〕9号）" in html
    assert "由“平坡乡工会”更名为“平坡镇工会联合会”。" in html
    assert "上级工会由漾濞县总工会变更为乡镇系统工会。" in html
    assert "2011年1月1日" in html


def test_on_a_day_before_the_rename_it_is_what_it_was(client, renamed):
    factories.HeadcountFactory(organization=renamed, day=day(2009), employees=321)
    factories.HeadcountFactory(organization=renamed, day=day(2015), employees=654)
    factories.PracticeFactory(organization=renamed, since=day(2012))
    factories.ContractFactory(organization=renamed, start=day(2009), end=day(2010, 6))
    html = read(client, renamed, as_of="2010-01-31")
    assert "<h1>平坡乡工会</h1>" in html
    assert "这里是2010年1月31日的情况" in html
    assert "现名“平坡镇工会联合会”" in html
    assert "联合基层工会" in html
    assert "机关" in html
    assert "漾濞县总工会</a>" in html
    assert "321" in html
    assert "654" not in html
    assert "职工代表大会" not in html
    assert "2010年6月1日" in html
    assert 'content="noindex"' in html
    now = read(client, renamed)
    assert "654" in now
    assert "职工代表大会" in now
    assert "2010年6月1日" not in now
    assert "noindex" not in now


def test_before_its_founding_the_page_says_so_and_no_more(client, renamed):
    html = read(client, renamed, as_of="1999-12-31")
    assert "1999年12月31日，这个组织还没有成立（2000年4月1日成立）。" in html
    assert "<dt>上级工会</dt>" not in html


@pytest.mark.parametrize("asked", ["x", "2999-01-01", "2010-13-01", "", "9" * 5000])
def test_a_wrong_day_shows_today_and_says_so(client, renamed, asked):
    html = read(client, renamed, as_of=asked)
    assert "<h1>平坡镇工会联合会</h1>" in html
    assert ("下面是现在登记的情况" in html) == bool(asked)


@pytest.fixture
def merged(renamed):
    return make(
        name="河西乡工会",
        standing="merged",
        valid_from=day(1998),
        valid_to=day(2005, 12, 31),
        ending_document="漾工发〔2005〕31号",
        successor=renamed,
    )


def test_a_merged_union_answers_at_its_old_address(client, renamed, merged):
    make(name="河西村工会", parent=merged, valid_to=day(2005, 12, 31))
    make(name="后来的村工会", parent=merged, valid_from=day(2006))
    html = read(client, merged)
    assert "河西乡工会已于2005年12月31日并入" in html
    assert f'<a href="{renamed.get_absolute_url()}">平坡乡工会</a>' in html
    assert "漾工发〔2005〕31号" in html
    assert "河西村工会" in html
    assert "后来的村工会" not in html
    assert "以后的报道，请看" in html


def test_what_merged_into_a_union_is_named_on_its_page(client, renamed, merged):
    html = read(client, renamed)
    assert f'由<a href="{merged.get_absolute_url()}">河西乡工会</a>并入' in html


def test_a_merged_union_was_alive_on_a_day_before_and_gone_after(client, merged):
    assert "并入" not in read(client, merged, as_of="2004-12-31").partition("沿革")[0]
    assert "这个组织已经终止" in read(client, merged, as_of="2006-01-01")


def test_a_duplicate_sends_on_to_the_record_that_was_kept(client, renamed):
    first = make(duplicate_of=renamed)
    second = make(duplicate_of=first)
    response = client.get(second.get_absolute_url())
    assert (response.status_code, response.url) == (302, renamed.get_absolute_url())


def test_duplicates_in_a_circle_are_not_found(client):
    one = make()
    two = make(duplicate_of=one)
    Organization.objects.filter(pk=one.pk).update(duplicate_of=two)
    assert client.get(one.get_absolute_url()).status_code == 404


def test_a_duplicate_stands_on_no_page(client, renamed):
    make(name="重复工会", parent=renamed, duplicate_of=renamed)
    gone = {"standing": "merged", "valid_to": day(2005), "successor": renamed}
    make(name="重复旧工会", duplicate_of=renamed, **gone)
    html = read(client, renamed)
    assert "重复" not in html


def test_only_public_officers_in_office_are_named(client, renamed):
    officer = factories.OfficerFactory
    officer(organization=renamed, name="赵公开", is_public=True)
    officer(organization=renamed, name="钱不公开")
    officer(organization=renamed, name="孙离任", is_public=True, until=day(2020))
    html = read(client, renamed)
    assert "赵公开" in html
    assert "钱不公开" not in html
    assert "孙离任" not in html
    assert "赵公开" not in read(client, renamed, as_of="2019-01-01")


def test_of_the_federations_staff_only_the_total_is_told(client):
    county = make(kind="county_federation")
    Department.objects.create(
        organization=county, name="办公室", kind="office", duties="综合协调"
    )
    for number in range(8):
        StaffMember.objects.create(
            organization=county, name=f"密某{number}", title="密职", department="密室"
        )
    StaffMember.objects.create(organization=county, name="密退", until=day(2020))
    html = read(client, county)
    assert "机关在职干部职工8人" in html
    assert "综合协调" in html
    assert "密" not in html


def test_an_overdue_election_is_said_plainly(client):
    record = make(term_number=3, term_start=day(2015, 5), term_years=3)
    html = read(client, record)
    assert "第3届，2015年5月1日至2018年5月1日" in html
    assert "换届超期" in html
    assert "换届超期" not in read(client, make(term_start=TODAY, term_years=5))


def test_reports_are_parted_by_role(client, renamed):
    for number, role in enumerate(("subject", "subject", "mention")):
        page = factories.plain_page(title=f"报道{number}")
        page.organization_links = [OrganizationLink(organization=renamed, role=role)]
        page.save_revision().publish()
    html = read(client, renamed)
    assert "全部（3）" in html
    assert "主体（2）" in html
    assert "提及（1）" in html
    assert "供稿（" not in html
    mentioned = read(client, renamed, role="mention")
    assert "报道2" in mentioned
    assert "报道0" not in mentioned
    assert "报道0" in read(client, renamed, role="x")


def furnish(record, heir):
    """Every section of the page with something in it."""
    factories.FormerStateFactory(organization=record, name="旧名", parent=heir)
    factories.HeadcountFactory(organization=record)
    factories.PracticeFactory(organization=record)
    factories.ContractFactory(organization=record, end=day(2999))
    factories.HomeAwardFactory(organization=record)
    factories.OfficerFactory(organization=record, is_public=True)
    Department.objects.create(organization=record, name="办公室", kind="office")
    StaffMember.objects.create(organization=record, name="某人")


def populate(record, count):
    """So many below it, merged into it, and articles and pages about it."""
    series = factories.series()
    make.create_batch(count, parent=record)
    ended = {"standing": "merged", "valid_to": day(2005)}
    make.create_batch(count, successor=record, **ended)
    for number in range(count):
        issue = factories.many_issues(series, 1)[0]
        issue.articles.get().contributions.create(organization=record)
        page = factories.plain_page(title=f"报道{number}")
        page.organization_links = [OrganizationLink(organization=record)]
        page.save_revision().publish()


@pytest.mark.parametrize("query", ["", "?as_of=2009-12-31"])
def test_a_full_page_costs_as_much_for_thirty_as_for_three(client, query):
    heir = make()
    county = make(kind="county_federation", valid_from=day(1956), parent=heir)
    furnish(county, heir)
    costs = []
    for count in (3, 27):
        populate(county, count)
        address = county.get_absolute_url() + query
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        costs.append(len(captured))
    told = "\n".join(one["sql"][:120] for one in captured.captured_queries)
    assert costs[0] == costs[1] <= 15, told


def test_more_children_than_fit_lead_to_the_register(client):
    top = make()
    make.create_batch(31, parent=top)
    html = read(client, top)
    assert "31个" in html
    assert f"/organizations/?under={top.pk}" in html


def test_history_goes_from_the_newest_to_the_founding(renamed, merged):
    events = timeline(renamed, renamed.former_states.all(), [merged], today=TODAY)
    assert [(event.what, event.day) for event in events] == [
        ("更名", day(2011)),
        ("并入", day(2005, 12, 31)),
        ("成立", day(2000, 4)),
    ]


def test_a_name_kept_through_a_transfer_is_one_former_name(renamed):
    factories.FormerStateFactory(
        organization=renamed,
        name="平坡乡工会",
        reason="transferred",
        until=day(2004, 12, 31),
    )
    [former] = former_names(renamed, list(renamed.former_states.all()))
    assert (former.since, former.until) == (day(2000, 4), day(2010, 12, 31))
