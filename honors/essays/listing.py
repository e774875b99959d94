"""The archive as readers browse it, and as archivists take it away."""

from __future__ import annotations

from itertools import groupby

from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from pypinyin import lazy_pinyin
from wagtail.contrib.routable_page.models import path

from honors.essays.exporting import FILES
from honors.essays.feeds import EssayFeed
from honors.essays.filters import EssayFilterForm
from honors.models.essay_authors import EssayAuthor
from honors.models.essay_events import EssayEvent
from pages.models import ListingPage
from pages.pagination import page_of

PER_PAGE = {"": 20, "table": 50}
EVENTS_PER_PAGE = 30


class EssayListingMixin:
    """The addresses of the archive and what they show."""

    feed_class = EssayFeed

    def get_context(self, request, *args, **kwargs):
        """Without the years and the page that other listings have: here the filters
        give both."""
        return super(ListingPage, self).get_context(request, *args, **kwargs)

    @path("")
    def browse(self, request):
        """The essays that answer the filters, as cards or as a table."""
        form = EssayFilterForm(request.GET, self.items())
        view = "table" if request.GET.get("view") == "table" else ""
        return self.render(
            request,
            context_overrides={
                "form": form,
                "view": view,
                "items": page_of(request, form.found(), PER_PAGE[view]),
            },
        )

    @path("export/<str:ending>/", name="export")
    def export(self, request, ending):
        """All that answer the filters, whatever page is looked at."""
        if ending not in FILES:
            raise Http404
        made, media_type = FILES[ending]
        found = EssayFilterForm(request.GET, self.items()).found()
        data = made(self.title, found.select_related("original"), request)
        response = HttpResponse(data, content_type=media_type)
        name = f"{self.title}.{ending}"
        response["Content-Disposition"] = content_disposition_header(True, name)
        return response

    @path("events/", name="events")
    def events(self, request):
        counts = dict(
            self.items().order_by().values_list("event").annotate(count=Count("pk"))
        )
        found = EssayEvent.objects.filter(pk__in=[pk for pk in counts if pk])
        items = page_of(request, found.latest_first(), EVENTS_PER_PAGE)
        for event in items:
            event.count = counts[event.pk]
        return self.render(
            request,
            template="honors/essay_events.html",
            context_overrides={"items": items},
        )

    @path("events/<int:pk>/", name="event")
    def event(self, request, pk):
        """One event with all its prizes, from the highest down."""
        event = get_object_or_404(EssayEvent, pk=pk)
        essays = list(self.items().filter(event=event).by_prize())
        if not essays:
            raise Http404
        prizes = groupby(essays, key=lambda one: one.get_prize_display())
        return self.render(
            request,
            template="honors/essay_event.html",
            context_overrides={
                "event": event,
                "count": len(essays),
                "prizes": [(prize, list(members)) for prize, members in prizes],
            },
        )

    @path("authors/", name="authors")
    def authors(self, request):
        """Everybody who wrote, by the first letter of the name in pinyin."""
        listed = EssayAuthor.objects.filter(essay__in=self.items().order_by())
        counts = listed.values_list("name").annotate(Count("essay", distinct=True))
        spelled = sorted((lazy_pinyin(name), name, count) for name, count in counts)
        letters = groupby(spelled, key=lambda one: one[0][0][:1].upper())
        return self.render(
            request,
            template="honors/essay_authors.html",
            context_overrides={
                "count": len(spelled),
                "letters": [(letter, list(members)) for letter, members in letters],
            },
        )
