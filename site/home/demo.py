"""The demo site's front page, identity and plain pages."""

from wagtail.models import Site

from home.models import PlainPage
from pages.models import ListingPage, SiteIdentity

FRONT = ("工会要闻", "工会工作简报", "通知公告", "媒体报道")
ABOUT = (
    "<p>漾濞彝族自治县总工会在县委和州总工会的领导下，联系全县基层工会和职工，"
    "做好维权服务、劳动竞赛、困难帮扶、劳模管理和职工文化等工作。"
    "机关设办公室、会统股、基层工作股、企业管理股、劳模宣传管理股。</p>"
    "<p>本站为演示站点，文中人物、单位和数字均为虚构。</p>"
)


def load() -> None:
    """Show the newest of some lists and say who publishes the site."""
    site = Site.objects.get(is_default_site=True)
    home = site.root_page.specific
    listings = {page.title: page for page in home.get_children().type(ListingPage)}
    home.front = [
        ("latest", {"listing": listings[title], "heading": "", "count": 5})
        for title in FRONT
    ]
    home.save_revision().publish()
    about = PlainPage(title="工会概况", body=[("paragraph", ABOUT)], show_in_menus=True)
    home.add_child(instance=about)
    about.save_revision().publish()
    SiteIdentity.objects.update_or_create(
        site=site,
        defaults={
            "site_name": "漾濞县总工会",
            "slogan": "工会工作简报",
            "publisher": "漾濞彝族自治县总工会",
            "organizer": "县总工会办公室",
            "address": "云南省大理州漾濞县苍山西镇",
            "postcode": "672500",
        },
    )
