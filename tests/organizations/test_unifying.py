"""Two records of one organization become one, and two again."""

import json
from datetime import date

import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.log_actions import registry
from wagtail.models import ReferenceIndex

from home.groups import sync_groups
from organizations.models import Organization, OrganizationLink, Unification
from organizations.relations import relations
from organizations.unifying import part, plan_unification, refusal, unify
from tests import factories

pytestmark = pytest.mark.django_db
make = factories.OrganizationFactory


@pytest.fixture
def kept():
    return make(name="平坡镇工会联合会", aliases="平坡工会")


@pytest.fixture
def double():
    return make(
        name="平坡镇总工会",
        short_name="平坡镇工会",
        aliases="平坡工会",
        credit_code="81532922MC00000124",
        phone="0872-7520000",
    )


@pytest.fixture
def spoken_of(double):
    """A page, an article, a series, one below and facts, all naming the duplicate."""
    page = factories.plain_page()
    page.organization_links = [OrganizationLink(organization=double)]
    page.save_revision().publish()
    series = factories.series(publisher=double)
    factories.issue(series, articles=[factories.article(contributors=[double])])
    make(name="平坡村工会", parent=double)
    factories.FormerStateFactory(organization=make(name="别的工会"), parent=double)
    factories.HeadcountFactory(organization=double)
    factories.ContractFactory(organization=double)
    factories.HomeAwardFactory(organization=double)
    factories.PracticeFactory(organization=double)
    factories.OfficerFactory(organization=double)
    return page


def pointing_to(record):
    return {
        f"{key.model._meta.label}.{key.name}": count
        for key in relations()
        if (count := key.model._base_manager.filter(**{key.name: record}).count())
    }


def test_everything_that_names_the_duplicate_moves(kept, double, spoken_of):
    before = pointing_to(double)
    assert len(before) == 10
    unify(kept, double)
    assert pointing_to(double) == {}
    assert pointing_to(kept) == before | {"organizations.Organization.duplicate_of": 1}


def test_the_preview_tells_what_will_happen_and_does_nothing(kept, double, spoken_of):
    plan = plan_unification(kept, double)
    told = {move.label: (len(move.rows), move.examples) for move in plan.moving}
    assert told["相关组织"] == (1, ["工会概况"])
    assert told["供稿单位"] == (1, ["慰问一线职工"])
    assert told["组织（上级工会）"] == (1, ["平坡村工会"])
    assert plan.aliases == ["平坡镇总工会", "平坡镇工会"]
    assert ("单位电话", "0872-7520000") in plan.filled_labels
    assert pointing_to(kept) == {}


def test_empty_fields_are_filled_and_the_name_becomes_an_alias(kept, double):
    unify(kept, double)
    kept.refresh_from_db()
    double.refresh_from_db()
    assert kept.credit_code == "81532922MC00000124"
    assert kept.alias_list == ["平坡工会", "平坡镇总工会", "平坡镇工会"]
    assert double.duplicate_of == kept
    assert double not in Organization.objects.records()


def test_what_the_kept_record_has_already_stays_behind(kept, double):
    for record in (kept, double):
        factories.HeadcountFactory(organization=record, day=date(2025, 12, 31))
        factories.HomeAwardFactory(organization=record)
        factories.PracticeFactory(organization=record)
    factories.HeadcountFactory(organization=double, day=date(2024, 12, 31))
    plan = plan_unification(kept, double)
    assert [move.label for move in plan.staying] == [
        "年度数据",
        "民主管理",
        "职工之家称号",
    ]
    unify(kept, double)
    assert kept.headcounts.count() == 2
    assert double.headcounts.count() == 1
    assert kept.practices.count() == 1


def test_both_records_remember_it(kept, double):
    person = factories.UserFactory()
    unify(kept, double, user=person)
    for record in (kept, double):
        entry = registry.get_logs_for_instance(record).get()
        assert entry.user == person
        assert entry.message == ("合并重复档案：“平坡镇总工会”并入“平坡镇工会联合会”")


def dump():
    """All rows of the register and of what names an organization."""
    history = {"latest_revision"}
    rows = []
    for model in {key.model for key in relations()} | {Organization}:
        for row in json.loads(serializers.serialize("json", model._base_manager.all())):
            rows.append(
                (
                    row["model"],
                    row["pk"],
                    sorted(
                        (name, str(value))
                        for name, value in row["fields"].items()
                        if name not in history
                    ),
                )
            )
    return sorted(rows)


def test_a_merger_taken_back_leaves_no_trace_in_the_records(kept, double, spoken_of):
    factories.HeadcountFactory(organization=kept)
    before = dump()
    part(unify(kept, double))
    assert dump() == before


def test_what_was_entered_later_stays_when_a_merger_is_taken_back(kept, double):
    headcount = factories.HeadcountFactory(organization=double)
    unification = unify(kept, double)
    Organization.objects.filter(pk=kept.pk).update(phone="0872-7529999")
    new = factories.PracticeFactory(organization=kept)
    part(unification)
    kept.refresh_from_db()
    headcount.refresh_from_db()
    new.refresh_from_db()
    assert kept.phone == "0872-7529999"
    assert kept.credit_code == ""
    assert headcount.organization == double
    assert new.organization == kept


def test_mergers_in_a_chain_are_taken_back_from_the_last(kept, double):
    third = make()
    first = unify(double, third)
    second = unify(kept, double)
    third.refresh_from_db()
    assert third.duplicate_of == kept
    with pytest.raises(Exception, match="先撤销后来的合并"):
        part(first)
    part(second)
    part(first)
    assert not Organization.objects.exclude(duplicate_of=None).exists()


