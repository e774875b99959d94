"""Two records of one organization become one, and two again."""

import json
from datetime import date

import pytest
from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.log_actions import registry
from wagtail.models import ReferenceIndex
from wagtail.test.utils.form_data import querydict_from_html

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


def test_a_code_given_away_meanwhile_is_named_when_a_merger_is_taken_back(kept, double):
    unification = unify(kept, double)
    Organization.objects.filter(pk=kept.pk).update(credit_code="")
    make(name="平坡茶厂工会", credit_code="81532922MC00000124")
    with pytest.raises(ValidationError, match="现在也登记在“平坡茶厂工会”名下"):
        part(unification)
    assert Unification.objects.get().undone_at is None


def test_a_fact_that_became_equal_meanwhile_stays_with_the_kept_record(kept, double):
    factories.HomeAwardFactory(organization=kept, level="county_advanced")
    moving = factories.HomeAwardFactory(organization=double)
    staying = factories.HomeAwardFactory(organization=double, level="county_advanced")
    unification = unify(kept, double)
    kept.home_awards.filter(level="county_advanced").update(level="national_model")
    kept.home_awards.filter(pk=moving.pk).update(level="county_advanced")
    part(unification)
    assert list(double.home_awards.all()) == [staying]
    assert kept.home_awards.filter(pk=moving.pk).exists()


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


def test_what_is_otherwise_in_both_is_told_field_by_field(kept, double):
    Organization.objects.filter(pk=double.pk).update(
        standing="dissolved", valid_to=date(2020, 1, 1), valid_from=date(1998, 5, 1)
    )
    Organization.objects.filter(pk=kept.pk).update(valid_from=date(1999, 5, 1))
    kept.refresh_from_db()
    double.refresh_from_db()
    plan = plan_unification(kept, double)
    assert not plan.refusals
    told = {(one.label, one.kept, one.duplicate) for one in plan.differences}
    assert told == {
        ("状态", "正常", "已撤销"),
        ("成立日期", "1999年5月1日", "1998年5月1日"),
    }


@pytest.mark.parametrize(
    ("of_kept", "of_double", "sentence"),
    [
        (
            {"standing": "dissolved", "valid_to": date(2005, 12, 31)},
            {"valid_from": date(2010, 5, 1)},
            "重复的档案的成立日期是2010年5月1日，保留的档案的终止日期是2005年12月31日，"
            "合在一起终止日期就早于成立日期。请先打开档案",
        ),
        (
            {"certificate_expires": date(2020, 1, 1)},
            {"certificate_issued": date(2021, 1, 1)},
            "重复的档案的发证日期是2021年1月1日，保留的档案的证书有效期至是2020年1月1日",
        ),
        (
            {"valid_from": date(2010, 5, 1)},
            {"term_start": date(2009, 5, 1)},
            "保留的档案的成立日期是2010年5月1日，重复的档案的换届日期是2009年5月1日",
        ),
    ],
)
def test_values_that_contradict_each_other_are_named_and_nothing_is_done(
    kept, double, of_kept, of_double, sentence
):
    for record, fields in ((kept, of_kept), (double, of_double)):
        Organization.objects.filter(pk=record.pk).update(**fields)
        record.refresh_from_db()
    before = dump()
    [told] = plan_unification(kept, double).faults
    assert told.startswith(sentence)
    with pytest.raises(ValidationError, match=sentence[:20]):
        unify(kept, double)
    assert dump() == before


def test_the_duplicates_upper_union_must_leave_room_for_who_stands_below(kept, double):
    upper = make(name="工业园区工会", parent=make(parent=make()))
    Organization.objects.filter(pk=double.pk).update(parent=upper)
    double.refresh_from_db()
    assert plan_unification(kept, double).faults == []
    make(parent=make(parent=kept))
    [told] = plan_unification(kept, double).faults
    assert "重复的档案的上级工会是“工业园区工会”，补过来不行：隶属关系最多5级" in told


def test_who_stood_below_the_duplicate_must_find_room_below_the_kept_record(
    kept, double
):
    upper = make(parent=make(parent=make()))
    Organization.objects.filter(pk=kept.pk).update(parent=upper)
    kept.refresh_from_db()
    make(parent=make(parent=double))
    [told] = plan_unification(kept, double).faults
    assert f"保留的档案的上级工会是“{upper}”，重复的档案的下级转过来不行" in told
    assert "最多5级" in told


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


def test_a_draft_is_opened_and_published_from_its_form(client, kept, double):
    client.force_login(factories.UserFactory(is_superuser=True))
    page = factories.plain_page()
    page.organization_links = [OrganizationLink(organization=double)]
    page.save_revision()
    unify(kept, double)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = querydict_from_html(client.get(address).text, form_id="page-edit-form")
    sent = form.dict() | {"body-count": "0", "action-publish": "1"}
    answer = client.post(address, sent)
    assert answer.status_code == 302
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


def test_the_screen_names_both_values_and_leads_to_both_records(
    signatory, kept, double
):
    Organization.objects.filter(pk=kept.pk).update(
        standing="dissolved", valid_to=date(2005, 12, 31)
    )
    Organization.objects.filter(pk=double.pk).update(valid_from=date(2010, 5, 1))
    pair = {"kept": kept.pk, "duplicate": double.pk}
    for html in (
        signatory.get(reverse("organization_unify"), pair).text,
        signatory.post(reverse("organization_unify"), pair).text,
    ):
        assert "重复的档案的成立日期是2010年5月1日" in html
        assert "确认合并" not in html
        for record in (kept, double):
            edit = "wagtailsnippets_organizations_organization:edit"
            assert reverse(edit, args=[record.pk]) in html
    assert not Unification.objects.exists()


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
