"""Every award in the words and columns of the roster."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from honors.enums import AwardState, Recipient, WorkerStanding
from honors.models import Award
from honors.sheets.words import Said

STATES = {
    AwardState.VALID: Said.VALID,
    AwardState.PROPOSED: Said.PROPOSED,
    AwardState.REVOKED: Said.REVOKED,
}
STANDINGS = {
    WorkerStanding.RETIRED: Said.RETIRED,
    WorkerStanding.MOVED: Said.MOVED,
    WorkerStanding.DECEASED: Said.DECEASED,
}


def export_rows() -> Iterator[dict[str, Any]]:
    """The newest first; one query."""
    for award in Award.objects.with_records().newest_first():
        yield _award(award) | (_person(award) if award.worker else {})


def _award(award: Award) -> dict[str, Any]:
    is_team = award.recipient == Recipient.TEAM
    return {
        "name": award.team if is_team else award.holder,
        "unit": award.unit_at_award,
        "post": award.post_at_award,
        "title": award.shown_title,
        "level": award.honor.get_level_display(),
        "authority": award.authority,
        "document_number": award.document_number,
        "decision_date": award.decision_date,
        "year": award.year,
        "batch": award.batch,
        "standing": str(STATES[award.state]),
        "revoked_on": award.revoked_on,
        "revocation_document": award.revocation_document,
    }


def _person(award: Award) -> dict[str, Any]:
    """What became of the person is said where the award is simply held."""
    worker = award.worker
    known = {
        "sex": worker.get_sex_display(),
        "ethnicity": worker.ethnicity,
        "birth_year": worker.birth_year,
        "summary": worker.summary,
    }
    if award.state == AwardState.VALID and worker.standing in STANDINGS:
        known["standing"] = str(STANDINGS[worker.standing])
    return known
