"""The front page and plain pages."""

from wagtail import blocks
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.search import index

from organizations.page_links import organizations_of
from pages.blocks import BodyBlock
from pages.models import SitePage

# House-rule test: every page type that is a ListingPage stands here.
LISTING_TYPES = [
    "bulletin.BulletinIndexPage",
    "honors.HonorsIndexPage",
    "honors.EssayIndexPage",
]


class LatestBlock(blocks.StructBlock):
    """The newest items of one listing, drawn by the listed pages' own cards."""

    listing = blocks.PageChooserBlock(page_type=LISTING_TYPES, label="取自哪个栏目")
    heading = blocks.CharBlock(
        required=False, max_length=20, label="标题", help_text="不填时用栏目名称。"
    )
    count = blocks.IntegerBlock(default=4, min_value=1, max_value=12, label="显示几条")

    def render(self, value, context=None):
        """Nothing at all when the listing is deleted, a draft or private."""
        listing = public(value["listing"])
        if listing is None:
            return ""
        items = listing.items()[: value["count"]]
        found = {"listing": listing, "items": items}
        return super().render(value, context=(context or {}) | found)

    class Meta:
        icon = "list-ul"
        label = "最新内容"
        description = "自动列出一个栏目的最新内容。"
        label_format = "{heading}"
        template = "home/blocks/latest.html"
        preview_template = "home/blocks/latest_preview.html"


def public(listing):
    """The listing, unless a reader without a password could not open it."""
    if listing is None or not listing.live or listing.get_view_restrictions():
        return None
    return listing.specific


class WelcomeBlock(blocks.StructBlock):
    """A few words in the union's own voice."""

    heading = blocks.CharBlock(max_length=40, label="标题")
    text = blocks.TextBlock(required=False, label="文字")

    class Meta:
        icon = "openquote"
        label = "寄语"
        description = "一句标题和一小段话。"
        label_format = "{heading}"
        template = "home/blocks/welcome.html"
        preview_value = {
            "heading": "把职工的事放在心上",
            "text": "记录基层工会的点滴工作。",
        }


class FrontBlock(blocks.StreamBlock):
    """What the office may put on the front page."""

    latest = LatestBlock()
    welcome = WelcomeBlock()


class HomePage(SitePage):
    """The front page: the newest of each listing in the order the office chose."""

    front = StreamField(FrontBlock(), verbose_name="版面", blank=True)

    max_count = 1
    parent_page_types = ["pages.SitePage"]
    subpage_types = [*LISTING_TYPES, "home.PlainPage"]
    content_panels = [
        FieldPanel("title", heading="名称"),
        FieldPanel("summary"),
        FieldPanel("front"),
    ]

    class Meta:
        verbose_name = "首页"
        verbose_name_plural = "首页"


class PlainPage(SitePage):
    """A page that belongs to no column: 工会概况, 联系我们, 隐私声明."""

    body = StreamField(BodyBlock(), verbose_name="正文", blank=True)

    reader_kind = "页面"
    parent_page_types = ["home.HomePage", "home.PlainPage"]
    subpage_types = ["home.PlainPage"]
    content_panels = [
        FieldPanel("title", heading="标题"),
        *SitePage.card_panels,
        FieldPanel("body"),
        FieldPanel("source"),
        InlinePanel("organization_links", heading="相关组织", label="组织"),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("body")]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"organizations": organizations_of(self)}

    class Meta:
        verbose_name = "普通页面"
        verbose_name_plural = "普通页面"
