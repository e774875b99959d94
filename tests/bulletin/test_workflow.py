"""The office's door to publication: an editor submits, a signer approves."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Workflow

from bulletin.models import BulletinIssuePage, IssueNumber
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def series():
    series = factories.series()
    call_command("start_site")
    return series


@pytest.fixture
def signer(client):
    client.force_login(factories.UserFactory(groups=["签发人"]))
    return client


def submitted(draft):
    editor = factories.UserFactory(groups=["编辑"])
    return Workflow.objects.get().start(draft, editor)


def approve(client, state):
    address = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[state.object_id, "approve", state.current_task_state_id],
    )
    return client.post(address, {"comment": ""}, follow=True)


def test_approval_issues_the_issue(series, signer):
    state = submitted(factories.draft(series))
    approve(signer, state)
    issue = BulletinIssuePage.objects.get()
    assert issue.live
    assert issue.entry.number == 1


def test_an_approval_that_cannot_be_carried_out_says_why_and_may_be_tried_again(
    series, signer
):
    draft = factories.draft(series, proposed_number=1)
    state = submitted(draft)
    factories.issue(series)
    response = approve(signer, state)
    assert response.redirect_chain[-1][0].endswith(f"/pages/{draft.pk}/edit/")
    assert "第1期已经印发过" in response.content.decode()
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS
    assert IssueNumber.objects.count() == 1
