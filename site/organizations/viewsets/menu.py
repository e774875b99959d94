"""One menu for everything that keeps the register."""

from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from organizations.models import Unification
from organizations.views.reminders import may_see
from organizations.viewsets.organizations import OrganizationViewSet


class RemindersMenuItem(MenuItem):
    def is_shown(self, request):
        return may_see(request.user)


class UnificationsMenuItem(MenuItem):
    def is_shown(self, request):
        policy = policy_registry.get_by_type(Unification)
        return policy.user_has_permission(request.user, "add")


class OrganizationGroup(SnippetViewSetGroup):
    """组织: the records, what falls due, the mergers of duplicates."""

    menu_label = "组织"
    menu_name = "organizations"
    menu_icon = "group"
    menu_order = 400
    items = (OrganizationViewSet,)

    def get_submenu_items(self):
        return [
            *super().get_submenu_items(),
            RemindersMenuItem(
                "到期提醒",
                reverse("organization_reminders"),
                name="reminders",
                icon_name="time",
                order=200,
            ),
            UnificationsMenuItem(
                "重复档案合并",
                reverse("organization_unifications"),
                name="unifications",
                icon_name="copy",
                order=800,
            ),
        ]
