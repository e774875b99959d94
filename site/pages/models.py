"""What every page of the site has: the base page, listings, the site's identity."""

from django.db import models
from django.http import Http404
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import AbstractPage, PageViewRestriction, ShowInMenusMixin
from wagtail.models.pages import AbstractPageMeta
from wagtail.search import index

from pages.feeds import ListingFeed
from pages.findable import searched_text
from pages.forms import SystemSlugCopyForm
from pages.gone import LeavesOutGoneMixin
from pages.pagination import page_of
from pages.querysets import SitePageManager
from pages.slugs import first_free, is_fixed, romanized


class SitePage(LeavesOutGoneMixin, ShowInMenusMixin, AbstractPage):
    """The base page: columns that home, search, feeds and organization pages read
    over all page types in one statement."""

    summary = models.CharField(
        "摘要",
        max_length=200,
        blank=True,
        help_text="一两句话，显示在列表和搜索结果中。",
    )
    lead_image = models.ForeignKey(
        "library.UnionImage",
        verbose_name="题图",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="显示在列表中，也用作分享时的配图。",
    )
    editorial_date = models.DateField(
        "日期", null=True, blank=True, help_text="列表按这个日期排列。"
    )
    source = models.CharField(
        "来源", max_length=100, blank=True, help_text="供稿单位或转载的媒体名称。"
    )

    public_from = models.DateField("公开日期", null=True, editable=False)

    objects = SitePageManager()

    card_template = "pages/_page_card.html"
    # What readers call such a page; as editors do when it is empty.
    reader_kind = ""
    copy_form_class = SystemSlugCopyForm

    search_fields = [
        *AbstractPage.search_fields,
        *ShowInMenusMixin.search_fields,
        index.SearchField("summary"),
        index.SearchField("source"),
        index.FilterField("editorial_date"),
    ]
    card_panels = [
        FieldPanel("summary"),
        FieldPanel("lead_image"),
    ]
    promote_panels = [
        MultiFieldPanel([FieldPanel("show_in_menus")], heading="导航"),
    ]
    settings_panels = [PublishingPanel()]

    class Meta(AbstractPageMeta):
        verbose_name = "页面"
        verbose_name_plural = "页面"

    def slug_base(self) -> str:
        """What the address of a new page begins as; page types with a rule of
        their own (issue numbers, dates) answer differently."""
        return romanized(self.title) or f"{timezone.localdate():%Y%m%d}"

    def findable_text(self) -> str:
        """What the public search reads besides the title."""
        return searched_text(self)

    def _set_core_field_defaults(self):
        # Wagtail derives a slug from the title, which is empty for Chinese titles.
        parent = self.get_parent() if self.path else None
        parent = parent or getattr(self, "_cached_parent_obj", None)
        if not self.slug and parent:
            self.slug = first_free(
                self.slug_base(),
                lambda slug: self._slug_is_available(slug, parent, self),
            )
        super()._set_core_field_defaults()

    @staticmethod
    def _slug_is_available(slug, parent_page, page=None):
        # Every door asks here. A page that stands there already keeps its address.
        if parent_page:
            stays = page is not None and page.pk and page.is_child_of(parent_page)
            if not stays and is_fixed(slug, parent_page):
                return False
        return AbstractPage._slug_is_available(slug, parent_page, page)

    def children_to_route(self):
        """The pages among which the next part of an address is looked for."""
        return self.get_children()

    def route(self, request, path_components):
        """As Wagtail routes; children that are specific already are not asked twice."""
        if not path_components:
            return super().route(request, path_components)
        slug, *remaining = path_components
        child = self.children_to_route().filter(slug=slug).first()
        if child is None or child.is_kept_back:
            raise Http404
        child._cached_parent_obj = self
        return child.specific.route(request, remaining)

    @property
    def is_kept_back(self) -> bool:
        """Whether the page is for the office alone, though published: an embargo
        that ends by itself. Page types with nothing below set ``public_from``."""
        return self.public_from is not None and self.public_from > timezone.localdate()

    def get_sitemap_urls(self, request=None):
        return [] if self.is_kept_back else super().get_sitemap_urls(request)

    def get_view_restrictions(self):
        """The restrictions on this page and those above it.

        One statement where the way to the page is open and knows no alias. An alias
        has the restrictions of its source, and that may be an alias itself: Wagtail
        follows such chains to their end, one statement a link.
        """
        ends = range(self.steplen, len(self.path) + 1, self.steplen)
        way = SitePage.objects.filter(path__in=[self.path[:end] for end in ends])
        found = list(way.values_list("alias_of", "view_restrictions"))
        if any(source for source, _ in found):
            return super().get_view_restrictions()
        closed = [restriction for _, restriction in found if restriction]
        return PageViewRestriction.objects.filter(pk__in=closed)


