"""The feed of a listing: its newest entries under addresses that never change."""

from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

LONGEST = 50


class ListingFeed(Feed):
    """Atom entries of one listing page."""

    feed_type = Atom1Feed

    def __init__(self, listing):
        self.listing = listing

    def get_object(self, request):
        self.request = request
        return self.listing

    def title(self, listing):
        return listing.title

    def subtitle(self, listing):
        return listing.summary

    def link(self, listing):
        return listing.get_full_url(self.request)

    def items(self, listing):
        return listing.items()[:LONGEST]

    def item_title(self, item):
        return item.title

    def item_description(self, item):
        return item.summary

    def item_link(self, item):
        return item.get_full_url(self.request)

    def item_pubdate(self, item):
        if item.editorial_date is None:
            return item.first_published_at
        return timezone.make_aware(datetime.combine(item.editorial_date, time(8)))

    def item_updateddate(self, item):
        return item.last_published_at
