"""A bulletin issue recognised in a read file.

Everything is looked for, nothing is required: a plain text becomes one article.
"""

from __future__ import annotations

from collections.abc import Sequence

from bulletin.recognition.articles import Parted, part_articles
from bulletin.recognition.contents import take_contents
from bulletin.recognition.issue import RecognizedArticle, RecognizedIssue
from bulletin.recognition.masthead import take_masthead
from bulletin.recognition.tail import take_tail
from bulletin.recognition.titles import find_titles
from bulletin.recognition.wording import squeezed
from intake.blocks import commonest_size, kept_losses
from intake.cleaning import clean
from intake.pieces import ReadDocument
from intake.report import CHANGED, Loss, excerpt, grouped


def recognize(document: ReadDocument) -> RecognizedIssue:
    """The issue in a document, cleaned, with the whole loss report.

    What cannot be recognised stays in the articles' text or is said in the report.
    """
    cleaned = clean(document)
    masthead, pieces, masthead_losses = take_masthead(cleaned.pieces)
    tail, pieces, tail_losses = take_tail(pieces)
    contents, pieces, contents_losses = take_contents(pieces)
    body_size = commonest_size(pieces)
    titles = find_titles(pieces, contents, body_size)
    parted = part_articles(pieces, titles, body_size)
    if not parted.articles:
        parted.articles.append(RecognizedArticle())
    losses = [
        *cleaned.losses,
        *masthead_losses,
        *contents_losses,
        *_missing_titles(contents, parted),
        *tail_losses,
        *parted.losses,
        *kept_losses(parted.kept),
    ]
    return RecognizedIssue(
        masthead, contents, parted.editor_note, parted.articles, tail, grouped(losses)
    )


def _missing_titles(contents: Sequence[str], parted: Parted) -> list[Loss]:
    """Entries of the list of contents that no article answers to."""
    found = [squeezed(article.title) for article in parted.articles if article.title]
    return [
        Loss(
            "目录",
            CHANGED,
            "目录",
            f"目录里的“{excerpt(entry)}”在正文中没有同名的标题，请核对",
        )
        for entry in contents
        if not any(
            title.startswith(squeezed(entry)) or squeezed(entry).startswith(title)
            for title in found
        )
    ]
