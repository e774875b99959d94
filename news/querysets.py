"""Which columns, and which items stand in them."""

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Concat
from wagtail.models.pages import PageManager

from pages.models import SitePage
from pages.querysets import SitePageQuerySet

ITEM_TYPES = ("NewsPage", "MediaCoveragePage")


def item_models():
    return [apps.get_model("news", name) for name in ITEM_TYPES]


def public_items():
    """What readers may see of all columns: pages of several types, undressed."""
    return SitePage.objects.type(*item_models()).visible()


class ColumnQuerySet(SitePageQuerySet):
    def with_items(self):
        """Columns in which, or below which, something public stands."""
        return self.filter(_has_items())

    def without_items(self):
        return self.filter(~_has_items())


def _has_items() -> Exists:
    below = Q(
        path__range=(
            Concat(OuterRef("path"), Value("0" * SitePage.steplen)),
            Concat(OuterRef("path"), Value("Z" * SitePage.steplen)),
        )
    )
    return Exists(public_items().filter(below).order_by())


ColumnManager = PageManager.from_queryset(ColumnQuerySet)
