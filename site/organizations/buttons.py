"""What can be done to a record besides editing it."""

from django.urls import reverse
from wagtail.admin.widgets.button import Button
from wagtail.permissions import policy_registry

from organizations.changes import CHANGES, last_change
from organizations.enums import ENDED

CHANGE_SCREENS = {
    "organization_rename": ("更名", "edit"),
    "organization_rearrange": ("划转或改制", "resubmit"),
    "organization_close": ("合并、撤销或划出", "cross"),
}


def change_buttons(record, user):
    """Buttons of the changes that this person may enter; none when it has ended."""
    policy = policy_registry.get_by_type(type(record))
    if record.standing in ENDED or not policy.user_has_permission(user, "change"):
        return []
    return [
        Button(
            label, reverse(name, args=[record.pk]), icon_name=icon, priority=40 + place
        )
        for place, (name, (label, icon)) in enumerate(CHANGE_SCREENS.items())
    ]


def take_back_button(record):
    """The button that undoes the latest change, if there was one."""
    entry = last_change(record)
    if entry is None:
        return []
    return [
        Button(
            f"撤销最近一次变更（{CHANGES[entry.action]}）",
            reverse("organization_take_back", args=[record.pk]),
            icon_name="rotate",
            priority=50,
        )
    ]
