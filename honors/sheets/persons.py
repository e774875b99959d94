"""What a row says of the person, compared with the record."""

from __future__ import annotations

from honors.enums import AwardState, Sex, WorkerStanding
from honors.sheets.words import Said
from honors.sheets.work import Work

STANDINGS = {
    Said.ON_POST: WorkerStanding.ON_POST,
    Said.RETIRED: WorkerStanding.RETIRED,
    Said.MOVED: WorkerStanding.MOVED,
    Said.DECEASED: WorkerStanding.DECEASED,
}
FIELDS = ("sex", "ethnicity", "birth_year", "summary")


def compare_worker(work: Work, state: str) -> None:
    """Fill in a new person; of a known one what differs."""
    worker = work.holder.worker
    for key in FIELDS:
        value, now = work.value(key), getattr(worker, key)
        if value is None or value == now:
            continue
        work.worker_fields[key] = value
        if worker.pk:
            work.change(key, said(key, now), said(key, value))
        setattr(worker, key, value)
    compare_standing(work)
    if worker.pk is None and state == AwardState.PROPOSED:
        keep_present_unit(work)


def compare_standing(work: Work) -> None:
    """What became of the person; nobody comes back to life by a sheet."""
    worker = work.holder.worker
    standing = STANDINGS.get(work.value("standing"))
    if standing is None or standing == worker.standing:
        return
    if worker.is_deceased:
        work.fault("standing", "档案里登记为去世，请核对；登记有误的请在档案里改")
        return
    work.worker_fields["standing"] = standing
    if worker.pk:
        now = WorkerStanding(worker.standing).label
        work.change("standing", now, standing.label)
    worker.standing = standing


def keep_present_unit(work: Work) -> None:
    """Who is proposed today works there today."""
    worker, award = work.holder.worker, work.award
    worker.organization = award.organization
    worker.unit = "" if award.organization else award.unit_at_award
    worker.post = award.post_at_award


def said(key: str, value: object) -> object:
    return Sex(value).label if key == "sex" and value else value
