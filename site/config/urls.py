"""Addresses that are not pages; every other address is the page tree's."""

from django.conf import settings
from django.urls import include, path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from archive.oai.views import oai
from search.views import search

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("archive/", include("archive.urls")),
    path("oai", oai, name="oai"),
    path("search/", search, name="search"),
    path("organizations/", include("organizations.urls")),
    path("sitemap.xml", sitemap),
]
if settings.SERVE_MEDIA:
    media = {"document_root": settings.MEDIA_ROOT}
    urlpatterns += [path("media/<path:path>", serve, media)]
urlpatterns += [path("", include(wagtail_urls))]
