"""Articles among what readers can search for: each is found by itself."""

from django.db.models import F

from bulletin.contributions import links, public_issues
from pages.findable import Findable, FindableSource, Place, as_text

KIND = "简报文章"


def public_articles():
    from bulletin.models import BulletinArticle

    return BulletinArticle.objects.filter(issue__in=public_issues())


def keys():
    return public_articles().order_by("pk").values_list("pk", flat=True)


def read(wanted):
    articles = public_articles().filter(pk__in=wanted)
    for article in articles.annotate(editorial_day=F("issue__editorial_date")):
        body = article.body.stream_block.get_searchable_content(article.body)
        yield Findable(
            key=article.pk,
            kind=KIND,
            title=article.title,
            names=article.contributor_names,
            body="\n".join([article.subtitle, as_text(body)]),
            day=article.editorial_day,
        )


def places(wanted):
    public = public_articles().filter(pk__in=wanted).values_list("pk", flat=True)
    return {
        key: Place(title=link.title, url=link.url, context=link.context)
        for key, link in links(list(public)).items()
    }


def touched(instance):
    """An article itself; all articles of an issue that comes or goes."""
    from bulletin.models import BulletinArticle, BulletinIssuePage

    if isinstance(instance, BulletinArticle):
        return [instance.pk]
    if isinstance(instance, BulletinIssuePage):
        articles = BulletinArticle.objects.filter(issue=instance.pk)
        return articles.values_list("pk", flat=True)
    return closed_articles(instance)


def closed_articles(instance):
    """Of the issues that a restriction of readers closes or opens."""
    from wagtail.models import PageViewRestriction

    from bulletin.models import BulletinArticle

    if not isinstance(instance, PageViewRestriction):
        return []
    below = BulletinArticle.objects.filter(issue__path__startswith=instance.page.path)
    return below.values_list("pk", flat=True)


ARTICLES = FindableSource("articles", keys, read, places, touched)
