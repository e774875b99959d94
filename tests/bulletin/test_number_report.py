"""The report on numbers."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(client):
    client.force_login(factories.UserFactory(is_superuser=True))
    return lambda: client.get(reverse("bulletin_number_report")).content.decode()


def test_an_empty_ledger_says_so(report):
    assert "还没有印发过简报" in report()


def test_gaps_of_a_year_are_listed(report):
    series = factories.series(first_year=2026, first_number=6)
    factories.issue(series)
    factories.issue(series, proposed_number=3)
    html = "".join(report().split())
    assert "2期，到第6期" in html
    assert "<td>第4–5期</td>" in html
    assert "第1期、" not in html


def test_a_draft_that_asks_for_an_issued_number_is_listed_as_double(report):
    series = factories.series()
    factories.issue(series)
    factories.draft(series, proposed_number=1)
    assert "要求第1期" in report()


def test_a_draft_that_asks_for_a_free_number_is_not(report):
    series = factories.series()
    factories.issue(series)
    factories.draft(series, proposed_number=2)
    assert "要求第2期" not in report()


def test_a_stranger_is_sent_to_the_login(client):
    response = client.get(reverse("bulletin_number_report"))
    assert response.status_code in {302, 403}


def test_a_taken_down_issue_is_listed(report):
    factories.issue().unpublish()
    assert "<td>第1期</td>" in "".join(report().split())


def test_titles_of_drafts_are_shown_only_to_those_who_may_see_them(client):
    series = factories.series()
    factories.issue(series)
    secret = [factories.article("还没公开的标题")]
    factories.draft(series, proposed_number=1, articles=secret)
    stranger = factories.UserFactory()
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(stranger)
    html = client.get(reverse("bulletin_number_report")).content.decode()
    assert "还没公开的标题" not in html
