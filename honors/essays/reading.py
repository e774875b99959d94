"""An essay as its readers meet it."""

from __future__ import annotations

import json

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.url_routing import RouteResult

from honors.citations.bibtex import bibtex
from honors.citations.csl import csl_item
from honors.citations.ris import ris
from honors.essays.access import Rights, why_no_full_text
from honors.essays.describing import highwire, scholarly_article
from pages.dates import in_chinese
from pages.pictures import load_pictures


class EssayReadingMixin(RoutablePageMixin):
    """The addresses of an essay and what they show."""

    @property
    def prize_said(self) -> str:
        """全州工会工作研讨会（第三届）一等奖."""
        event = self.event.title if self.event else ""
        return f"{event}{self.get_prize_display()}"

    @property
    def authors_said(self) -> str:
        """杨素梅、尹志远（指导）, in the order of the certificate; else the unit."""
        said = [
            f"{one.name}（{one.role_said}）" if one.role_said else one.name
            for one in self.authors.all()
        ]
        return "、".join(said) or self.unit

    @property
    def units_said(self) -> str:
        """Every unit once, as the certificate writes it."""
        units = [*(one.unit for one in self.authors.all()), self.unit]
        return "、".join(dict.fromkeys(filter(None, units)))

    @property
    def year_said(self) -> str:
        """The year as it is written: 2024年, 202_年, 年份不详."""
        written = self.cited_year
        return f"{written}年" if written.isdecimal() else written or "年份不详"

    @property
    def public_range(self) -> str:
        """What readers get, which without consent is less than was meant."""
        return "全文" if self.gives_full_text else "仅摘要"

    @property
    def range_said(self) -> str:
        """For the office: 仅内部, 全文（待作者同意）, 2027年1月1日起公开."""
        if self.is_internal:
            return "仅内部"
        said = self.public_range
        if self.rights == Rights.FULL and not self.has_consent:
            said = "仅摘要（待作者同意）"
        if self.is_kept_back:
            said += f"，{in_chinese(self.embargo_until)}起公开"
        return said

    @property
    def shows_full_text(self) -> bool:
        return self.gives_full_text and bool(self.body)

    @property
    def why_no_full_text(self) -> str:
        return why_no_full_text(self.rights, self.has_consent)

    def route(self, request, path_components):
        """What was public and taken down answers so; what is kept back is not there,
        at none of its addresses."""
        if self.is_kept_back:
            raise Http404
        if not self.live and self.first_published_at:
            return RouteResult(self, args=(self.gone, (), {}))
        return super().route(request, path_components)

    def gone(self, request):
        return render(request, "honors/essay_gone.html", {"page": self}, status=410)

    def get_context(self, request, *args, **kwargs):
        address = self.get_full_url(request) if self.pk else ""
        given_out = self.original_given_out()
        pdf = given_out.get_absolute_url() if given_out and given_out.is_pdf else ""
        return super().get_context(request, *args, **kwargs) | {
            "authors": self.authors_shown(),
            "original": self.original,
            "given_out": given_out,
            "references": self.references(address, timezone.localdate()),
            "metas": highwire(self, address, pdf and request.build_absolute_uri(pdf)),
            "linked_data": scholarly_article(self, address),
        }

    def authors_shown(self):
        """The authors in the order of the certificate, organizations at hand."""
        authors = list(self.authors.all())
        prefetch_related_objects(authors, "organization")
        return authors

    def original_given_out(self):
        """The original where anybody may have it, else None."""
        original = self.original
        if not (original and self.gives_full_text):
            return None
        return None if original.is_removed else original

    @path("")
    def essay(self, request):
        load_pictures([self.body])
        return self.render(request)

    @path("bib/", name="bib")
    def as_bibtex(self, request):
        entry = bibtex(self.work_here(request), self.citation_key, self.edtf)
        return self.as_file(entry, "bib", "application/x-bibtex")

    @path("ris/", name="ris")
    def as_ris(self, request):
        record = ris(self.work_here(request))
        return self.as_file(record, "ris", "application/x-research-info-systems")

    @path("json/", name="json")
    def as_csl(self, request):
        items = [csl_item(self.work_here(request), self.citation_key)]
        text = json.dumps(items, ensure_ascii=False, indent=1)
        return self.as_file(text, "json", "application/vnd.citationstyles.csl+json")

    def work_here(self, request):
        return self.as_work(self.get_full_url(request), timezone.localdate())

    def as_file(self, text: str, ending: str, media_type: str) -> HttpResponse:
        response = HttpResponse(text, content_type=f"{media_type}; charset=utf-8")
        name = f"{self.title}.{ending}"
        response["Content-Disposition"] = content_disposition_header(True, name)
        return response
