"""The feed of the archive: what was put on the site last."""

from datetime import datetime, time

from django.utils import timezone

from pages.feeds import LONGEST, ListingFeed, printable


class EssayFeed(ListingFeed):
    """An old essay is new to readers on the day they first can see it."""

    def items(self, listing):
        return listing.items().newest_first()[:LONGEST]

    def item_description(self, item):
        said = [item.authors_said, item.prize_said, item.summary]
        return printable("　".join(filter(None, said)))

    def item_pubdate(self, item):
        published, opened = item.first_published_at, item.public_from
        if opened is None or opened <= timezone.localdate(published):
            return published
        return timezone.make_aware(datetime.combine(opened, time(8)))
