"""Pages among what readers can search for."""

from datetime import date, timedelta

from wagtail.models import PageViewRestriction

from pages.findable import Findable, FindableSource, Place
from pages.models import SitePage

FRONT_DEPTH = 2
# Pages for the office alone are kept back until the day after this one.
ANY_DAY = date.max - timedelta(days=1)


def below_the_front(day=None):
    return SitePage.objects.visible(day).filter(depth__gt=FRONT_DEPTH)


def keys():
    return below_the_front(ANY_DAY).order_by("pk").values_list("pk", flat=True)


def read(wanted):
    for page in below_the_front(ANY_DAY).filter(pk__in=wanted).specific():
        yield Findable(
            key=page.pk,
            kind=page.reader_kind or str(page._meta.verbose_name),
            title=page.title,
            body=page.findable_text(),
            day=page.editorial_date,
            public_from=page.public_from,
        )


def places(wanted):
    found = below_the_front().filter(pk__in=wanted)
    return {page.pk: Place(title=page.title, url=page.url) for page in found}


def touched(instance):
    """A page itself; with a restriction, every page that it closes or opens."""
    if isinstance(instance, SitePage):
        return [instance.pk]
    if isinstance(instance, PageViewRestriction):
        below = SitePage.objects.filter(path__startswith=instance.page.path)
        return below.values_list("pk", flat=True)
    return []


PAGES = FindableSource("pages", keys, read, places, touched)
