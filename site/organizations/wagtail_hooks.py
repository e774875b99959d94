from django.contrib.auth.models import Permission
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from organizations.admin_urls import admin_urls
from organizations.buttons import change_buttons
from organizations.figures.policies import AddOnlyPolicy, CohortPolicy, KeptPolicy
from organizations.log_actions import register_log_actions
from organizations.models import AnnualReport, Cohort, Organization
from organizations.views.reminders import RemindersSummaryItem
from organizations.viewsets.annual_reports import FiguresGroup
from organizations.viewsets.menu import OrganizationGroup

register_permission_policy(Organization, KeptPolicy(Organization))
register_permission_policy(AnnualReport, AddOnlyPolicy(AnnualReport))
register_permission_policy(Cohort, CohortPolicy(Cohort))
register_snippet(OrganizationGroup)
hooks.register("register_admin_urls", admin_urls)
hooks.register("register_admin_viewset", FiguresGroup)
hooks.register("register_log_actions", register_log_actions)


@hooks.register("register_snippet_listing_buttons")
def listing_buttons(snippet, user, next_url=None):
    return change_buttons(snippet, user) if isinstance(snippet, Organization) else []


@hooks.register("construct_homepage_summary_items")
def summary_items(request, items):
    items.append(RemindersSummaryItem(request))


@hooks.register("register_permissions")
def permissions():
    """Merging duplicates, for the form in which rights are given to a group."""
    return Permission.objects.filter(
        content_type__app_label="organizations", codename="add_unification"
    )
