"""What was read from one file, on its way to becoming a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bulletin.enums import ArticleSection
from bulletin.recognition import recognize
from bulletin.recognition.issue import RecognizedArticle, RecognizedIssue
from intake.pieces import PictureFile
from intake.reading import document_in
from organizations.models import Organization
from organizations.unit_names import UnitMatch
from organizations.units_written import UnitRegister

SECTIONS = {section.label: section for section in ArticleSection}


@dataclass
class ArticlePlan:
    """One article as it will be drafted; the editor may change any of it first.

    ``organizations`` are the records chosen for the names in ``matches``, one for
    one, None where no record stands for a name.
    """

    recognized: RecognizedArticle
    title: str
    section: str
    matches: list[UnitMatch]
    organizations: list[Organization | None] = field(default_factory=list)
    joins_previous: bool = False
    left_out: bool = False

    @property
    def known(self) -> list[tuple[str, Organization]]:
        """Each contributing unit as written, with its record."""
        pairs = zip(self.matches, self.organizations, strict=True)
        return [(match.name, record) for match, record in pairs if record is not None]

    @property
    def unknown(self) -> list[str]:
        """The names of contributing units that no record stands for."""
        pairs = zip(self.matches, self.organizations, strict=True)
        return [match.name for match, record in pairs if record is None]


@dataclass
class IssuePlan:
    """Everything read from one file, ready to be drafted."""

    issue: RecognizedIssue
    pictures: Sequence[PictureFile]
    articles: list[ArticlePlan]


def plan_issue(data: bytes, name: str) -> IssuePlan:
    """Read a Word file and match its contributors to the register.

    Raises ``intake.errors.IntakeError`` for a file that cannot be read.
    """
    document = document_in(data, name)
    issue = recognize(document)
    register = UnitRegister()
    plans = []
    for article in issue.articles:
        matches, found = register.matched(article.units)
        section = SECTIONS.get(article.section, "")
        plans.append(ArticlePlan(article, article.title, section, matches, found))
    return IssuePlan(issue, document.pictures, plans)


def joined(plans: Sequence[ArticlePlan]) -> list[ArticlePlan]:
    """The articles to draft: left out ones gone, joined ones behind their first."""
    kept: list[ArticlePlan] = []
    for plan in plans:
        if plan.left_out:
            continue
        if plan.joins_previous and kept:
            join(kept[-1], plan)
        else:
            kept.append(plan)
    return kept


def join(first: ArticlePlan, plan: ArticlePlan) -> None:
    """Put an article behind another; its title becomes a heading there."""
    titles = [plan.title, plan.recognized.subtitle]
    first.recognized.blocks += [
        {"type": "heading", "value": {"level": "1", "text": title}}
        for title in titles
        if title
    ]
    first.recognized.blocks += plan.recognized.blocks
    first.recognized.persons += plan.recognized.persons
    first.organizations += plan.organizations
    first.matches += plan.matches
