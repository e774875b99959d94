"""Words and pictures of a web page gathered into paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from intake.cleaning import substituted
from intake.html_styles import Context
from intake.pieces import ListItem, Looks, Paragraph, Picture, Piece, Span
from intake.report import Loss

_SOURCE_SPACE = re.compile(r"[ \t\n\r\f]+")
_NEEDS_CARE = re.compile(r"[\t\n\r\f]|  |^ | $")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u201c\u201d]")
_TYPED_MARKER = re.compile(
    r"[(（]?[0-9０-９a-zA-Z一二三四五六七八九十]+[.．、)）]?|[①-⑳]"
)


@dataclass
class Flow:
    """A place where text runs: the page, or one cell of a table.

    ``number`` counts the paragraphs that have words, ``place`` says where a thing
    without words stands.
    """

    pieces: list[Piece] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    number: int = 0
    blanks: int = 0
    within: str = ""
    item: ListItem | None = None
    _spans: list[Span] = field(default_factory=list)
    _sizes: Counter[float] = field(default_factory=Counter)
    _looks: Looks = field(default_factory=Looks)
    _marker: str = ""
    _marker_context: Context | None = None
    _before: list[Picture] = field(default_factory=list)
    _after: list[Picture] = field(default_factory=list)
    _said: list[Loss] = field(default_factory=list)

    @property
    def place(self) -> str:
        if self.within:
            return self.within
        return f"第{self.number}段之后" if self.number else "文首"

    @property
    def has_words(self) -> bool:
        return any(span.text.strip() for span in self._spans)

    def add(self, words: str, context: Context) -> None:
        if context.marker:
            self._marker += words
            self._marker_context = context
            return
        if not self._spans or not self.has_words:
            self._looks = context.looks
        if context.preformatted:
            first, *others = words.split("\n")
            self._word(first, context)
            for line in others:
                self.end_paragraph()
                self._looks = context.looks
                self._word(line, context)
        else:
            self._word(words, context)

    def _word(self, words: str, context: Context) -> None:
        self._spans.append(replace(context.span, text=words))
        if context.size:
            self._sizes[context.size] += len(words.strip())

    def add_picture(self, picture: Picture) -> None:
        """Pictures before the first word stand above the paragraph, others below."""
        (self._after if self.has_words else self._before).append(picture)

    def say(self, element: str, action: str, detail: str, text: str = "") -> None:
        """Remark on the paragraph being read."""
        self._said.append(Loss(element, action, "", detail, 1, text))

    def end_paragraph(self) -> None:
        """What was gathered becomes a paragraph; nothing gathered, nothing made."""
        self._take_marker()
        paragraph = self._paragraph()
        self.pieces += self._before
        place = self.place
        if paragraph is not None:
            self.pieces.append(paragraph)
            place = self.within or paragraph.place
        self.pieces += self._after
        self.losses += [replace(loss, place=place) for loss in self._said]
        self._spans, self._before, self._after, self._said = [], [], [], []
        self._sizes, self._looks = Counter(), Looks()

    def take_over(self, pieces: Sequence[Piece], losses: Sequence[Loss]) -> None:
        """What stood in a table goes on here, its paragraphs counted on."""
        for piece in pieces:
            if isinstance(piece, Paragraph) and not self.within:
                self.number += 1
                piece = replace(piece, number=self.number)
            self.pieces.append(piece)
        self.losses += losses

    def _paragraph(self) -> Paragraph | None:
        bare = _without_source_spaces(Paragraph(tuple(self._spans)))
        if not bare.text.strip():
            self.blanks += bool(bare.text)
            return None
        self.number += 1
        item, self.item = self.item, None
        sizes = self._sizes.most_common(1)
        looks = replace(
            self._looks,
            size=sizes[0][0] if sizes else None,
            bold=all(span.bold for span in bare.spans if span.text.strip()),
        )
        number = 0 if self.within else self.number
        return replace(bare, looks=looks, item=item, number=number)

    def _take_marker(self) -> None:
        """What Word wrote out before the words: a number stays, a bullet is a list."""
        marker, context = self._marker.strip(), self._marker_context
        self._marker, self._marker_context = "", None
        if not marker or context is None or not self.has_words:
            return
        if context.symbols or not _TYPED_MARKER.fullmatch(marker):
            self.item = ListItem(ordered=False, level=context.word_list or 0)
            return
        gap = " " if marker[-1].isalnum() else ""
        self._spans.insert(0, replace(context.span, text=f"{marker}{gap}"))


def _without_source_spaces(paragraph: Paragraph) -> Paragraph:
    """As browsers show white space: one blank, none at the ends; none either where
    the source broke a line between two Chinese characters."""
    text = paragraph.text
    if not _NEEDS_CARE.search(text):
        return paragraph

    def shown(found: re.Match[str]) -> str:
        start, end = found.span()
        if start == 0 or end == len(text):
            return ""
        broken = "\n" in found.group() or "\r" in found.group()
        wide = _WIDE.match(text[start - 1]) and _WIDE.match(text[end])
        return "" if broken and wide else " "

    return substituted(paragraph, _SOURCE_SPACE, shown)[0]
