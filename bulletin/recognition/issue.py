"""What is recognised in a bulletin; every field may be empty, none is invented."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from intake.blocks import Block
from intake.report import Loss

REGULAR = "正刊"
SUPPLEMENT = "增刊"
SPECIAL = "专刊"


@dataclass
class Masthead:
    """The head of the first page: what stands above the red rule."""

    name: str = ""
    number: int | None = None
    overall: int | None = None
    kind: str = REGULAR
    publisher: str = ""
    date: date | None = None
    year: int | None = None


@dataclass
class Tail:
    """The foot of the last page; lists as typed, with their closing full stop."""

    report_to: str = ""
    send_to: str = ""
    distribute_to: str = ""
    extra: str = ""
    copies: int | None = None
    edited_by: str = ""
    reviewed_by: str = ""
    signed_by: str = ""


@dataclass
class RecognizedArticle:
    """One article; an empty title means that none was found.

    ``contributed`` is the closing line as typed, ``units`` and ``persons`` the
    names in it as written.
    """

    title: str = ""
    subtitle: str = ""
    section: str = ""
    blocks: list[Block] = field(default_factory=list)
    contributed: str = ""
    units: list[str] = field(default_factory=list)
    persons: list[str] = field(default_factory=list)


@dataclass
class RecognizedIssue:
    """An issue read from one file; pictures in blocks point into that file's."""

    masthead: Masthead = field(default_factory=Masthead)
    contents: list[str] = field(default_factory=list)
    editor_note: list[Block] = field(default_factory=list)
    articles: list[RecognizedArticle] = field(default_factory=list)
    tail: Tail = field(default_factory=Tail)
    losses: list[Loss] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Plain values only; the date as YYYY-MM-DD."""
        masthead = asdict(self.masthead)
        issued = self.masthead.date
        masthead["date"] = issued.isoformat() if issued else None
        return {
            "masthead": masthead,
            "contents": list(self.contents),
            "editor_note": self.editor_note,
            "articles": [asdict(article) for article in self.articles],
            "tail": asdict(self.tail),
            "losses": [loss.as_json() for loss in self.losses],
        }