class ListingPage(RoutablePageMixin, SitePage):
    """A page that lists other pages: newest first, by year, paged, with a feed.

    A subclass says what it lists in ``items()``; the list must be ordered by
    something unique and offer ``editorial_date``.
    """

    items_per_page = 20
    feed_class = ListingFeed

    class Meta:
        abstract = True

    def items(self):
        """The public pages of this list, newest first."""
        raise NotImplementedError

    def years(self):
        """The years in which something was listed, latest first."""
        return [
            date.year
            for date in self.items()
            .exclude(editorial_date=None)
            .order_by("-editorial_date")
            .dates("editorial_date", "year", order="DESC")
        ]

    def items_in_year(self, year: int):
        return self.items().filter(editorial_date__year=year)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        years = self.years()
        asked = request.GET.get("year", "")
        chosen = next((year for year in years if str(year) == asked), None)
        listed = self.items_in_year(chosen) if chosen else self.items()
        return context | {
            "years": years,
            "chosen_year": chosen,
            "items": page_of(request, listed, self.items_per_page),
        }

    @path("feed/")
    def feed(self, request):
        return self.feed_class(self)(request)


@register_setting(icon="home", order=10)
class SiteIdentity(BaseSiteSetting):
    """Who publishes the site and the numbers the law wants in the footer.

    Every value may stay empty; its label is then not shown.
    """

    site_name = models.CharField("网站名称", max_length=60, default="工会工作简报")
    slogan = models.CharField("副题", max_length=60, blank=True)
    publisher = models.CharField("主办单位", max_length=60, blank=True)
    organizer = models.CharField("承办单位", max_length=60, blank=True)
    address = models.CharField("地址", max_length=120, blank=True)
    postcode = models.CharField("邮编", max_length=6, blank=True)
    phone = models.CharField("公开电话", max_length=40, blank=True)
    email = models.EmailField("公开邮箱", blank=True)
    icp_number = models.CharField(
        "ICP备案号", max_length=40, blank=True, help_text="如：滇ICP备00000000号。"
    )
    police_number = models.CharField(
        "公安备案号",
        max_length=40,
        blank=True,
        help_text="如：滇公网安备00000000000000号。",
    )
    site_code = models.CharField("网站标识码", max_length=10, blank=True)

    panels = [
        MultiFieldPanel(
            [FieldPanel("site_name"), FieldPanel("slogan")], heading="网站"
        ),
        MultiFieldPanel(
            [
                FieldPanel("publisher"),
                FieldPanel("organizer"),
                FieldPanel("address"),
                FieldPanel("postcode"),
                FieldPanel("phone"),
                FieldPanel("email"),
            ],
            heading="主办与联系",
        ),
        MultiFieldPanel(
            [
                FieldPanel("icp_number"),
                FieldPanel("police_number"),
                FieldPanel("site_code"),
            ],
            heading="备案与标识",
        ),
    ]

    class Meta:
        verbose_name = "网站信息"

    @property
    def police_digits(self) -> str:
        """The digits of the police record, which its public address wants."""
        return "".join(filter(str.isdecimal, self.police_number))
