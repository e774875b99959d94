"""Series, issues and articles of the bulletin."""

import datetime

import factory
from django.utils import timezone

from bulletin.models import (
    ArticleContribution,
    BulletinArticle,
    BulletinIndexPage,
    BulletinIssuePage,
    DistributionList,
    IssueNumber,
)
from bulletin.numbering import issue_slug
from pages.ordering import in_order
from tests.factories.pages import home_page

SIGNED = datetime.date(2026, 3, 16)


class DistributionListFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = DistributionList

    name = factory.Sequence("分送表{}".format)
    role = "report"
    recipients = "州总工会，县委、县人大、县政府、县政协。"


def series(**fields) -> BulletinIndexPage:
    fields = {
        "title": "工会工作简报",
        "publisher_line": "县总工会办公室编",
        "first_year": 2000,
    } | fields
    return home_page().add_child(instance=BulletinIndexPage(**fields))


def article(title="慰问一线职工", *, contributors=(), text="正文一段。", **fields):
    """An unsaved article for ``draft`` and ``issue``."""
    fields.setdefault("body", [("paragraph", f"<p>{text}</p>")])
    made = BulletinArticle(title=title, **fields)
    made.contributions = in_order(
        ArticleContribution(organization=unit) for unit in contributors
    )
    return made


def draft(parent=None, *, articles=None, **fields) -> BulletinIssuePage:
    """An issue as an editor begins it: saved, not published."""
    fields = {"sign_date": SIGNED} | fields
    page = BulletinIssuePage(**fields)
    page.articles = in_order([article()] if articles is None else articles)
    (parent or series()).add_child(instance=page)
    page.save_revision(clean=False)
    return page


def issue(parent=None, **fields) -> BulletinIssuePage:
    """An issued issue, as the public sees it."""
    page = draft(parent, **fields)
    page.get_latest_revision().publish()
    return BulletinIssuePage.objects.get(pk=page.pk)


def enter(issue, series, number) -> IssueNumber:
    """A row in the ledger, without the ceremony of publishing."""
    return IssueNumber.objects.create(
        series=series,
        series_name=series.title,
        issue=issue,
        kind=issue.kind,
        year=issue.numbering_year(),
        number=number,
    )


def many_issues(parent, count) -> list[BulletinIssuePage]:
    """Public issues with one article each, quickly made: for long lists."""
    made = []
    first = IssueNumber.objects.filter(series=parent).count() + 1
    for number in range(first, first + count):
        slug = issue_slug("regular", SIGNED.year, number)
        page = BulletinIssuePage(slug=slug, sign_date=SIGNED, editorial_date=SIGNED)
        page.articles = [article()]
        parent.add_child(instance=page)
        enter(page, parent, number)
        made.append(page)
    keys = [page.pk for page in made]
    BulletinIssuePage.objects.filter(pk__in=keys).update(
        live=True, first_published_at=timezone.now(), last_published_at=timezone.now()
    )
    return list(BulletinIssuePage.objects.filter(pk__in=keys))
