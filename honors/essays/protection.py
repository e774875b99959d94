"""What was published stays: an essay's address and its record are for ever."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse

from honors.models import EssayPage


def refusal(request, pages, back_to=None):
    """A redirect with the reason when one of these, or what stands under them, was
    published once; else None."""
    for page in pages:
        essays = EssayPage.objects.descendant_of(page, inclusive=True)
        essay = essays.exclude(first_published_at=None).first()
        if essay is not None:
            sentence = (
                f"《{essay.title}》已经收入档案，不能删除；"
                "不宜再公开的，请取消发布，或者把公开范围改为“仅内部”。"
            )
            messages.error(request, sentence)
            return redirect(
                back_to or reverse("wagtailadmin_pages:edit", args=[page.pk])
            )
    return None
