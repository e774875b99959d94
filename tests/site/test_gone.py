"""Versions that name what no longer exists are read all the same."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bulletin.models import ArticleContribution, BulletinIssuePage
from organizations.models import Organization, OrganizationLink
from pages.gone import without_gone
from tests import factories

pytestmark = pytest.mark.django_db
make = factories.OrganizationFactory


@pytest.fixture
def gone():
    return make(name="撤销了导入的工会")


@pytest.fixture
def there():
    return make(name="平坡镇工会联合会")


@pytest.fixture
def draft_page(gone, there):
    page = factories.plain_page()
    page.organization_links = [
        OrganizationLink(organization=gone),
        OrganizationLink(organization=there),
    ]
    page.save_revision()
    Organization.objects.filter(pk=gone.pk).delete()
    return page


@pytest.fixture
def draft_issue(gone, there):
    issue = factories.draft()
    article = issue.articles.get()
    article.contributions = [
        ArticleContribution(organization=gone),
        ArticleContribution(organization=there),
    ]
    issue.articles = [article]
    issue.save_revision(clean=False)
    Organization.objects.filter(pk=gone.pk).delete()
    return issue


def test_a_draft_opens_without_what_is_gone(client, draft_page, there):
    client.force_login(factories.UserFactory(is_superuser=True))
    address = reverse("wagtailadmin_pages:edit", args=[draft_page.pk])
    page = client.get(address)
    assert page.status_code == 200
    assert there.name in page.text
    draft = draft_page.get_latest_revision_as_object()
    assert [one.organization for one in draft.organization_links.all()] == [there]


def test_a_draft_is_published_without_what_is_gone(draft_page, there):
    draft_page.get_latest_revision().publish()
    [link] = OrganizationLink.objects.filter(page_id=draft_page.pk)
    assert link.organization == there


def test_what_stands_in_rows_of_rows_is_left_out_too(draft_issue, there):
    draft_issue.get_latest_revision().publish()
    article = BulletinIssuePage.objects.get(pk=draft_issue.pk).articles.get()
    assert [one.organization for one in article.contributions.all()] == [there]


def test_an_old_version_of_a_record_lacks_only_what_is_gone(gone):
    union = make(name="茶厂工会", parent=gone, phone="0872-7520000")
    revision = union.save_revision()
    Organization.objects.filter(pk=union.pk).update(parent=None)
    Organization.objects.filter(pk=gone.pk).delete()
    former = revision.as_object()
    assert (former.parent, former.phone) == (None, "0872-7520000")


@pytest.mark.parametrize("count", [1, 30])
def test_what_is_all_there_is_left_as_it_is_at_a_statement_a_model(there, count):
    issue = factories.draft()
    content = issue.get_latest_revision().content
    [article] = content["articles"]
    article["contributions"] = [{"organization": there.pk}]
    content["articles"] = [article] * count
    with CaptureQueriesContext(connection) as queries:
        assert without_gone(BulletinIssuePage, content) is content
    assert len(queries) == 2  # organizations, and the language of the page
