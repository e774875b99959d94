"""What was issued stays: an issue with a number is never deleted or moved."""

from django.contrib import messages
from django.shortcuts import redirect

from bulletin.models import BulletinIssuePage

REFUSALS = {
    "delete": "《{title}》已经印发，期号和地址永久保留，不能删除。",
    "move": "《{title}》已经印发，不能移到别处。",
}


def issued_below(pages):
    """The first issued issue among these pages and what stands under them."""
    for page in pages:
        issues = BulletinIssuePage.objects.descendant_of(page, inclusive=True)
        if found := issues.issued().first():
            return found
    return None


def reason(action, pages) -> str:
    """Why the action must not touch these pages; empty when it may."""
    if action in REFUSALS and (issue := issued_below(pages)):
        return REFUSALS[action].format(title=issue.title)
    if action == "publish":
        return unready_among(pages)
    return ""


def unready_among(pages) -> str:
    """What the first issue that is not ready for publication lacks."""
    keys = [page.pk for page in pages]
    for issue in BulletinIssuePage.objects.filter(pk__in=keys):
        draft = issue.get_latest_revision_as_object()
        if problems := draft.obstacles():
            return f"《{issue.draft_title}》不能发布：{problems[0]}"
    return ""


def refusal(request, action, pages, back_to):
    """A redirect with the reason when the action is refused, else None."""
    sentence = reason(action, pages)
    if not sentence:
        return None
    messages.error(request, sentence)
    return redirect(back_to)
