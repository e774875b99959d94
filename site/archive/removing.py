"""Taking a file out of the archive: one person asks, another confirms.

The row stays for ever; if the file was ever public its address answers 410 with the
reason. Each step is in the history of the original.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from archive.log_actions import ASKED, DECLINED, REMOVED
from archive.models import Original
from archive.owners import is_public


def locked(original: Original) -> Original:
    """The original as it is now; nobody else decides about it at the same time."""
    return Original.objects.select_for_update(of=("self",)).get(pk=original.pk)


@transaction.atomic
def ask_removal(original: Original, user, reason: str) -> Original:
    """Ask for the removal; nothing is removed yet."""
    original, reason = locked(original), reason.strip()
    if original.is_removed:
        raise ValidationError(f"“{original}”已经移出档案。")
    if original.removal_asked_at:
        raise ValidationError(f"“{original}”已经有人申请移出，请先确认或取消那份申请。")
    if not reason:
        raise ValidationError("请写明移出的原因。")
    original.removal_asked_at, original.removal_asked_by = timezone.now(), user
    original.removal_reason = reason
    original.save()
    log(original, ASKED, user=user, data={"reason": reason})
    return original


@transaction.atomic
def decline_removal(original: Original, user) -> Original:
    """Leave the file where it is: the asker changed his mind, or another refused."""
    original = locked(original)
    refuse_unasked(original)
    log(original, DECLINED, user=user, data={"reason": original.removal_reason})
    original.removal_asked_at = original.removal_asked_by = None
    original.removal_reason = ""
    original.save()
    return original


@transaction.atomic
def confirm_removal(original: Original, user) -> Original:
    """Delete the file: by another person than the one who asked."""
    original = locked(original)
    refuse_unasked(original)
    if original.removal_asked_by == user:
        raise ValidationError("提出申请的人不能自己确认，请另一位同志确认。")
    now = timezone.now()
    if is_public(original):
        original.public_since = original.public_since or now
    original.removed_at, original.removed_by = now, user
    original.give_up_file()
    data = {"reason": original.removal_reason, "sha256": original.sha256}
    log(original, REMOVED, user=user, data=data)
    return original


def refuse_unasked(original: Original) -> None:
    if original.is_removed or not original.removal_asked_at:
        raise ValidationError(f"“{original}”没有待确认的移出申请。")
