from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from honors.admin_urls import admin_urls
from honors.buttons import change_buttons
from honors.log_actions import register_log_actions
from honors.models import Award
from honors.notice_log_actions import register_notice_actions
from honors.notice_protection import refusal
from honors.page_buttons import page_buttons
from honors.policies import AwardPolicy
from honors.viewsets.menu import HonorsGroup

register_permission_policy(Award, AwardPolicy(Award))
register_snippet(HonorsGroup)
hooks.register("register_admin_urls", admin_urls)
hooks.register("register_log_actions", register_log_actions)
hooks.register("register_log_actions", register_notice_actions)
hooks.register("register_page_header_buttons", page_buttons)


@hooks.register("register_snippet_listing_buttons")
def listing_buttons(snippet, user, next_url=None):
    return change_buttons(snippet, user)


@hooks.register("register_permissions")
def permissions():
    """Revoking honors, for the form in which rights are given to a group."""
    return Permission.objects.filter(
        content_type__app_label="honors", codename="revoke_award"
    )


@hooks.register("before_delete_page")
def keep_notice(request, page):
    return refusal(request, "delete", [page], edit_address(page))


@hooks.register("before_bulk_action")
def keep_notices_in_bulk(request, action_type, objects, action):
    if action.model._meta.label != "pages.SitePage":
        return None
    return refusal(request, action_type, objects, action.next_url)


def edit_address(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
