"""Renamed, moved, ended, and taken back: what the register says on every day."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import registry

from home.groups import sync_groups
from organizations.changes import (
    close,
    day_fault,
    last_change,
    rearrange,
    rename,
)
from organizations.models import Organization
from organizations.taking_back import obstacle, take_back
from tests import factories

pytestmark = pytest.mark.django_db
make = factories.OrganizationFactory
BEFORE, DAY = date(2010, 5, 31), date(2010, 6, 1)


@pytest.fixture
def union():
    return make(
        name="公路养护段工会",
        short_name="养护段工会",
        kind="institution_union",
        valid_from=date(2001, 3, 8),
    )


def on(day, record):
    return Organization.objects.as_of(day).get(pk=record.pk)


def refused(call, *args, **entered):
    with pytest.raises(ValidationError) as error:
        call(*args, **entered)
    if hasattr(error.value, "error_dict"):
        return {
            field: "".join(said) for field, said in error.value.message_dict.items()
        }
    return "".join(error.value.messages)


def test_a_renamed_union_has_each_name_in_its_time(union):
    rename(union, day=DAY, name="公路局工会", document="漾工发〔2010〕6号")
    assert on(BEFORE, union).name_on == "公路养护段工会"
    assert on(DAY, union).name_on == "公路局工会"
    union.refresh_from_db()
    assert union.former_names == ["公路养护段工会"]
    assert union.short_name == ""
    assert union.former_states.get().document == "漾工发〔2010〕6号"


def test_a_rename_is_in_the_history_with_its_person(union):
    person = factories.UserFactory()
    rename(union, day=DAY, name="公路局工会", user=person)
    union.refresh_from_db()
    entry = registry.get_logs_for_instance(union).get()
    assert entry.message == "更名：“公路养护段工会”自2010年6月1日起更名为“公路局工会”"
    assert entry.user == person
    assert union.latest_revision.as_object().name == "公路局工会"


@pytest.mark.parametrize(
    ("first", "founded", "last_until", "said"),
    [
        (date(2026, 3, 17), None, None, "还没有到"),
        (date(2001, 3, 8), date(2001, 3, 8), None, "晚于成立日期2001年3月8日"),
        (date(2010, 6, 1), None, date(2010, 5, 31), "2010年6月1日起生效"),
        (date(2010, 6, 2), date(2001, 3, 8), date(2010, 5, 31), ""),
        (date(2026, 3, 16), None, None, ""),
    ],
)
def test_a_change_has_its_place_in_time(first, founded, last_until, said):
    fault = day_fault(first, date(2026, 3, 16), founded, last_until)
    assert said in fault
    assert bool(fault) == bool(said)


def test_a_name_in_use_says_by_whom(union):
    make(name="公路局工会", kind="government_union")
    said = refused(rename, union, day=DAY, name="公路局工会")
    assert said == {
        "name": "“公路局工会”已经是另一个组织的全称（机关工会，正常），请核对。"
    }
    assert not union.former_states.exists()


def test_an_old_fault_elsewhere_does_not_stop_a_rename(union):
    Organization.objects.filter(pk=union.pk).update(credit_code="错码")
    rename(union, day=DAY, name="公路局工会")
    assert Organization.objects.get(pk=union.pk).name == "公路局工会"


def test_a_transferred_union_has_each_superior_in_its_time(union):
    old, new = make(), make()
    Organization.objects.filter(pk=union.pk).update(parent=old)
    union.refresh_from_db()
    rearrange(union, day=DAY, parent=new, kind=union.kind)
    assert on(BEFORE, union).parent_on == old.pk
    assert on(DAY, union).parent_on == new.pk
    assert union.former_states.get().reason == "transferred"


def test_a_restructured_union_has_each_kind_in_its_time(union):
    rearrange(union, day=DAY, kind="enterprise_union", nature="state_owned")
    assert on(BEFORE, union).kind_on == "institution_union"
    assert on(DAY, union).nature_on == "state_owned"
    assert union.former_states.get().reason == "restructured"


def test_a_change_that_changes_nothing_is_refused(union):
    assert "还没有改动" in refused(rearrange, union, day=DAY, kind=union.kind)


def test_nobody_stands_below_those_below_him(union):
    below = make(parent=union)
    assert "parent" in refused(rearrange, union, day=DAY, parent=below)
    assert not union.former_states.exists()


def test_a_merged_union_exists_to_its_last_day(union):
    successor = make()
    close(union, standing="merged", valid_to=BEFORE, successor=successor)
    alive = Organization.objects
    assert alive.valid_on(BEFORE).filter(pk=union.pk)
    assert not alive.valid_on(DAY).filter(pk=union.pk)
    assert list(successor.predecessors.all()) == [union]


def test_a_merger_wants_a_successor_of_that_time(union):
    late = make(name="新公路局工会", valid_from=date(2015, 1, 1))
    said = refused(close, union, standing="merged", valid_to=BEFORE)
    assert said == {"successor": "请选择并入了哪个工会。"}
    said = refused(close, union, standing="merged", valid_to=BEFORE, successor=late)
    assert "“新公路局工会”在2010年6月1日不存在" in said["successor"]


def test_a_union_with_others_below_it_does_not_end(union):
    names = [make(parent=union, name=f"第{n:02}工区工会").name for n in range(12)]
    said = refused(close, union, standing="dissolved", valid_to=BEFORE)["hands_over"]
    assert "还有12个下级工会" in said
    assert [name for name in names if name in said] == names[:10]
    union.refresh_from_db()
    assert union.standing == "normal"


def test_those_below_go_to_the_successor_and_keep_their_past(union):
    child, successor = make(parent=union), make()
    close(
        union, standing="merged", valid_to=BEFORE, successor=successor, hands_over=True
    )
    assert on(BEFORE, child).parent_on == union.pk
    assert on(DAY, child).parent_on == successor.pk


def test_a_successor_from_below_takes_the_place_of_the_one_that_ends(union):
    top = make()
    Organization.objects.filter(pk=union.pk).update(parent=top)
    heir, other = make(parent=union), make(parent=union)
    close(union, standing="merged", valid_to=BEFORE, successor=heir, hands_over=True)
    assert on(DAY, heir).parent_on == top.pk
    assert on(DAY, other).parent_on == heir.pk


def test_officers_leave_only_when_the_clerk_says_so(union):
    chair = factories.OfficerFactory(organization=union, since=date(2008, 1, 1))
    close(union, standing="dissolved", valid_to=BEFORE)
    chair.refresh_from_db()
    assert chair.until is None
    take_back(union)
    close(union, standing="dissolved", valid_to=BEFORE, closes_offices=True)
    chair.refresh_from_db()
    assert chair.until == BEFORE


def test_what_has_ended_changes_no_more(union):
    close(union, standing="dissolved", valid_to=BEFORE)
    assert "已经终止" in refused(rename, union, day=DAY, name="公路局工会")["day"]
    assert (
        "已撤销" in refused(close, union, standing="merged", valid_to=DAY)["standing"]
    )


def picture():
    """Everything the changes touch, as plain values."""
    records = Organization.objects.order_by("pk").values_list(
        "pk", "name", "short_name", "parent", "kind", "standing", "valid_to",
        "successor", "ending_document",
    )  # fmt: skip
    states = Organization.objects.values_list("pk", "former_states__until")
    officers = Organization.objects.values_list("pk", "officers__until")
    return [sorted(map(str, rows)) for rows in (records, states, officers)]


def test_every_change_can_be_taken_back_one_after_the_other(union):
    child, successor = make(parent=union), make()
    factories.OfficerFactory(organization=union)
    pictures = [picture()]
    rename(union, day=DAY, name="公路局工会")
    pictures.append(picture())
    rearrange(union, day=date(2012, 1, 1), kind="enterprise_union")
    pictures.append(picture())
    close(
        union,
        standing="merged",
        valid_to=date(2014, 12, 31),
        successor=successor,
        closes_offices=True,
        hands_over=True,
    )
    assert Organization.objects.get(pk=child.pk).parent == successor
    for wanted in reversed(pictures):
        take_back(union)
        assert picture() == wanted
    assert "没有可以撤销" in refused(take_back, union)


def test_what_was_changed_since_is_not_taken_back(union):
    rename(union, day=DAY, name="公路局工会")
    union.refresh_from_db()
    Organization.objects.filter(pk=union.pk).update(name="县公路局工会")
    assert "全称" in refused(take_back, union)
    Organization.objects.filter(pk=union.pk).update(name="公路局工会")
    factories.FormerStateFactory(organization=union, until=date(2015, 1, 1))
    assert "别的沿革" in refused(take_back, union)


def test_an_ending_is_not_taken_back_when_one_handed_over_moved_on(union):
    child, successor = make(parent=union), make()
    close(
        union, standing="merged", valid_to=BEFORE, successor=successor, hands_over=True
    )
    rename(child, day=date(2015, 1, 1), name="第一工区工会")
    union.refresh_from_db()
    assert "第一工区工会" in obstacle(union, last_change(union))


@pytest.fixture
def clerk(client):
    factories.home_page()
    sync_groups()
    client.force_login(factories.UserFactory(groups=["编辑"]))
    return client


def screen(name, record):
    return reverse(f"organization_{name}", args=[record.pk])


def test_a_clerk_renames_on_the_screen_and_takes_it_back(clerk, union):
    clerk.post(screen("rename", union), {"day": "2010-06-01", "name": "公路局工会"})
    assert Organization.objects.get(pk=union.pk).name == "公路局工会"
    asked = clerk.get(screen("take_back", union)).text
    assert "“公路养护段工会”自2010年6月1日起更名为“公路局工会”" in asked
    assert Organization.objects.get(pk=union.pk).name == "公路局工会"
    clerk.post(screen("take_back", union))
    assert Organization.objects.get(pk=union.pk).name == "公路养护段工会"


def test_a_refusal_stands_beside_its_field(clerk, union):
    tomorrow = timezone.localdate() + timedelta(days=1)
    posted = {"day": tomorrow.isoformat(), "name": union.name}
    form = clerk.post(screen("rename", union), posted).context["form"]
    assert set(form.errors) == {"day", "name"}


def test_the_screen_of_an_ending_lists_those_below(clerk, union):
    child = make(parent=union, name="第一工区工会")
    html = clerk.get(screen("close", union)).text
    edit = reverse("wagtailsnippets_organizations_organization:edit", args=[child.pk])
    assert edit in html
    posted = {"standing": "dissolved", "valid_to": "2010-05-31"}
    assert "第一工区工会" in clerk.post(screen("close", union), posted).text
    assert Organization.objects.get(pk=union.pk).standing == "normal"


def test_what_has_ended_is_offered_no_change(clerk, union):
    close(union, standing="dissolved", valid_to=BEFORE)
    response = clerk.get(screen("rename", union), follow=True)
    assert "已经终止" in response.text
    assert screen("close", union) not in response.text
    assert screen("take_back", union) in response.text


@pytest.mark.parametrize("name", ["rename", "rearrange", "close", "take_back"])
def test_who_may_not_keep_the_register_changes_nothing(client, clerk, union, name):
    rename(union, day=DAY, name="公路局工会")
    before = picture()
    for person in (None, factories.UserFactory(), factories.UserFactory(groups=[])):
        client.logout()
        if person:
            client.force_login(person)
        posted = {
            "day": "2012-01-01", "name": "别的工会", "kind": "joint_union",
            "standing": "dissolved", "valid_to": "2012-01-01",
        }  # fmt: skip
        assert client.get(screen(name, union)).status_code == 302
        assert client.post(screen(name, union), posted).status_code == 302
    assert picture() == before


@pytest.mark.parametrize("change", ["renamed", "rearranged", "closed"])
def test_every_change_is_told_wherever_the_history_is_read(clerk, union, change):
    if change == "renamed":
        rename(union, day=DAY, name="公路局工会")
    elif change == "rearranged":
        rearrange(union, day=DAY, parent=make(), nature="institution")
    else:
        close(union, standing="dissolved", valid_to=DAY)
    names = "wagtailsnippets_organizations_organization:"
    history = clerk.get(reverse(f"{names}history", args=[union.pk])).text
    assert "2010年6月1日" in history
    assert clerk.get(screen("take_back", union)).status_code == 200
    clerk.force_login(factories.UserFactory(is_superuser=True))
    assert clerk.get(reverse("wagtailadmin_reports:site_history")).status_code == 200
