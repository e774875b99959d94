"""/organizations/, one page for each record, and the figures."""

from django.urls import path

from organizations.views.competitions import competitions
from organizations.views.figures import (
    annual_report,
    annual_report_list,
    annual_reports,
    figure_list,
    figures,
)
from organizations.views.organization import organization
from organizations.views.register import register

urlpatterns = [
    path("", register, name="organizations"),
    path("<int:pk>/", organization, name="organization"),
    path("competitions/", competitions, name="competitions"),
    path("figures/", figures, name="organization_figures"),
    path("figures/list/", figure_list, name="organization_figure_list"),
    path("figures/annual/", annual_reports, name="annual_reports"),
    path("figures/annual/<int:year>/", annual_report, name="annual_report"),
    path(
        "figures/annual/<int:year>/list/", annual_report_list, name="annual_report_list"
    ),
]
