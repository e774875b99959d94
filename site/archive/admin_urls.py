"""The archive's own screens in the admin."""

from django.urls import path

from archive.views.fixity import RunsView, RunView
from archive.views.originals import (
    OriginalFileView,
    OriginalsView,
    OriginalView,
)


def admin_urls():
    return [
        path(
            "archive/originals/",
            OriginalsView.as_view(),
            name="archive_originals",
        ),
        path(
            "archive/originals/results/",
            OriginalsView.as_view(results_only=True),
            name="archive_originals_results",
        ),
        path(
            "archive/originals/<int:pk>/",
            OriginalView.as_view(),
            name="archive_original_detail",
        ),
        path(
            "archive/originals/<int:pk>/file/",
            OriginalFileView.as_view(),
            name="archive_original_file",
        ),
        path("archive/fixity/", RunsView.as_view(), name="archive_fixity"),
        path(
            "archive/fixity/results/",
            RunsView.as_view(results_only=True),
            name="archive_fixity_results",
        ),
        path("archive/fixity/<int:pk>/", RunView.as_view(), name="archive_fixity_run"),
    ]
