"""Fifty people press publish at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from bulletin.models import BulletinIssuePage, IssueNumber
from tests import factories

ISSUES = 50


def publish(pk):
    try:
        page = BulletinIssuePage.objects.get(pk=pk)
        page.get_latest_revision().publish()
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_fifty_publications_at_once_give_fifty_consecutive_numbers():
    series = factories.series(overall_before=125)
    drafts = [factories.draft(series).pk for _ in range(ISSUES)]
    with ThreadPoolExecutor(max_workers=ISSUES) as pool:
        list(pool.map(publish, drafts))
    entries = IssueNumber.objects.order_by("number")
    assert [entry.number for entry in entries] == list(range(1, ISSUES + 1))
    assert [entry.overall for entry in entries] == list(range(126, 126 + ISSUES))
    assert BulletinIssuePage.objects.live().count() == ISSUES


@pytest.mark.django_db(transaction=True)
def test_the_same_issue_published_four_times_at_once_gets_one_number():
    draft = factories.draft(factories.series()).pk
    with ThreadPoolExecutor(max_workers=4) as pool:
        list(pool.map(publish, [draft] * 4))
    assert IssueNumber.objects.count() == 1
    assert BulletinIssuePage.objects.get(pk=draft).live
