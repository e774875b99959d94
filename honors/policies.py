"""Who may do what with awards."""

from wagtail.permission_policies import ModelPermissionPolicy

from honors.enums import AwardState


class AwardPolicy(ModelPermissionPolicy):
    """A wrong entry can be deleted; what was revoked stays for ever."""

    def user_has_permission_for_instance(self, user, action, instance):
        if action == "delete" and instance.state == AwardState.REVOKED:
            return False
        return super().user_has_permission_for_instance(user, action, instance)
