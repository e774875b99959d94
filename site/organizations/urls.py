"""/organizations/ and one page for each record."""

from django.urls import path

from organizations import views

urlpatterns = [
    path("", views.register, name="organizations"),
    path("<int:pk>/", views.organization, name="organization"),
]
