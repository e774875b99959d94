"""Which columns, and which items stand in them."""

from datetime import timedelta

from django.apps import apps
from django.db.models import Case, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Concat
from wagtail.models.pages import PageManager

from organizations.models import OrganizationLink
from pages.models import SitePage
from pages.querysets import SitePageQuerySet

ITEM_TYPES = ("NewsPage", "MediaCoveragePage")
MOST_RELATED = 5
# What is related is looked for around the item's own day: an archive of decades
# costs as much as one of a few years.
AROUND = timedelta(days=366)


def public_items():
    """What readers may see of all columns, over both types: the columns of the base
    page are all that lists, feeds and neighbours show."""
    types = [apps.get_model("news", name) for name in ITEM_TYPES]
    return SitePage.objects.type(*types).visible()


def neighbours(item):
    """(the one before, the one after) it in its column; None at the ends."""
    if not item.live or item.editorial_date is None:
        return None, None
    column = public_items().sibling_of(item)
    nearest = Q(pk__in=column.before(item).values("pk")[:1]) | Q(
        pk__in=column.after(item).values("pk")[:1]
    )
    found = SitePage.objects.filter(nearest)
    place = (item.editorial_date, item.pk)
    sides = {place < (one.editorial_date, one.pk): one for one in found}
    return sides.get(False), sides.get(True)


def related_to(item, organizations, topics) -> list[SitePage]:
    """Items of any column on the same organizations and topics: first those that
    share both, then the newest. One statement."""
    if not organizations and not topics:
        return []
    links = OrganizationLink.objects.filter(organization__in=organizations)
    stories = apps.get_model("news", "NewsPage").objects.filter(topics__in=topics)
    same_organization = Q(pk__in=links.values("page"))
    same_topic = Q(pk__in=stories.order_by().values("pk"))
    day = item.editorial_date or item.published_day()
    found = (
        public_items()
        .filter(same_organization | same_topic)
        .filter(editorial_date__range=(day - AROUND, day + AROUND))
        .exclude(pk=item.pk)
        .alias(shares_both=Case(When(same_organization & same_topic, 1), default=0))
    )
    return list(found.order_by("-shares_both", "-editorial_date", "-pk")[:MOST_RELATED])


class ColumnQuerySet(SitePageQuerySet):
    """A column shows what stands at any depth below it."""

    def with_items(self):
        """Columns in which something public stands."""
        return self.filter(Exists(_items_below()))

    def without_items(self):
        return self.filter(~Exists(_items_below()))

    def with_newest_day(self):
        """With ``newest_day``: that of the newest item, None in an empty column."""
        newest = _items_below().order_by("-editorial_date")
        return self.annotate(newest_day=Subquery(newest.values("editorial_date")[:1]))


def _items_below():
    """The public items below the column of the outer query, by the range of their
    paths, which treebeard keeps an index for."""
    first, last = ("0" * SitePage.steplen, "Z" * SitePage.steplen)
    return (
        public_items()
        .filter(
            path__range=(
                Concat(OuterRef("path"), Value(first)),
                Concat(OuterRef("path"), Value(last)),
            )
        )
        .order_by()
    )


ColumnManager = PageManager.from_queryset(ColumnQuerySet)
