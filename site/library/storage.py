"""Where what must never change is kept: served by views, never by an address."""

from django.core.files.storage import storages


def archive():
    """The storage of frozen prints and received originals."""
    return storages["archive"]
