"""The feed of honors: rolls and public notices, the newest first."""

from pages.feeds import LONGEST, ListingFeed
from pages.models import SitePage


class HonorsFeed(ListingFeed):
    def items(self, listing):
        pages = SitePage.objects.child_of(listing).visible()
        return pages.order_by("-editorial_date", "-pk")[:LONGEST]
