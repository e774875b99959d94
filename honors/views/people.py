"""/honors/people/: the model workers, and the page of one person."""

from django.http import Http404
from django.shortcuts import render

from honors.enums import AwardState
from honors.filters import WorkersAsked
from honors.models.awards import Award
from honors.models.people import ModelWorker
from honors.models.rolls import HonorsIndexPage
from honors.roll_links import link_rolls
from pages.pagination import page_of
from pages.pictures import load_pictures

PEOPLE_PER_PAGE = 40


def people(request) -> dict:
    """The model workers that answer the filters, the highest honor first."""
    form = WorkersAsked(request.GET)
    found = form.workers().select_related("organization")
    return {
        "form": form,
        "narrowed": bool(form.chosen()),
        "items": page_of(request, found, PEOPLE_PER_PAGE),
    }


def person(page, request, pk: int):
    """One person with all valid awards. Once no award is left, or the person is not
    to be shown any more, the address is gone; before the first award it is none."""
    worker = (
        ModelWorker.objects.select_related("organization", "photo")
        .prefetch_related("photo__renditions")
        .filter(pk=pk)
        .first()
    )
    if worker is None:
        raise Http404("没有这个人的荣誉档案。")
    awards = list(Award.objects.filter(worker=worker).with_records().newest_first())
    valid = [award for award in awards if award.state == AwardState.VALID]
    if not valid or not worker.is_public:
        return gone(page, request, awards, worker)
    return render(
        request, "honors/person.html", {"page": page} | described(worker, valid)
    )


def gone(page, request, awards, worker):
    """410, with what the office wants to be said of a revocation."""
    if all(award.state == AwardState.PROPOSED for award in awards):
        raise Http404("没有这个人的荣誉档案。")
    notes = [award.revocation_note for award in awards if award.revocation_note]
    context = {"page": page, "notes": notes if worker.is_public else []}
    return render(request, "honors/gone.html", context, status=410)


def described(worker, valid) -> dict:
    """What a person's page shows, in a preview too."""
    load_pictures([worker.deeds])
    return {
        "worker": worker,
        "awards": link_rolls(valid),
        "highest": min(valid, key=standing, default=None),
    }


def standing(award) -> tuple:
    """The higher the honor, the smaller; of equal ones the earlier."""
    return award.honor.level_rank, award.honor.rank, award.year


def preview(worker, request):
    """The page of a person as it would be, of a new one without awards."""
    index = HonorsIndexPage.objects.first()
    awards = Award.objects.public().filter(**worker.award_fields())
    held = awards.with_records().newest_first() if worker.pk else []
    context = {"page": index} | described(worker, list(held))
    return render(request, "honors/person.html", context)
