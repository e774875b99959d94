"""The essay archive on the public site."""

from django.db.models import Prefetch
from wagtail.admin.panels import FieldPanel

from honors.essays.listing import EssayListingMixin
from honors.models.essay_authors import EssayAuthor
from honors.models.essays import EssayPage
from pages.models import ListingPage


class EssayIndexPage(EssayListingMixin, ListingPage):
    """/essays/: every public essay, by year, event, prize, unit and author."""

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["honors.EssayPage"]
    show_in_menus_default = True
    card_template = "pages/_page_card.html"
    content_panels = [FieldPanel("title", heading="名称"), FieldPanel("summary")]
    promote_panels: list = []

    class Meta:
        verbose_name = "论文档案"
        verbose_name_plural = "论文档案"

    def slug_base(self):
        return "essays"

    def children_to_route(self):
        """The essays with all that their pages show."""
        authors = EssayAuthor.objects.select_related("organization")
        return (
            EssayPage.objects.child_of(self)
            .select_related("event", "organization", "original", "certificate")
            .prefetch_related(Prefetch("authors", authors), "certificate__renditions")
        )

    def items(self):
        """The listed essays in order; ``authors`` and ``event`` at hand."""
        return (
            EssayPage.objects.child_of(self)
            .listed()
            .in_order()
            .select_related("event")
            .prefetch_related("authors")
            .defer("body")
        )

    def years(self):
        """The certain years in which prizes were won, latest first."""
        years = self.items().exclude(year=None).order_by("-year")
        return list(years.values_list("year", flat=True).distinct())

    def items_in_year(self, year: int):
        return self.items().filter(year=year)
