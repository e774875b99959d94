"""A file leaves the archive by two people, and what it was stays on record."""

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import ModelLogEntry

from archive.models import Original
from archive.removing import ask_removal, confirm_removal, decline_removal
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return factories.UserFactory.create_batch(2)


@pytest.fixture
def kept():
    return factories.original("论文.docx")


def test_asking_removes_nothing(kept, people):
    ask_removal(kept, people[0], "作者要求撤回")
    kept.refresh_from_db()
    assert not kept.is_removed
    assert kept.read() == factories.WORD_FILE


def test_another_person_confirms_and_the_file_is_deleted(
    kept, people, django_capture_on_commit_callbacks
):
    path = Path(kept.file.path)
    ask_removal(kept, people[0], "作者要求撤回")
    with django_capture_on_commit_callbacks(execute=True):
        confirm_removal(kept, people[1])
    assert not path.exists()
    kept.refresh_from_db()
    assert kept.is_removed
    assert kept.sha256
    assert (kept.removal_asked_by, kept.removed_by) == tuple(people)


def test_a_removal_that_is_rolled_back_keeps_the_file(kept, people):
    path = Path(kept.file.path)
    factories.remove(kept, *people)
    assert path.exists()


def test_the_asker_cannot_confirm_not_even_as_superuser(kept):
    asker = factories.UserFactory(is_superuser=True)
    ask_removal(kept, asker, "作者要求撤回")
    with pytest.raises(ValidationError, match="不能自己确认"):
        confirm_removal(kept, asker)
    kept.refresh_from_db()
    assert not kept.is_removed


def test_nothing_is_confirmed_that_nobody_asked_for(kept, people):
    with pytest.raises(ValidationError, match="没有待确认"):
        confirm_removal(kept, people[0])
    with pytest.raises(ValidationError, match="没有待确认"):
        decline_removal(kept, people[0])


def test_a_reason_is_wanted(kept, people):
    with pytest.raises(ValidationError, match="写明移出的原因"):
        ask_removal(kept, people[0], "  ")


def test_a_second_request_waits_for_the_first(kept, people):
    ask_removal(kept, people[0], "作者要求撤回")
    with pytest.raises(ValidationError, match="已经有人申请"):
        ask_removal(kept, people[1], "换我来")


def test_after_a_request_was_declined_the_file_stays_as_before(kept, people):
    ask_removal(kept, people[0], "作者要求撤回")
    decline_removal(kept, people[1])
    with pytest.raises(ValidationError, match="没有待确认"):
        confirm_removal(kept, people[1])
    kept.refresh_from_db()
    assert (kept.removal_reason, kept.removal_asked_at) == ("", None)


def test_a_removed_file_is_not_removed_twice(kept, people):
    factories.remove(kept, *people)
    with pytest.raises(ValidationError, match="已经移出"):
        ask_removal(kept, people[0], "再来一次")


def test_removal_is_not_unsaid_by_offering_the_file_again(kept, people):
    factories.remove(kept, *people, reason="含有个人信息")
    with pytest.raises(ValidationError, match="移出原因：含有个人信息") as refused:
        factories.original("另一个名字.docx")
    assert "“论文.docx”" in refused.value.messages[0]
    assert Original.objects.count() == 1


def test_every_step_stands_in_the_history(kept, people):
    ask_removal(kept, people[0], "先问一问")
    decline_removal(kept, people[1])
    factories.remove(kept, *people, reason="作者要求撤回")
    entries = ModelLogEntry.objects.for_instance(kept).order_by("pk")
    told = [(entry.user, entry.message) for entry in entries]
    assert [user for user, _ in told] == [people[0], people[1], *people]
    assert told[0][1] == "申请移出，原因：先问一问"
    assert "取消了移出申请" in told[1][1]
    assert kept.sha256 in told[3][1]
