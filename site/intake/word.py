"""A Word file (.docx) into pieces, with the fate of every element said."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from intake.errors import IntakeError
from intake.pieces import Paragraph, Picture, Piece, ReadDocument
from intake.report import CHANGED, DROPPED, Loss, grouped
from intake.safety import damaged_sentence
from intake.word_drawings import PlacedPicture
from intake.word_inline import Surroundings
from intake.word_looks import StyleSheet
from intake.word_mammoth import read_tree
from intake.word_names import W
from intake.word_numbering import Numbering
from intake.word_package import Relationship, WordPackage
from intake.word_prepare import Prepared, Preparer
from intake.word_surroundings import comment_texts, margin_losses, part_of_kind
from intake.word_tree import TreeReader
from library.pictures import PictureFile, PictureRefused, web_picture

_NOTE_TITLES = {"footnotes": "脚注", "endnotes": "尾注"}
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read_word(data: bytes, name: str) -> ReadDocument:
    """Read a .docx file; nothing outside it is ever fetched.

    Raises IntakeError with one Chinese sentence when the file is not an ordinary
    Word file or cannot be read whole.
    """
    package = WordPackage(data, name)
    try:
        return _Reading(package).document()
    except RecursionError as error:
        raise IntakeError(damaged_sentence(name)) from error


@dataclass
class _Reading:
    package: WordPackage
    prepared: Prepared = field(default_factory=Prepared)
    placed: list[PlacedPicture] = field(default_factory=list)

    def document(self) -> ReadDocument:
        parts, links = self._prepared_parts()
        tree, message_losses = read_tree(parts, links, self.package.name)
        reader = TreeReader(self.package.name, self.prepared, tree.notes)
        pieces = reader.pieces(tree.children)
        main = links["document"]
        losses = [
            *self.prepared.losses,
            *message_losses,
            *reader.losses,
            *margin_losses(self.package, main),
        ]
        if self.prepared.blanks:
            detail = "空行不保留，段距由版式决定"
            losses.append(Loss("空行", DROPPED, "", detail, self.prepared.blanks))
        pictures = _Pictures(self.package, self.placed)
        pieces = list(pictures.replaced(pieces))
        self._count(reader, pieces)
        return ReadDocument(
            self.package.name,
            tuple(pieces),
            tuple(pictures.files),
            tuple(grouped([*losses, *pictures.losses])),
            dict(self.prepared.counts),
        )

    def _prepared_parts(
        self,
    ) -> tuple[dict[str, Element], dict[str, dict[str, Relationship]]]:
        main = self.package.main_part()
        root = self.package.xml(main)
        body = None if root is None else root.find(f"{W}body")
        if root is None or body is None:
            raise IntakeError(damaged_sentence(self.package.name))
        related = self.package.relationships(main)
        part = {
            kind: part_of_kind(self.package, related, kind)
            for kind in ("styles", "numbering", "comments", "footnotes", "endnotes")
        }
        styles = StyleSheet(self.package.xml(part["styles"]))
        numbering = Numbering(self.package.xml(part["numbering"]), styles)
        comments = comment_texts(self.package.xml(part["comments"]))
        around = Surroundings(styles, related, comments, self.placed)
        Preparer(around, numbering, self.prepared).container(body)
        parts, links = {"document": root}, {"document": related}
        for kind in _NOTE_TITLES:
            notes = self.package.xml(part[kind])
            if notes is not None:
                links[kind] = self.package.relationships(part[kind])
                around = Surroundings(styles, links[kind], comments, self.placed)
                self._prepare_notes(
                    notes, kind, Preparer(around, numbering, self.prepared)
                )
                parts[kind] = notes
        return parts, links

    def _prepare_notes(self, notes: Element, kind: str, preparer: Preparer) -> None:
        for note in notes:
            if note.get(f"{W}type") not in _SEPARATORS:
                preparer.container(note, _NOTE_TITLES[kind])

    def _count(self, reader: TreeReader, pieces: Iterable[Piece]) -> None:
        counts = self.prepared.counts
        counts["图片"] = len(self.placed)
        counts["脚注"] = len(reader.numbers)
        paragraphs = [piece for piece in pieces if isinstance(piece, Paragraph)]
        counts["列表项"] = sum(1 for piece in paragraphs if piece.item is not None)
        counts["链接"] = len(
            {
                (piece.number, span.href)
                for piece in paragraphs
                for span in piece.spans
                if span.href
            }
        )


@dataclass
class _Pictures:
    """The file's pictures made safe, each kept once however often it stands."""

    package: WordPackage
    placed: list[PlacedPicture]
    files: list[PictureFile] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    _known: dict[PlacedPicture, int | None] = field(default_factory=dict)

    def replaced(self, pieces: Iterable[Piece]) -> Iterable[Piece]:
        """The pieces with picture numbers that point into ``files``."""
        near = "文首"
        for piece in pieces:
            if not isinstance(piece, Picture):
                near = piece.place
                yield piece
                continue
            placed = self.placed[piece.index]
            index = self._index(placed, f"图片，在{near}之后")
            if index is not None:
                yield Picture(index, placed.alt)

    def _index(self, placed: PlacedPicture, place: str) -> int | None:
        if placed not in self._known:
            self._known[placed] = self._made_safe(placed, place)
        return self._known[placed]

    def _made_safe(self, placed: PlacedPicture, place: str) -> int | None:
        try:
            picture, changes = web_picture(
                self.package.read(placed.part),
                posixpath.basename(placed.part),
                placed.crop,
                placed.quarter_turns,
            )
        except PictureRefused as reason:
            self.losses.append(Loss("图片", DROPPED, place, str(reason)))
            return None
        if changes:
            self.losses.append(Loss("图片", CHANGED, place, "，".join(changes)))
        self.files.append(picture)
        return len(self.files) - 1
