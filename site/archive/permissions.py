"""Who may see the archive's screens, and who may remove an original."""

from wagtail.permissions import policy_registry


def may_see(user, model) -> bool:
    return policy_registry.get_by_type(model).user_has_permission(user, "view")


def may_remove(user, model) -> bool:
    return policy_registry.get_by_type(model).user_has_permission(user, "remove")
