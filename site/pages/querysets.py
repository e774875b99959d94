"""Which pages: verbs that every page type speaks."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageViewRestriction
from wagtail.models.pages import PageManager, PageQuerySet


class SitePageQuerySet(PageQuerySet):
    def visible(self):
        """Published, and no page on the way to it asks for a password or a group.

        One statement however many restrictions there are; Wagtail's ``public()``
        reads them all each time it is said.
        """
        asked = ExpressionWrapper(OuterRef("path"), output_field=CharField())
        closed = PageViewRestriction.objects.annotate(asked=asked).filter(
            asked__startswith=F("page__path")
        )
        return self.live().filter(~Exists(closed))


SitePageManager = PageManager.from_queryset(SitePageQuerySet)
