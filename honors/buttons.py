"""What can be done to an award or a person besides editing the record."""

from django.urls import reverse
from wagtail.admin.widgets.button import Button
from wagtail.permissions import policy_registry

from honors.enums import AwardState
from honors.models import Award, ModelWorker


def change_buttons(record, user) -> list[Button]:
    """The change that this person may enter of the record as it is now."""
    screen = screen_of(record)
    if screen is None:
        return []
    action, label, icon, name = screen
    policy = policy_registry.get_by_type(type(record))
    if not policy.user_has_permission(user, action):
        return []
    address = reverse(name, args=[record.pk])
    return [Button(label, address, icon_name=icon, priority=40)]


def screen_of(record):
    """(permission, label, icon, address name); None when there is nothing to do."""
    if isinstance(record, ModelWorker):
        if record.is_deceased:
            return "change", "撤销去世登记", "rotate", "honors_take_back_death"
        return "change", "登记去世", "user", "honors_death"
    if isinstance(record, Award):
        return {
            AwardState.VALID: ("revoke", "撤销荣誉", "cross", "honors_revoke"),
            AwardState.REVOKED: ("revoke", "恢复荣誉", "rotate", "honors_restore"),
        }.get(record.state)
    return None
