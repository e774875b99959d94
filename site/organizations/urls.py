"""/organizations/, one page for each record, and the figures."""

from django.urls import path

from organizations.views.organization import organization
from organizations.views.register import register

urlpatterns = [
    path("", register, name="organizations"),
    path("<int:pk>/", organization, name="organization"),
]
