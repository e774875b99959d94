from django.contrib.auth.models import Permission
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from honors.admin_urls import admin_urls
from honors.buttons import change_buttons
from honors.essays import admin_hooks as essays
from honors.essays.viewsets import EssayGroup
from honors.log_actions import register_log_actions
from honors.models import Award
from honors.policies import AwardPolicy
from honors.viewsets.menu import HonorsGroup

register_permission_policy(Award, AwardPolicy(Award))
register_snippet(HonorsGroup)
register_snippet(EssayGroup)
hooks.register("register_admin_urls", admin_urls)
hooks.register("register_log_actions", register_log_actions)
hooks.register("register_admin_urls", essays.essay_urls)
hooks.register("register_page_header_buttons", essays.import_button)
hooks.register("before_delete_page", essays.keep_essay)
hooks.register("before_bulk_action", essays.keep_essays)


@hooks.register("register_snippet_listing_buttons")
def listing_buttons(snippet, user, next_url=None):
    return change_buttons(snippet, user)


@hooks.register("register_permissions")
def permissions():
    """Revoking honors, for the form in which rights are given to a group."""
    return Permission.objects.filter(
        content_type__app_label="honors", codename="revoke_award"
    )
