"""Prepared items onto the site: new ones in bulk, changed ones one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from intake.library_pictures import LibraryPictures
from intake.report import Loss
from news.enums import Origin
from news.importing.columns import Columns
from news.importing.files import attachment
from news.importing.items import WORDS
from news.importing.known import IMPORTED, IMPORTED_AGAIN, last_numbers
from news.importing.lines import BadLine
from news.importing.preparing import Prepared
from news.importing.redirects import keep_addresses
from news.models import ImportedStory, NewsIndexPage, NewsPage, StoryImport
from organizations.models import OrganizationLink
from pages.bulk import add_children, log_all
from pages.ordering import in_order

# Fields that a changed line writes anew, those that it no longer fills among them.
REWRITTEN = (
    "title",
    "origin",
    "original_date",
    "source_url",
    "last_published_at",
    "body",
    *WORDS,
)
CHILDREN = ("attachments", "organization_links")


@dataclass
class Writer:
    """Writes filled pages for one batch, always inside a transaction; ``stored`` are
    the files that ``take_back`` deletes when that fails."""

    batch: StoryImport
    columns: Columns
    user: Any = None
    stored: list[Any] = field(default_factory=list)

    def fill(self, prepared: Prepared) -> None:
        """Give the page its body and children; pictures and files are stored."""
        page = prepared.page
        library = LibraryPictures(prepared.pictures, self.user)
        page.body = library.placed(prepared.blocks, prepared.item.title)
        prepared.pictures = ()
        self.stored += [image.file for image in library.new]
        attached = []
        for file in prepared.files:
            row, is_new = attachment(file, self.user)
            attached.append(row)
            if is_new:
                self.stored.append(row.document.file)
        page.attachments = in_order(attached)
        page.organization_links = in_order(
            OrganizationLink(organization=organization)
            for organization in prepared.organizations
        )

    def add(self, prepared: Sequence[Prepared]) -> None:
        by_column: dict[int, list[Prepared]] = defaultdict(list)
        columns: dict[int, NewsIndexPage] = {}
        for one in prepared:
            column = one.column
            if column.pk is None:
                column = self.columns.make(one.item.column)
            columns[column.pk] = column
            by_column[column.pk].append(one)
        written: list[tuple[NewsPage, Prepared]] = []
        for key, group in by_column.items():
            pages = self._pages(columns[key], group)
            add_children(columns[key], pages)
            written += zip(pages, group, strict=True)
        self._log([page for page, _ in written], IMPORTED)
        said = keep_addresses({page.pk: one.item.url for page, one in written})
        ImportedStory.objects.bulk_create(
            self._entry(page, one, said.get(page.pk)) for page, one in written
        )

    def update(self, story: ImportedStory, prepared: Prepared) -> None:
        """Raises BadLine when the page does not take it. The page stays where it is,
        under its address, with the moment it was first published here."""
        page, fresh = story.page, prepared.page
        for name in REWRITTEN:
            setattr(page, name, getattr(fresh, name))
        if prepared.item.origin != Origin.ORIGINAL:
            page.first_published_at = fresh.first_published_at
        page.draft_title = page.title
        for name in CHILDREN:
            setattr(page, name, list(getattr(fresh, name).all()))
        try:
            page.save()
        except ValidationError as error:
            raise BadLine("".join(error.messages)) from error
        self._log([page], IMPORTED_AGAIN)
        said = keep_addresses({page.pk: prepared.item.url})
        entry = self._entry(page, prepared, said.get(page.pk))
        entry.pk, entry.batch_id = story.pk, story.batch_id
        entry.save(force_update=True)

    def take_back(self) -> None:
        """No file stays behind of records that were not written."""
        for file in self.stored:
            file.storage.delete(file.name)
        self.stored = []

    def _pages(
        self, column: NewsIndexPage, group: Sequence[Prepared]
    ) -> list[NewsPage]:
        """Each with the next free number of its day in its address."""
        last = last_numbers(column, {one.page.slug_base() for one in group})
        for one in group:
            day = one.page.slug_base()
            last[day] = last.get(day, 0) + 1
            one.page.slug = f"{day}-{last[day]}"
            one.page.owner = self.user
        return [one.page for one in group]

    def _entry(
        self, page: NewsPage, prepared: Prepared, said: Loss | None
    ) -> ImportedStory:
        item = prepared.item
        losses = [*prepared.losses, *([said] if said else [])]
        return ImportedStory(
            key=item.keys[0],
            external_id=item.external_id,
            url=item.url,
            page=page,
            batch=self.batch,
            line=item.number,
            digest=item.digest,
            missing=prepared.missing,
            losses=[loss.as_json() for loss in losses],
        )

    def _log(self, pages: Sequence[NewsPage], action: str) -> None:
        data = {"batch": self.batch.pk, "file": self.batch.file_name}
        log_all(pages, action, self.user, data, content_changed=True)
