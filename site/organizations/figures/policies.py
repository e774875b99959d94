"""Who may do what with records, annual reports and cohorts."""

from wagtail.permission_policies import ModelPermissionPolicy

from organizations.start import BUILT_IN


class KeptPolicy(ModelPermissionPolicy):
    """A record is never deleted, by nobody: an organization that has ended keeps it,
    and saved drafts may name it. A second record is merged; a wrong import undone."""

    def user_has_permission(self, user, action):
        return action != "delete" and super().user_has_permission(user, action)


class AddOnlyPolicy(ModelPermissionPolicy):
    """What was reported is never changed or deleted, by nobody; a mistake is answered
    by another version."""

    def user_has_permission(self, user, action):
        return action in ("add", "view") and super().user_has_permission(user, action)


class CohortPolicy(ModelPermissionPolicy):
    """The cohorts of the county's report can be changed, not deleted."""

    def user_has_permission_for_instance(self, user, action, instance):
        if action == "delete" and instance.key in BUILT_IN:
            return False
        return super().user_has_permission_for_instance(user, action, instance)
