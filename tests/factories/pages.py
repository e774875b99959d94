"""The page tree and what stands in it."""

from wagtail.models import Collection, Locale, PageViewRestriction, Site

from home.models import HomePage, PlainPage
from pages.models import SitePage


def root_page() -> SitePage:
    """The root of the page tree, with what else migrations leave in a database:
    a test with real transactions empties every table behind it."""
    if root := SitePage.get_first_root_node():
        return root
    Locale.objects.get_or_create(language_code="zh-hans")
    if not Collection.objects.exists():
        Collection.add_root(name="全部文件")
    return SitePage.add_root(title="全部页面", slug="root")


def home_page() -> HomePage:
    """The front page of the one site; made when it is missing."""
    if home := HomePage.objects.first():
        return home
    home = root_page().add_child(instance=HomePage(title="首页", slug="front"))
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "testserver", "port": 80, "root_page": home},
    )
    return home


def plain_page(parent=None, **fields) -> PlainPage:
    fields = {"title": "工会概况"} | fields
    return (parent or home_page()).add_child(instance=PlainPage(**fields))


def close(page) -> None:
    """Let only those see the page who have signed in."""
    PageViewRestriction.objects.create(
        page_id=page.pk, restriction_type=PageViewRestriction.LOGIN
    )
