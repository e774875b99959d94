"""The register in the admin: found by any name, refused in sentences."""

import pytest
from django.urls import reverse
from wagtail.models import ReferenceIndex

from organizations.models import Organization, OrganizationLink
from tests import factories

pytestmark = pytest.mark.django_db
make = factories.OrganizationFactory
LISTING = "wagtailsnippets_organizations_organization:list"
CHOOSERS = "wagtailsnippetchoosers_organizations_organization"
RESULTS = [f"{LISTING}_results", f"{CHOOSERS}:choose_results"]


@pytest.fixture
def admin(client):
    client.force_login(factories.UserFactory(is_superuser=True))
    return client


@pytest.fixture
def yangbi():
    make(name="教育系统工会", kind="system_union")
    return make(
        name="漾濞彝族自治县总工会", short_name="县总", aliases="漾濞工会\n州直管"
    )


def listed(admin, name, **query):
    html = admin.get(reverse(name), query).content.decode()
    return {one.name for one in Organization.objects.all() if one.name in html}


@pytest.mark.parametrize("screen", RESULTS)
@pytest.mark.parametrize("text", ["漾濞", "自治县", "县总", "漾濞工会", "直管"])
def test_part_of_a_name_or_of_an_alias_finds_it(admin, yangbi, screen, text):
    assert listed(admin, screen, q=text) == {yangbi.name}


@pytest.mark.parametrize("screen", RESULTS)
def test_a_kind_narrows_the_list(admin, yangbi, screen):
    assert listed(admin, screen, kind="system_union") == {"教育系统工会"}


def test_the_chooser_opens(admin, yangbi):
    response = admin.get(reverse(f"{CHOOSERS}:choose"))
    html = response.json()["html"]
    assert yangbi.name in html
    assert "全部类型" in html


def post(admin, record=None, **fields):
    name = "wagtailsnippets_organizations_organization:" + ("edit" if record else "add")
    address = reverse(name, args=[record.pk] if record else [])
    blank = {"short_name": "", "aliases": "", "parent": "", "valid_from": ""}
    posted = {"name": "新工会", "kind": "joint_union", "valid_to": ""} | blank | fields
    response = admin.post(address, posted)
    return response.context["form"].errors if response.status_code == 200 else {}


def test_a_record_is_made_and_changed(admin):
    assert not post(admin, name="顺濞镇工会联合会")
    record = Organization.objects.get()
    assert not post(admin, record, name=record.name, short_name="顺濞镇工会")
    record.refresh_from_db()
    assert record.short_name == "顺濞镇工会"


def test_a_circle_is_refused_in_a_sentence(admin):
    top = make()
    below = make(parent=top)
    errors = post(admin, top, name=top.name, parent=below.pk)
    assert errors["parent"] == ["上级工会不能是本组织或本组织的下级，请另选一个。"]


def test_dates_the_wrong_way_round_are_refused_in_a_sentence(admin):
    errors = post(admin, valid_from="2026-03-16", valid_to="2026-03-15")
    assert errors["__all__"] == ["终止日期不能早于成立日期。"]


def test_a_name_already_taken_is_refused(admin, yangbi):
    assert "name" in post(admin, name=yangbi.name)


def delete(admin, record, method="get"):
    address = reverse(
        "wagtailsnippets_organizations_organization:delete", args=[record.pk]
    )
    return getattr(admin, method)(address, follow=True)


def test_deleting_a_contributor_says_where_it_is_used(admin, yangbi):
    issue = factories.issue(articles=[factories.article(contributors=[yangbi])])
    ReferenceIndex.create_or_update_for_object(issue)
    usage = reverse(
        "wagtailsnippets_organizations_organization:usage", args=[yangbi.pk]
    )
    asked = delete(admin, yangbi).content.decode()
    assert "不能删除" in asked
    assert usage in asked
    assert issue.title in admin.get(usage).content.decode()
    delete(admin, yangbi, "post")
    assert Organization.objects.filter(pk=yangbi.pk).exists()


def test_deleting_one_that_a_page_speaks_of_is_refused(admin, yangbi):
    page = factories.plain_page()
    page.organization_links = [OrganizationLink(organization=yangbi)]
    page.save_revision().publish()
    delete(admin, yangbi, "post")
    assert Organization.objects.filter(pk=yangbi.pk).exists()


def test_deleting_one_with_others_below_it_is_refused(admin, yangbi):
    make(parent=yangbi)
    delete(admin, yangbi, "post")
    assert Organization.objects.filter(pk=yangbi.pk).exists()


def test_one_that_nothing_speaks_of_may_be_deleted(admin, yangbi):
    delete(admin, yangbi, "post")
    assert not Organization.objects.filter(pk=yangbi.pk).exists()


@pytest.mark.parametrize("export", ["csv", "xlsx"])
def test_the_register_is_exported_with_chinese_headings(admin, yangbi, export):
    response = admin.get(reverse(LISTING), {"export": export})
    data = (
        b"".join(response.streaming_content) if response.streaming else response.content
    )
    assert response.status_code == 200
    if export == "csv":
        text = data.decode("utf-8-sig")
        assert "全称,规范简称,组织类型,上级工会,成立日期" in text
        assert yangbi.name in text
