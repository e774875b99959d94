"""The bulletin articles an organization contributed, for its page."""

from django.db.models import CharField, F, Value

from organizations.enums import LinkRole
from organizations.links import Link, LinkSource


def rows(organization):
    from bulletin.models import ArticleContribution

    return (
        ArticleContribution.objects.filter(
            organization=organization, article__issue__in=public_issues()
        )
        .annotate(
            day=F("article__issue__editorial_date"),
            role=Value(LinkRole.CONTRIBUTOR, output_field=CharField()),
            target=F("article_id"),
        )
        .order_by()
    )


def public_issues():
    from bulletin.models import BulletinIssuePage

    return BulletinIssuePage.objects.visible().order_by()


def links(targets):
    """The linked articles by key: an article's place is its rank in its issue."""
    from bulletin.models import BulletinIssuePage
    from bulletin.models.series import headlines

    issues = BulletinIssuePage.objects.filter(articles__in=targets).distinct()
    found = {}
    for issue in issues.prefetch_related(headlines()):
        for position, article in enumerate(issue.articles.all(), start=1):
            found[article.pk] = Link(
                title=article.title,
                url=f"{issue.url}{position}/",
                context=issue.title,
            )
    return {target: found[target] for target in targets}


CONTRIBUTED_ARTICLES = LinkSource(name="bulletin", rows=rows, links=links)
