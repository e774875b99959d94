"""What was read from one file, on its way to becoming a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from honors.essays.bylines import Person
from honors.essays.recognition import RecognizedEssay, recognize_essay
from intake.reading import document_in
from library.pictures import PictureFile
from organizations.models import Organization
from organizations.units_written import UnitRegister


@dataclass
class EssayPlan:
    """One essay as it will be drafted; the archivist may change any of it first.

    ``people`` are the authors with the record of their unit, None where none stands
    for it; ``chosen`` the fields that the file does not tell.
    """

    essay: RecognizedEssay
    pictures: Sequence[PictureFile]
    people: list[tuple[Person, Organization | None]]
    organization: Organization | None = None
    chosen: dict[str, Any] = field(default_factory=dict)


def plan_essay(data: bytes, name: str) -> EssayPlan:
    """Read a Word file and match the authors' units to the register.

    Raises ``intake.errors.IntakeError`` for a file that cannot be read.
    """
    document = document_in(data, name)
    essay = recognize_essay(document)
    units = [*(person.unit for person in essay.byline.people), essay.byline.unit]
    _, records = UnitRegister().matched(units)
    *of_people, organization = records
    people = list(zip(essay.byline.people, of_people, strict=True))
    return EssayPlan(essay, document.pictures, people, organization)
