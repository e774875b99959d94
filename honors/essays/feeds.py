"""The feed of the archive: what was put on the site last."""

from pages.feeds import LONGEST, ListingFeed, printable


class EssayFeed(ListingFeed):
    """An old essay is new to readers on the day it is deposited."""

    def items(self, listing):
        return listing.items().newest_first()[:LONGEST]

    def item_description(self, item):
        said = [item.authors_said, item.prize_said, item.summary]
        return printable("　".join(filter(None, said)))

    def item_pubdate(self, item):
        return item.first_published_at
