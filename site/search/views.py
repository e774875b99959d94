"""/search/: a page for readers, and the same as JSON for programs."""

from django.http import JsonResponse
from django.shortcuts import render

from pages.pagination import page_of
from search.excerpts import excerpt, marked
from search.finding import Question, entries, places

PER_PAGE = 20
MOST_YEARS = 12


def search(request):
    """What holds every word; where nothing does, what holds any, and it says so."""
    question = asked(request.GET)
    found, every_word = entries(question), True
    items = page_of(request, found, PER_PAGE)
    if not items.paginator.count and len(question.terms) > 1:
        found, every_word = entries(question, every_word=False), False
        items = page_of(request, found, PER_PAGE)
    context = {
        "question": question,
        "items": items,
        "hits": hits(items.object_list, question),
        "every_word": every_word,
        "facets": facets(question, every_word),
    }
    if request.GET.get("format") == "json":
        return JsonResponse(as_json(context), json_dumps_params={"ensure_ascii": False})
    return render(request, "search/results.html", context)


def asked(given) -> Question:
    year = given.get("year", "")
    return Question(
        text=given.get("q", "").replace("\x00", "").strip(),
        kind=given.get("kind", "")[:40].replace("\x00", ""),
        year=int(year)
        if year.isascii() and year.isdigit() and len(year) == 4
        else None,
        newest_first=given.get("order") == "date",
    )


def hits(shown, question) -> list[dict]:
    shown = list(shown)
    found = places(shown)
    return [
        {
            "entry": entry,
            "place": place,
            "title": marked(place.title, question.terms),
            "excerpt": excerpt(entry.body or entry.names, question.terms),
        }
        for entry in shown
        if (place := found.get((entry.source, entry.key)))
    ]


def facets(question, every_word) -> dict[str, list[tuple[object, int]]]:
    """How many hits there are of each kind and year, whatever was chosen."""
    if not question.terms:
        return {"kind": [], "year": []}
    found = entries(question, every_word=every_word, faceted=True)
    years = [(year, count) for year, count in found.facet("year").items() if year]
    return {
        "kind": list(found.facet("kind").items()),
        "year": sorted(years, reverse=True)[:MOST_YEARS],
    }


def as_json(context) -> dict:
    return {
        "total": context["items"].paginator.count,
        "hits": [
            {
                "title": hit["place"].title,
                "url": hit["place"].url,
                "type": hit["entry"].kind,
                "date": hit["entry"].day,
                "excerpt": "".join(piece.text for piece in hit["excerpt"]),
            }
            for hit in context["hits"]
        ],
        "facets": {
            name: {str(value): count for value, count in counted}
            for name, counted in context["facets"].items()
        },
    }
