"""An issue in the words of the archive."""

from __future__ import annotations

from django.db.models import Prefetch

from archive.description import INTERNAL, PUBLIC, WITHDRAWN, Description
from bulletin.models import (
    ArticleContribution,
    BulletinArticle,
    BulletinIndexPage,
    BulletinIssuePage,
)


def series_by_path() -> dict[str, BulletinIndexPage]:
    """All series by their place in the tree; there are a handful."""
    found = BulletinIndexPage.objects.select_related("publisher")
    return {series.path: series for series in found}


def series_of(issue, series: dict[str, BulletinIndexPage]) -> BulletinIndexPage:
    return series[issue.path[: -issue.steplen]]


def with_what_is_described(issues):
    """The issues with what ``described`` reads, in a bounded number of queries."""
    headlines = BulletinArticle.objects.defer("body")
    names = ArticleContribution.objects.select_related("organization")
    return issues.select_related("entry").prefetch_related(
        Prefetch("articles", headlines), Prefetch("articles__contributions", names)
    )


def described(issue, series: BulletinIndexPage, status: str = PUBLIC) -> Description:
    articles = list(issue.articles.all())
    publisher = publisher_of(series)
    return Description(
        title=issue.title,
        address=issue.full_url or "",
        archive_number=issue.archive_number,
        creators=[publisher],
        contributors=contributors(articles),
        publisher=publisher,
        fond=publisher,
        date=issue.sign_date.isoformat(),
        year=str(issue.entry.year),
        kind="简报",
        abstract=issue.summary or "；".join(article.title for article in articles),
        formats=["text/html", "application/pdf"],
        part_of=issue.entry.series_name,
        status=status,
    )


def publisher_of(series: BulletinIndexPage) -> str:
    """漾濞县总工会; without a record, the line 漾濞县总工会办公室编 without 编."""
    if series.publisher:
        return series.publisher.name
    return series.publisher_line.removesuffix("编")


def contributors(articles) -> list[str]:
    """The contributing units by the names of the day, each once, in order."""
    names = (
        entry.name for article in articles for entry in article.contributions.all()
    )
    return list(dict.fromkeys(names))


def status_of(issue, public: set[int]) -> str:
    if not issue.live:
        return WITHDRAWN
    return PUBLIC if issue.pk in public else INTERNAL


def public_keys(issues) -> set[int]:
    """Which of the issues anybody may read."""
    seen = BulletinIssuePage.objects.visible().filter(pk__in=issues.values("pk"))
    return set(seen.values_list("pk", flat=True))
