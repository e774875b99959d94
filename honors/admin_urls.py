"""The honors' own screens in the admin."""

from django.urls import path

from honors.views.changes import (
    DeathView,
    RestoreView,
    RevokeView,
    TakeBackDeathView,
)
from honors.views.places import PlacesView


def admin_urls():
    return [
        path(
            "honors/awards/<int:pk>/revoke/",
            RevokeView.as_view(),
            name="honors_revoke",
        ),
        path(
            "honors/awards/<int:pk>/restore/",
            RestoreView.as_view(),
            name="honors_restore",
        ),
        path(
            "honors/people/<int:pk>/death/",
            DeathView.as_view(),
            name="honors_death",
        ),
        path(
            "honors/people/<int:pk>/death/undo/",
            TakeBackDeathView.as_view(),
            name="honors_take_back_death",
        ),
        path(
            "honors/rolls/<int:pk>/places/",
            PlacesView.as_view(),
            name="honors_places",
        ),
    ]
