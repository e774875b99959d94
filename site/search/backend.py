"""The site's search backend for Wagtail: public search, admin, choosers alike.

``WAGTAILSEARCH_BACKENDS`` names this module. It answers the same on SQLite and on
PostgreSQL; other databases have no Chinese search here.
"""

from django.core.exceptions import ImproperlyConfigured
from django.db import connection


def SearchBackend(params):
    """The backend of the database in use, under the name that Wagtail looks for."""
    if connection.vendor == "sqlite":
        from search.engines.sqlite import SQLiteBackend as Backend
    elif connection.vendor == "postgresql":
        from search.engines.postgres import PostgresBackend as Backend
    else:
        raise ImproperlyConfigured("Search wants SQLite or PostgreSQL.")
    return Backend(params)
