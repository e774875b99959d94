"""What was announced stays: a notice is taken down, never deleted."""

from django.contrib import messages
from django.shortcuts import redirect

from honors.models import PublicNoticePage
from honors.notice_rules import BEFORE


def refusal(request, action, pages, back_to):
    """A redirect with the reason when the deletion is refused, else None."""
    if action != "delete":
        return None
    for page in pages:
        below = PublicNoticePage.objects.descendant_of(page, inclusive=True)
        if found := below.exclude(stage__in=BEFORE).first():
            sentence = (
                f"《{found.title}》已经公示过，程序记录要保留，不能删除；可以撤下。"
            )
            messages.error(request, sentence)
            return redirect(back_to)
    return None
