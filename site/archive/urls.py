"""Public addresses of the archive."""

from django.urls import path

from archive.views.serving import serve

urlpatterns = [
    path("<int:pk>/<str:name>", serve, name="archive_original"),
]
