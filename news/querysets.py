"""Which columns, and which items stand in them."""

from datetime import timedelta

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat
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
    # Coalesce keeps databases from going through all items there are: the range of
    # paths, or of days, narrows them down to fewer.
    kinds = [kind.pk for kind in ContentType.objects.get_for_models(*types).values()]
    kind = Coalesce("content_type", 0)
    return SitePage.objects.alias(kind=kind).filter(kind__in=kinds).visible()


def items_below(path):
    """The public items below the page with this path, whatever their depth."""
    first, last = "0" * SitePage.steplen, "Z" * SitePage.steplen
    if isinstance(path, str):
        return public_items().filter(path__range=(path + first, path + last))
    ends = (Concat(path, Value(first)), Concat(path, Value(last)))
    return public_items().filter(path__range=ends)


def neighbours(item):
    """(the one before, the one after) it in its column; None at the ends."""
    if not item.live or item.editorial_date is None:
        return None, None
    column = items_below(item.path[: -item.steplen]).filter(depth=item.depth)
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
    day = item.editorial_date or item.published_day()
    links = OrganizationLink.objects.filter(organization__in=organizations)
    stories = apps.get_model("news", "NewsPage").topics.through.objects
    same_organization = Exists(links.filter(page=OuterRef("pk")))
    same_topic = Exists(stories.filter(topic__in=topics, newspage=OuterRef("pk")))
    shared = Case(
        When(same_organization & same_topic, 2),
        When(same_organization | same_topic, 1),
        default=0,
    )
    found = (
        public_items()
        .filter(editorial_date__range=(day - AROUND, day + AROUND))
        .exclude(pk=item.pk)
        .alias(shared=shared)
        .filter(shared__gt=0)
    )
    return list(found.order_by("-shared", "-editorial_date", "-pk")[:MOST_RELATED])


def without_empty_columns(pages):
    """Of these pages, all but columns in which nothing public stands."""
    columns = pages.type_q(apps.get_model("news", "NewsIndexPage"))
    return pages.exclude(columns & ~Exists(items_below(OuterRef("path"))))


class ColumnQuerySet(SitePageQuerySet):
    """A column shows what stands at any depth below it."""

    def without_items(self):
        """Columns in which nothing public stands."""
        return self.filter(~Exists(items_below(OuterRef("path"))))

    def with_newest_day(self):
        """With ``newest_day``: that of the newest item, None in an empty column."""
        newest = items_below(OuterRef("path")).order_by("-editorial_date")
        return self.annotate(newest_day=Subquery(newest.values("editorial_date")[:1]))


ColumnManager = PageManager.from_queryset(ColumnQuerySet)
