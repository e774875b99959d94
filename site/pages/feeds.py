"""The feed of a listing: its newest entries under addresses that never change."""

import re
from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

LONGEST = 50
# Characters that XML 1.0 (2.2) cannot hold; pasting from Word leaves some.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class ListingFeed(Feed):
    """Atom entries of one listing page."""

    feed_type = Atom1Feed

    def __init__(self, listing):
        self.listing = listing

    def get_object(self, request):
        self.request = request
        return self.listing

    def title(self, listing):
        return printable(listing.title)

    def subtitle(self, listing):
        return printable(listing.summary)

    def author_name(self, listing):
        """Who publishes the site: Atom (RFC 4287, 4.1.1) wants an author."""
        from pages.models import SiteIdentity

        identity = SiteIdentity.for_request(self.request)
        return printable(identity.publisher or identity.site_name)

    def link(self, listing):
        return listing.get_full_url(self.request)

    def items(self, listing):
        return listing.items()[:LONGEST]

    def item_title(self, item):
        return printable(item.title)

    def item_description(self, item):
        return printable(item.summary)

    def item_link(self, item):
        return item.get_full_url(self.request)

    def item_pubdate(self, item):
        if item.editorial_date is None:
            return item.first_published_at
        return timezone.make_aware(datetime.combine(item.editorial_date, time(8)))

    def item_updateddate(self, item):
        return item.last_published_at or self.item_pubdate(item)


def printable(text: str) -> str:
    return UNPRINTABLE.sub("", text)
