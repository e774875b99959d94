"""Which pages: verbs that every page type speaks."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.db.models.functions import Coalesce
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
        # Coalesce: without an index to tempt it, SQLite begins with the few
        # restrictions and not, for every page again, with all pages.
        source = Coalesce("page__alias_of", 0)
        closed = PageViewRestriction.objects.annotate(
            asked=asked, source=source
        ).filter(
            Q(asked__startswith=F("page__path"))
            | Q(asked__startswith=F("page__aliases__path"))
            | Q(asked__startswith=F("page__aliases__aliases__path")),
            source=0,
        )
        return self.live().shown_on(day or timezone.localdate()).filter(~Exists(closed))

    def shown_on(self, day):
        """Those not kept back on that day, whether published or not."""
        return self.filter(Q(public_from=None) | Q(public_from__lte=day))

    def newest_first(self):
        """As lists show them."""
        return self.order_by("-editorial_date", "-pk")

    def before(self, page):
        """Pages that stand behind this one in a list, the nearest first."""
        day = page.editorial_date
        behind = Q(editorial_date__lt=day) | Q(editorial_date=day, pk__lt=page.pk)
        return self.filter(behind, editorial_date__lte=day).newest_first()

    def after(self, page):
        """Pages that stand ahead of this one in a list, the nearest first."""
        day = page.editorial_date
        ahead = Q(editorial_date__gt=day) | Q(editorial_date=day, pk__gt=page.pk)
        return self.filter(ahead, editorial_date__gte=day).newest_first().reverse()


SitePageManager = PageManager.from_queryset(SitePageQuerySet)
