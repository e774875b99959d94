"""What was issued stays, whichever door one tries."""

import pytest
from django.urls import reverse

from bulletin.models import BulletinIssuePage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    client.force_login(factories.UserFactory(is_superuser=True))
    return client


def text_of(response):
    return response.content.decode()


def delete(client, page):
    address = reverse("wagtailadmin_pages:delete", args=[page.pk])
    return client.post(address, follow=True)


def bulk(client, action, *pages):
    address = reverse("wagtail_bulk_action", args=["pages", "sitepage", action])
    ids = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{address}?{ids}&next=/admin/pages/", follow=True)


def test_an_issued_issue_cannot_be_deleted(admin):
    issue = factories.issue()
    assert "永久保留，不能删除" in text_of(delete(admin, issue))
    assert BulletinIssuePage.objects.filter(pk=issue.pk).exists()


def test_nor_the_series_it_stands_in(admin):
    issue = factories.issue()
    assert "不能删除" in text_of(delete(admin, issue.series))
    assert BulletinIssuePage.objects.filter(pk=issue.pk).exists()


def test_nor_can_it_be_deleted_in_bulk_together_with_a_draft(admin):
    series = factories.series()
    issue, draft = factories.issue(series), factories.draft(series)
    assert "不能删除" in text_of(bulk(admin, "delete", draft, issue))
    assert BulletinIssuePage.objects.count() == 2


def test_a_taken_down_issue_cannot_be_deleted_either(admin):
    issue = factories.issue()
    issue.unpublish()
    delete(admin, issue)
    assert BulletinIssuePage.objects.filter(pk=issue.pk).exists()


def test_an_issued_issue_cannot_be_moved(admin):
    issue, elsewhere = factories.issue(), factories.series(title="工运信息")
    address = reverse("wagtailadmin_pages:move_confirm", args=[issue.pk, elsewhere.pk])
    assert "不能移到别处" in text_of(admin.post(address, follow=True))
    assert issue.get_parent().pk != elsewhere.pk


def test_a_draft_may_be_deleted(admin):
    draft = factories.draft()
    delete(admin, draft)
    assert not BulletinIssuePage.objects.exists()


def test_publishing_in_bulk_numbers_in_the_order_chosen_and_says_what_is_missing(admin):
    series = factories.series()
    ready, unready = factories.draft(series), factories.draft(series, articles=[])
    response = bulk(admin, "publish", unready)
    assert "还没有文章" in text_of(response)
    assert not BulletinIssuePage.objects.get(pk=unready.pk).live
    bulk(admin, "publish", ready)
    assert BulletinIssuePage.objects.get(pk=ready.pk).entry.number == 1


def test_copying_makes_a_draft_without_asking_for_an_address(admin):
    issue = factories.issue()
    address = reverse("wagtailadmin_pages:copy", args=[issue.pk])
    assert "发布" not in text_of(admin.get(address)).split("<form")[-1]
    parent = issue.get_parent().pk
    admin.post(address, {"new_title": issue.title, "new_parent_page": parent})
    copy = BulletinIssuePage.objects.exclude(pk=issue.pk).get()
    assert not copy.live
    assert not copy.is_issued
    assert copy.title.startswith("2026年待编号简报")
    assert copy.get_latest_revision_as_object().title == copy.draft_title == copy.title
