"""Series, issues, articles, the ledger of numbers and the frozen prints."""

from bulletin.models.articles import ArticleContribution, BulletinArticle
from bulletin.models.distribution import DistributionList
from bulletin.models.issues import BulletinIssuePage
from bulletin.models.ledger import IssueNumber
from bulletin.models.releases import IssueRelease
from bulletin.models.series import BulletinIndexPage

__all__ = [
    "ArticleContribution",
    "BulletinArticle",
    "BulletinIndexPage",
    "BulletinIssuePage",
    "DistributionList",
    "IssueNumber",
    "IssueRelease",
]
