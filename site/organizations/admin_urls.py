"""The register's own screens in the admin."""

from django.urls import path

from organizations.views.changes import (
    CloseView,
    RearrangeView,
    RenameView,
    TakeBackView,
)
from organizations.views.reminders import RemindersView
from organizations.views.unifying import PartView, UnificationsView, UnifyView

CHANGES = {
    "rename": RenameView,
    "rearrange": RearrangeView,
    "close": CloseView,
    "take-back": TakeBackView,
}


def admin_urls():
    return [
        *(
            path(
                f"organizations/<int:pk>/{step}/",
                view.as_view(),
                name=f"organization_{step.replace('-', '_')}",
            )
            for step, view in CHANGES.items()
        ),
        path(
            "organizations/duplicates/",
            UnificationsView.as_view(),
            name="organization_unifications",
        ),
        path(
            "organizations/duplicates/merge/",
            UnifyView.as_view(),
            name="organization_unify",
        ),
        path(
            "organizations/duplicates/<int:pk>/undo/",
            PartView.as_view(),
            name="organization_part",
        ),
        path(
            "organizations/reminders/",
            RemindersView.as_view(),
            name="organization_reminders",
        ),
        path(
            "organizations/reminders/results/",
            RemindersView.as_view(results_only=True),
            name="organization_reminders_results",
        ),
    ]
