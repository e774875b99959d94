"""The bulletin articles an organization contributed, for its page."""

from django.db.models import CharField, Count, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

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
    from bulletin.models import BulletinArticle

    earlier = BulletinArticle.objects.filter(issue=OuterRef("issue")).filter(
        Q(sort_order__lt=OuterRef("sort_order"))
        | Q(sort_order=OuterRef("sort_order"), pk__lt=OuterRef("pk"))
    )
    ahead = earlier.order_by().values("issue").annotate(number=Count("pk"))
    articles = (
        BulletinArticle.objects.filter(pk__in=targets)
        .defer("body")
        .select_related("issue")
        .annotate(position=Coalesce(Subquery(ahead.values("number")), 0) + 1)
    )
    return {
        article.pk: Link(
            title=article.title,
            url=f"{article.issue.url}{article.position}/",
            context=article.issue.title,
        )
        for article in articles
    }


CONTRIBUTED_ARTICLES = LinkSource(name="bulletin", rows=rows, links=links)
