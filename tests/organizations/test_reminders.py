"""What falls due is found in time, and nothing else."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from home.groups import sync_groups
from organizations.models import Organization
from organizations.panels import PEOPLE, tab_anchor
from organizations.reminders import reminders, urgency
from tests import factories

pytestmark = pytest.mark.django_db
make = factories.OrganizationFactory
TODAY = date(2026, 3, 16)


def after(days, today=TODAY):
    return today + timedelta(days=days)


def found(today=TODAY):
    return [(one.organization, one.kind_label, one.days) for one in reminders(today)]


def with_term(name, due, **fields):
    """A union whose term ends on that day."""
    start = due.replace(year=due.year - 5)
    return make(name=name, term_start=start, term_years=5, **fields)


def test_a_term_is_reminded_of_ninety_days_ahead():
    with_term("甲", after(90))
    with_term("乙", after(91))
    with_term("丙", after(-12))
    assert found() == [("丙", "换届", -12), ("甲", "换届", 90)]


def test_a_certificate_is_reminded_of_sixty_days_ahead():
    make(name="甲", certificate_expires=after(60))
    make(name="乙", certificate_expires=after(61))
    assert found() == [("甲", "法人资格证书", 60)]


def contract(union, end, **fields):
    start = end.replace(year=end.year - 1)
    return factories.ContractFactory(organization=union, start=start, end=end, **fields)


def test_a_contract_is_reminded_of_until_a_later_one_of_its_kind():
    union = make(name="甲")
    contract(union, after(-400))
    contract(union, after(-5))
    assert found() == [("甲", "集体合同", -5)]
    contract(union, after(700), kind="wages")
    assert len(found()) == 1
    contract(union, after(300))
    assert found() == []


def test_a_contract_ended_before_its_time_is_not_reminded_of():
    contract(make(), after(5), terminated=after(-30))
    assert found() == []


def test_a_code_that_is_wrong_or_unusual_is_told():
    make(name="甲", credit_code="81532922MC00000125")
    make(name="乙", credit_code="91350100M000100Y43")
    make(name="丙", credit_code="81532922MC00000124")
    told = {one.organization: (one.what, one.urgency) for one in reminders(TODAY)}
    assert told == {
        "甲": ("81532922MC00000125：校验位应为4", "请核对"),
        "乙": (
            "91350100M000100Y43：开头是91，工会自行登记的代码一般以81或89开头，请核对",
            "请核对",
        ),
    }


def test_a_rename_wants_a_new_certificate_within_thirty_days():
    union = make(name="甲", certificate_issued=after(-400))
    factories.FormerStateFactory(
        organization=union, name="旧", reason="renamed", until=after(-11)
    )
    assert found() == [("甲", "更名后变更登记", 20)]
    Organization.objects.filter(pk=union.pk).update(certificate_issued=after(-10))
    assert found() == []


def test_a_restructuring_wants_no_new_certificate():
    union = make(certificate_issued=after(-400))
    factories.FormerStateFactory(
        organization=union, reason="restructured", until=after(-11)
    )
    assert found() == []


def test_what_is_no_living_organization_is_not_reminded_of():
    kept = make(name="甲")
    with_term("已撤销的", after(-5), standing="dissolved", valid_to=after(-1))
    with_term("筹建的", after(-5), standing="preparing")
    with_term("重复的", after(-5), duplicate_of=kept)
    contract(make(standing="dissolved", valid_to=after(-1)), after(5))
    assert found() == []


def test_the_most_urgent_comes_first_and_what_has_no_day_last():
    make(name="代码", credit_code="81532922MC00000125")
    with_term("还早", after(80))
    make(name="证书", certificate_expires=after(-3))
    with_term("早过了", after(-300))
    assert [name for name, *_ in found()] == ["早过了", "证书", "还早", "代码"]


def test_urgency_is_told_in_days():
    told = [urgency(days) for days in (-12, 0, 30, None)]
    assert told == ["逾期12天", "今天到期", "还有30天", "请核对"]


def test_the_queries_do_not_grow_with_the_register(django_assert_max_num_queries):
    for n in range(30):
        union = with_term(f"工会{n}", after(-5), certificate_expires=after(2))
        contract(union, after(5))
    with django_assert_max_num_queries(5):
        assert len(reminders(TODAY)) == 90


@pytest.fixture
def clerk(client):
    factories.home_page()
    sync_groups()
    client.force_login(factories.UserFactory(groups=["编辑"]))
    return client


def report(client, **query):
    return client.get(reverse("organization_reminders"), query)


def test_the_report_leads_to_the_record(clerk):
    union = with_term("平坡镇工会联合会", after(-12, timezone.localdate()))
    html = report(clerk).text
    edit = reverse("wagtailsnippets_organizations_organization:edit", args=[union.pk])
    anchor = tab_anchor(PEOPLE)
    assert f'href="{edit}{anchor}"' in html
    assert f'id="{anchor.removeprefix("#")}"' in clerk.get(edit).text
    assert "逾期12天" in html


def test_the_report_is_narrowed_to_one_sort(clerk):
    today = timezone.localdate()
    with_term("换届的工会", after(-12, today))
    make(name="换证的工会", certificate_expires=today)
    html = report(clerk, kind="certificate").text
    assert "换证的工会" in html
    assert "换届的工会" not in html


def test_an_empty_report_says_so(clerk):
    assert "没有到期或快要到期的事项。" in report(clerk).text


def test_the_report_is_exported_with_a_chinese_name(clerk):
    with_term("=1+1工会", after(-12, timezone.localdate()))
    response = report(clerk, export="csv")
    text = b"".join(response.streaming_content).decode("utf-8")
    assert text.startswith("\ufeff组织,事项,说明,到期日期,紧急程度")
    assert "'=1+1工会" in text
    assert "%E5%88%B0%E6%9C%9F" in response["Content-Disposition"]


def test_as_many_queries_for_three_reminders_as_for_thirty(clerk):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            report(clerk)
        return len(captured)

    for n in range(3):
        with_term(f"工会{n}", after(-5, timezone.localdate()))
    report(clerk)
    few = queries()
    for n in range(3, 30):
        with_term(f"工会{n}", after(-5, timezone.localdate()))
    assert queries() == few


def test_the_home_counts_what_falls_due(clerk):
    home = reverse("wagtailadmin_home")
    assert "项到期提醒" not in clerk.get(home).text
    with_term("平坡镇工会联合会", after(-12, timezone.localdate()))
    assert "1项到期提醒" in clerk.get(home).text


def test_who_may_not_keep_the_register_sees_no_reminders(client, clerk):
    with_term("平坡镇工会联合会", after(-12, timezone.localdate()))
    client.logout()
    assert report(client).status_code == 302
    client.force_login(factories.UserFactory(groups=[]))
    assert report(client).status_code == 302
