"""Entries follow what is published, changed, closed or taken down, in the same
transaction: what readers may no longer see is no longer found."""

from django.db.models.signals import post_delete, post_save
from wagtail.signals import page_published, page_unpublished, post_page_move

from pages.findable import findable_sources, written_in_bulk
from pages.models import SitePage
from search.models import Entry

# What saving a draft writes to the page's own row: nothing that readers see.
BOOKKEEPING = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "numchild",
}


def follow(instances) -> None:
    for source in findable_sources():
        keys = {key for instance in instances for key in source.touched(instance)}
        if keys:
            Entry.objects.refresh(source, keys)


def on_saved(instance, update_fields=None, raw=False, **kwargs):
    if raw or (update_fields and set(update_fields) <= BOOKKEEPING):
        return
    follow([instance])


def on_published(instance, **kwargs):
    follow([instance])


def on_deleted(sender, instance, **kwargs):
    """A page is gone when its last row is, the one that all types share."""
    if sender is SitePage or not isinstance(instance, SitePage):
        follow([instance])


def on_moved(instance, **kwargs):
    follow(SitePage.objects.filter(path__startswith=instance.path).specific())


def on_written_in_bulk(instances, **kwargs):
    follow(instances)


def connect():
    """Every record is asked for: which of them matter, the sources say."""
    post_save.connect(on_saved, dispatch_uid="search")
    post_delete.connect(on_deleted, dispatch_uid="search")
    page_published.connect(on_published, dispatch_uid="search")
    page_unpublished.connect(on_published, dispatch_uid="search")
    post_page_move.connect(on_moved, dispatch_uid="search")
    written_in_bulk.connect(on_written_in_bulk, dispatch_uid="search")
