"""An issue as its readers meet it: whole, article by article, and printed."""

from django.db.models import Prefetch, prefetch_related_objects
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.utils.functional import SimpleLazyObject
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.url_routing import RouteResult

from bulletin.models.articles import ArticleContribution
from bulletin.printing import print_preview
from organizations.names_of_the_day import name_of
from pages.pictures import load_pictures


def contributions(day):
    """The contributions of articles with their organizations, named as of the day."""
    with_units = ArticleContribution.objects.select_related("organization")
    if day:
        with_units = with_units.annotate(name_then=name_of("organization", day))
    return Prefetch("contributions", with_units)


class ReadingMixin(RoutablePageMixin):
    """The addresses below an issue's own and what they show."""

    def numbered_articles(self):
        """The articles in order, each knowing its place, pictures loaded at once."""
        articles = list(self.articles.all())
        if self.pk:
            day = self.editorial_date or self.sign_date
            prefetch_related_objects(articles, contributions(day))
        for position, article in enumerate(articles, start=1):
            article.position = position
            article.issue = self
        load_pictures(article.body for article in articles)
        return articles

    def route(self, request, path_components):
        """What was issued and then taken down answers so, at all its addresses."""
        if self.is_issued and not self.live:
            return RouteResult(self, args=(self.gone, (), {}))
        return super().route(request, path_components)

    def gone(self, request):
        context = {"page": self, "series": self.series}
        return render(request, "bulletin/gone.html", context, status=410)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "entry": self.number_entry,
            "series": self.series,
            "articles": SimpleLazyObject(self.numbered_articles),
        }

    @path("")
    def issue(self, request):
        """The whole issue, with its prints and its neighbours."""
        releases = self.releases.order_by("-version") if self.is_issued else []
        return self.render(
            request,
            context_overrides={
                "releases": releases,
                "previous": self.neighbour("before"),
                "next": self.neighbour("after"),
            },
        )

    def neighbour(self, verb: str):
        """The issue next to this one in the series, or None."""
        if not self.is_issued:
            return None
        issues = type(self).objects.sibling_of(self).visible()
        return getattr(issues, verb)(self).first()

    def serve_preview(self, request, mode_name):
        if mode_name == "print":
            return print_preview(request, self)
        return super().serve_preview(request, mode_name)

    @path("<int:position>/", name="article")
    def article(self, request, position):
        """One article at its own address, with the ones before and after it."""
        articles = self.numbered_articles()
        if not 1 <= position <= len(articles):
            raise Http404("这一期没有这篇文章。")
        shown = articles[position - 1]
        return self.render(
            request,
            template="bulletin/bulletin_article.html",
            context_overrides={
                "article": shown,
                "articles": articles,
                "previous_article": articles[position - 2] if position > 1 else None,
                "next_article": (
                    articles[position] if position < len(articles) else None
                ),
            },
        )

    @path("pdf/", name="pdf")
    @path("pdf/<int:version>/", name="pdf_version")
    def pdf(self, request, version=None):
        """The frozen print, the newest unless a version is asked for."""
        releases = self.releases.order_by("version")
        release = (
            get_object_or_404(releases, version=version) if version else releases.last()
        )
        if release is None:
            raise Http404("这一期没有印刷版。")
        suffix = "" if version is None else f"（第{version}版）"
        return FileResponse(
            release.pdf.open(),
            filename=f"{self.title}{suffix}.pdf",
            content_type="application/pdf",
        )
