"""Which issues: the same verbs for pages, feeds, reports and tests."""

from django.db.models import Q
from wagtail.models.pages import PageManager

from pages.querysets import SitePageQuerySet


class IssueQuerySet(SitePageQuerySet):
    def issued(self):
        """Issues that have a number in the ledger, taken down or not."""
        return self.filter(entry__isnull=False)

    def newest_first(self):
        """As a series lists its issued issues: latest sign-off, highest number."""
        return (
            self.issued()
            .select_related("entry", "lead_image")
            .order_by("-sign_date", "-entry__number", "-pk")
        )

    def before(self, issue):
        """Issues that stand behind this one in the list, the nearest first."""
        return self.newest_first().filter(_behind(issue))

    def after(self, issue):
        """Issues that stand ahead of this one in the list, the nearest first."""
        return (
            self.newest_first().exclude(_behind(issue)).exclude(pk=issue.pk).reverse()
        )


IssueManager = PageManager.from_queryset(IssueQuerySet)


def _behind(issue) -> Q:
    same_day = Q(sign_date=issue.sign_date)
    same_number = same_day & Q(entry__number=issue.entry.number)
    return (
        Q(sign_date__lt=issue.sign_date)
        | same_day & Q(entry__number__lt=issue.entry.number)
        | same_number & Q(pk__lt=issue.pk)
    )
