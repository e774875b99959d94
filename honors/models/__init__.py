"""Honors, the people who hold them, awards and rolls; prize essays."""

from honors.models.awards import Award
from honors.models.essay_authors import EssayAuthor
from honors.models.essay_events import EssayEvent
from honors.models.essay_index import EssayIndexPage
from honors.models.essays import EssayPage
from honors.models.honors import Honor
from honors.models.people import ModelWorker
from honors.models.rolls import HonorRollPage, HonorsIndexPage

__all__ = [
    "Award",
    "EssayAuthor",
    "EssayEvent",
    "EssayIndexPage",
    "EssayPage",
    "Honor",
    "HonorRollPage",
    "HonorsIndexPage",
    "ModelWorker",
]
