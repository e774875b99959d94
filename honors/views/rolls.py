"""A roll as its readers see it."""

from honors.enums import Recipient
from honors.models.awards import Award
from honors.roll_order import in_order


def roll(page) -> dict:
    """The entries in the order of the roll, and what they have in common."""
    found = (
        page.entries()
        .with_records()
        .select_related("organization", "worker__photo")
        .prefetch_related("worker__photo__renditions")
    )
    entries = in_order(found, page.order)
    return {
        "entries": entries,
        "of_people": page.honor.recipient == Recipient.PERSON,
        "of_teams": page.honor.recipient == Recipient.TEAM,
        "with_photos": any(one.worker and one.worker.public_photo for one in entries),
        "authorities": distinct(one.authority for one in entries),
        "documents": distinct(one.document_number for one in entries),
        "days": distinct(one.decision_date for one in entries),
        "notes": revocation_notes(page),
        "index": page.get_parent(),
    }


def distinct(values) -> list:
    """What was given, each once, in the order of the roll."""
    return [value for value in dict.fromkeys(values) if value]


def revocation_notes(page) -> list[str]:
    """What the office wants to be said of those who are on the roll no more."""
    revoked = Award.objects.revoked().in_roll(page.honor_id, page.year, page.batch)
    notes = revoked.exclude(revocation_note="").order_by("revoked_on", "pk")
    return list(notes.values_list("revocation_note", flat=True))