def test_two_that_are_not_one_are_refused(kept, double):
    below = make(parent=double)
    lowest = make(parent=below)
    assert "同一份档案" in refusal(kept, kept)
    assert "是“" in refusal(double, lowest)
    assert "请先修改" in refusal(lowest, double)
    merged = make(standing="merged", successor=kept, valid_to=date(2020, 1, 1))
    assert "是两个组织" in refusal(kept, merged)
    unify(kept, double)
    double.refresh_from_db()
    assert "已经作为重复档案合并过" in refusal(make(), double)


def test_another_standing_is_only_a_warning(kept, double):
    Organization.objects.filter(pk=double.pk).update(
        standing="dissolved", valid_to=date(2020, 1, 1)
    )
    double.refresh_from_db()
    plan = plan_unification(kept, double)
    assert not plan.refusal
    assert "两份档案的状态不同" in plan.warnings[0]


def usages(record):
    groups = ReferenceIndex.get_references_to(record)
    return set(groups.values_list("model_path", flat=True))


def test_the_count_of_usages_follows(kept, double, spoken_of):
    for source in (spoken_of, *Organization.objects.all()):
        ReferenceIndex.create_or_update_for_object(source)
    paths = usages(double)
    assert len(paths) > 1
    unification = unify(kept, double)
    assert usages(double) == set()
    assert paths <= usages(kept)
    part(unification)
    assert paths <= usages(double)
    assert usages(kept) == set()


def test_a_draft_published_later_names_the_kept_record(kept, double):
    page = factories.plain_page()
    page.organization_links = [OrganizationLink(organization=double)]
    draft = page.save_revision()
    unify(kept, double)
    draft.publish()
    link = OrganizationLink.objects.get(page_id=page.pk)
    assert link.organization == kept


def test_a_draft_that_names_both_is_published_all_the_same(kept, double):
    page = factories.plain_page()
    page.organization_links = [
        OrganizationLink(organization=double),
        OrganizationLink(organization=kept),
    ]
    draft = page.save_revision()
    unify(kept, double)
    draft.publish()
    assert page.organization_links.filter(organization=kept).count() == 1


def test_a_draft_follows_a_chain_of_mergers(kept, double):
    third = make()
    page = factories.plain_page()
    page.organization_links = [OrganizationLink(organization=third)]
    draft = page.save_revision()
    unify(double, third)
    Organization.objects.filter(pk=double.pk).update(duplicate_of=kept)
    draft.publish()
    assert OrganizationLink.objects.get(page_id=page.pk).organization == kept


def test_no_relation_to_an_organization_is_forgotten():
    pointing = {
        (model, field.name)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if field.is_relation and field.related_model is Organization
    }
    known = {(key.model, key.name) for key in relations()}
    assert {place for place in pointing - known if place[0] is not Unification} == set()


@pytest.fixture
def signatory(client):
    factories.home_page()
    sync_groups()
    client.force_login(factories.UserFactory(groups=["签发人"]))
    return client


def test_a_signatory_sees_what_will_move_and_merges(signatory, kept, double):
    factories.HeadcountFactory(organization=double)
    pair = {"kept": kept.pk, "duplicate": double.pk}
    html = signatory.get(reverse("organization_unify"), pair).text
    assert "2005年12月31日的数据" in html
    assert "别名增加：平坡镇总工会、平坡镇工会" in html
    assert not Unification.objects.exists()
    signatory.post(reverse("organization_unify"), pair)
    listing = signatory.get(reverse("organization_unifications")).text
    assert "“平坡镇总工会”并入“平坡镇工会联合会”" in listing
    undo = reverse("organization_part", args=[Unification.objects.get().pk])
    assert undo in listing
    assert "撤销这次合并" in signatory.get(undo).text
    signatory.post(undo)
    assert Unification.objects.get().undone_at
    assert undo not in signatory.get(reverse("organization_unifications")).text


def test_the_screen_says_why_two_are_not_merged(signatory, kept):
    pair = {"kept": kept.pk, "duplicate": kept.pk}
    assert "同一份档案" in signatory.get(reverse("organization_unify"), pair).text
    assert "同一份档案" in signatory.post(reverse("organization_unify"), pair).text
    assert not Unification.objects.exists()


def test_the_list_asks_as_much_for_three_mergers_as_for_thirty(signatory, kept):
    address = reverse("organization_unifications")

    def queries():
        with CaptureQueriesContext(connection) as captured:
            signatory.get(address)
        return len(captured)

    for _ in range(3):
        Unification.objects.create(kept=kept, duplicate=make())
    signatory.get(address)
    few = queries()
    for _ in range(27):
        Unification.objects.create(kept=kept, duplicate=make())
    assert queries() == few


@pytest.mark.parametrize("groups", [None, [], ["编辑"]])
def test_others_may_not_merge(client, signatory, kept, double, groups):
    unification = unify(kept, make())
    client.logout()
    if groups is not None:
        client.force_login(factories.UserFactory(groups=groups))
    pair = {"kept": kept.pk, "duplicate": double.pk}
    for name, args in (
        ("organization_unifications", []),
        ("organization_unify", []),
        ("organization_part", [unification.pk]),
    ):
        address = reverse(name, args=args)
        assert client.get(address).status_code == 302
        assert client.post(address, pair).status_code == 302
    assert Unification.objects.get().undone_at is None
