"""An item with all that was found for it, ready to be written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone

from intake.blocks import Block, build_body, kept_losses
from intake.cleaning import clean
from intake.errors import IntakeError
from intake.fields import fitting
from intake.folder import FileFolder
from intake.html import BodyReader, ReadBody
from intake.personal_data import MOBILE, personal_numbers
from intake.pieces import Paragraph, Piece, Table
from intake.report import CHANGED, DROPPED, Loss
from library.pictures import PictureFile
from news.enums import Origin
from news.importing.columns import Columns
from news.importing.files import FoundFile, refusal
from news.importing.items import Item
from news.importing.lines import BadLine
from news.models import NewsIndexPage, NewsPage
from organizations.models import Organization
from organizations.units_written import UnitRegister

_is_url = URLValidator(schemes=["http", "https"])


@dataclass
class Prepared:
    """``page`` is unsaved, without its body and children. ``losses`` say what became of
    the text; ``missing`` counts what the line names and nobody could find."""

    item: Item
    column: NewsIndexPage
    page: NewsPage
    blocks: list[Block]
    pictures: Sequence[PictureFile]
    files: Sequence[FoundFile]
    organizations: Sequence[Organization]
    losses: Sequence[Loss]
    unknown_organizations: Sequence[str]
    missing: int


@dataclass
class Preparer:
    """Looks everything up once for a whole file."""

    columns: Columns
    folder: FileFolder | None = None
    default_source: str = ""
    allow_mobile: bool = False
    now: datetime = field(default_factory=timezone.now)
    register: UnitRegister = field(default_factory=UnitRegister)

    def prepare(self, item: Item) -> Prepared:
        """Raises BadLine when it cannot be published as it is."""
        losses: list[Loss] = []
        column = self.columns.named(item.column)
        read = self._read(item)
        pieces = without_title(read.document.pieces, item.title, losses)
        self._check_numbers(item, pieces)
        body = build_body(pieces)
        files, lost = self._files(item, read, losses)
        organizations, unknown = self._organizations(item, losses)
        page = self._page(item, losses)
        found = page.shortcomings(has_attachments=bool(body.blocks or files))
        if found:
            raise BadLine("".join(found.values()))
        return Prepared(
            item=item,
            column=column,
            page=page,
            blocks=body.blocks,
            pictures=read.document.pictures,
            files=files,
            organizations=organizations,
            losses=[
                *kept_losses(body.kept),
                *read.document.losses,
                *body.losses,
                *losses,
            ],
            unknown_organizations=unknown,
            missing=read.missing + lost + len(unknown),
        )

    def _read(self, item: Item) -> ReadBody:
        try:
            read = BodyReader(self.folder).read(item.body, item.title, item.url)
        except IntakeError as error:
            raise BadLine(str(error)) from error
        return replace(read, document=clean(read.document))

    def _check_numbers(self, item: Item, pieces: Sequence[Piece]) -> None:
        """No number of a private person is published; it is not repeated either."""
        texts = [item.title, *item.words.values()]
        texts += [piece.text for piece in pieces]
        texts += [
            line for piece in pieces if isinstance(piece, Table) for line in piece.lines
        ]
        kinds = {kind for kind, _ in personal_numbers("\n".join(texts))}
        if self.allow_mobile:
            kinds.discard(MOBILE)
        if kinds:
            allowed = (
                "；确是公开电话的，核对后加上--allow-mobile再导入"
                if kinds == {MOBILE}
                else ""
            )
            raise BadLine(
                f"文中有{'、'.join(sorted(kinds))}，不能公开，请删去后再导入{allowed}。"
            )

    def _files(
        self, item: Item, read: ReadBody, losses: list[Loss]
    ) -> tuple[list[FoundFile], int]:
        """Those named by the line, then those that the text links to; and how many
        did not come along."""
        given = [
            (self.folder.find(file.address) if self.folder else None, file)
            for file in item.attachments
        ]
        found = [FoundFile(path, file.label) for path, file in given if path]
        found += [FoundFile(linked.path, linked.label) for linked in read.linked]
        lost = [
            Loss("附件", DROPPED, "", f"没有随稿件提供文件，没有迁入：{file.address}")
            for path, file in given
            if path is None
        ]
        losses += lost
        taken: dict[Any, FoundFile] = {}
        for file in found:
            if reason := refusal(file.path):
                losses.append(Loss("附件", DROPPED, file.path.name, reason))
            else:
                taken.setdefault(file.path, file)
        return list(taken.values()), len(lost)

    def _organizations(
        self, item: Item, losses: list[Loss]
    ) -> tuple[list[Organization], list[str]]:
        if not item.organizations:
            return [], []
        matches, records = self.register.matched(item.organizations)
        found: dict[int, Organization] = {}
        unknown = []
        for match, record in zip(matches, records, strict=True):
            if record is not None:
                found.setdefault(record.pk, record)
                continue
            unknown.append(match.name)
            detail = f"“{match.name}”在组织名录中找不到或有重名，没有关联"
            losses.append(Loss("相关组织", DROPPED, "", detail))
        return list(found.values()), unknown

    def _page(self, item: Item, losses: list[Loss]) -> NewsPage:
        """An own text keeps its day as that of 补录; one taken over stood on the old
        site from its day on."""
        words = {name: text for name, text in item.words.items() if text}
        values: dict[str, Any] = fitting(NewsPage, words, losses, {})
        values.setdefault("source", self.default_source)
        day = timezone.localdate(item.published_at)
        is_own = item.origin == Origin.ORIGINAL
        published = self.now if is_own else item.published_at
        is_past = is_own and day < timezone.localdate(self.now)
        page = NewsPage(
            title=item.title,
            origin=item.origin,
            original_date=item.original_date or (day if is_past else None),
            source_url=source_url(item.source_url, losses),
            first_published_at=published,
            last_published_at=published,
            **values,
        )
        page.editorial_date = page.day_in_list()
        return page


def source_url(address: str, losses: list[Loss]) -> str:
    """The address as the editing form would take it."""
    try:
        if address:
            _is_url(address)
    except ValidationError:
        detail = f"“{address[:60]}”不是完整的网址，没有填入"
        losses.append(Loss("原文地址", DROPPED, "", detail))
        return ""
    return address


def without_title(
    pieces: Sequence[Piece], title: str, losses: list[Loss]
) -> list[Piece]:
    """The text without a first line that only says the title again."""
    rest = list(pieces)
    first = next(
        (i for i, piece in enumerate(rest) if isinstance(piece, Paragraph)), None
    )
    if first is not None and _squeezed(rest[first].text) == _squeezed(title):
        detail = "正文开头与标题相同的一行去掉"
        losses.append(
            Loss("标题", CHANGED, rest[first].place, detail, 1, rest[first].text)
        )
        del rest[first]
    return rest


def _squeezed(text: str) -> str:
    return "".join(text.split())
