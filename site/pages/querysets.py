"""Which pages: verbs that every page type speaks."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail.models.pages import PageManager, PageQuerySet


class SitePageQuerySet(PageQuerySet):
    def visible(self, day=None):
        """Published, no longer (on that day, today unless said) kept back, and no
        page on the way to it asks for a password or a group.

        One statement however many restrictions there are; Wagtail's ``public()``
        reads them all each time it is said. An alias is as private as its source,
        an alias of that alias too. Chains of three are followed only where a page
        is served (``SitePage.get_view_restrictions``): here such a page is listed,
        yet asks whoever opens it.
        """
        asked = ExpressionWrapper(OuterRef("path"), output_field=CharField())
        # An expression no index knows: SQLite would begin with all the pages.
        original = Coalesce("page__alias_of", Value(0))
        closed = PageViewRestriction.objects.annotate(asked=asked).filter(
            Q(asked__startswith=F("page__path"))
            | Q(asked__startswith=F("page__aliases__path"))
            | Q(asked__startswith=F("page__aliases__aliases__path")),
            Exact(original, 0),
        )
        return self.live().shown_on(day or timezone.localdate()).filter(~Exists(closed))

    def shown_on(self, day):
        """Those not kept back on that day, whether published or not."""
        return self.filter(Q(public_from=None) | Q(public_from__lte=day))


SitePageManager = PageManager.from_queryset(SitePageQuerySet)
