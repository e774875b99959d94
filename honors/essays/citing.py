"""An essay as something to cite."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.utils import timezone

from honors.citations.gbt7714 import Edition, reference
from honors.citations.work import Form, Work
from honors.essays.enums import EssayKind, PublishedAs

NOBODY_KNOWS = ("", "不详", "不明", "未知", "年份不详")
PRINTED = {
    PublishedAs.PROCEEDINGS: Form.PROCEEDINGS,
    PublishedAs.JOURNAL: Form.JOURNAL,
    PublishedAs.NEWSPAPER: Form.NEWSPAPER,
}


class CitingMixin:
    """References to an essay; read ``authors`` and ``event`` beforehand."""

    @property
    def cited_form(self) -> Form:
        """In which form it lies before the reader: in print, as a report, as a paper
        of an event, in the archive, or on the site alone."""
        if self.published_in and self.published_as in PRINTED:
            return PRINTED[PublishedAs(self.published_as)]
        if self.kind == EssayKind.REPORT:
            return Form.REPORT
        if self.event:
            return Form.CONFERENCE
        if self.archive_number:
            return Form.ARCHIVE
        return Form.WEB if self.gives_full_text else Form.CONFERENCE

    @property
    def cited_authors(self) -> list[str]:
        """Those who wrote it, in the order of the certificate; else the unit."""
        names = [one.name for one in self.authors.all() if one.is_author]
        return names or ([self.unit] if self.unit else [])

    @property
    def cited_year(self) -> str:
        if self.year:
            return str(self.year)
        return "" if self.year_text.strip() in NOBODY_KNOWS else self.year_text.strip()

    @property
    def citation_key(self) -> str:
        return f"essay-{self.slug}"

    def as_work(self, address: str = "", accessed: date | None = None) -> Work:
        """The essay for ``honors.citations``; with an address as it stands there."""
        form = self.cited_form
        in_print = form in PRINTED.values()
        issuer = self.publisher or ("" if in_print else self.unit)
        return Work(
            form=form,
            title=self.title,
            subtitle=self.subtitle,
            authors=tuple(self.cited_authors),
            year=self.cited_year,
            event=self.event.cited_name if self.event else "",
            event_place=self.event.place if self.event else "",
            host=self.published_in if in_print else "",
            editor=self.volume_editor if in_print else "",
            place=self.publication_place,
            publisher="" if form == Form.CONFERENCE else issuer,
            volume=self.volume if in_print else "",
            issue=self.issue if in_print else "",
            pages=self.pages,
            number=self.archive_number if form == Form.ARCHIVE else "",
            day=self.published_on if form == Form.NEWSPAPER else None,
            url=address,
            online=self.put_online if address else None,
            accessed=accessed if address else None,
            abstract=self.abstract,
            keywords=tuple(self.keyword_list),
        )

    @property
    def put_online(self) -> date | None:
        published = self.first_published_at
        return timezone.localdate(published) if published else None

    def references(self, address: str, today: date) -> list[tuple[str, str]]:
        """(year of the edition, reference), the one in force first. An essay whose
        text is not on the site is cited as it lies on paper."""
        on_site = self.as_work(address, today)
        work = on_site if self.gives_full_text else replace(on_site, url="")
        return [
            (edition.value, reference(work, edition))
            for edition in (Edition.OF_2025, Edition.OF_2015)
        ]
