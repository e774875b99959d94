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


def refusal(request, action, pages, back_to):
    """A redirect with the reason when the action is refused, else None."""
    issue = issued_below(pages) if action in REFUSALS else None
    if issue is None:
        return None
    messages.error(request, REFUSALS[action].format(title=issue.title))
    return redirect(back_to)
