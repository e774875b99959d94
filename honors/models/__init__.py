"""Honors, the people who hold them, awards and rolls."""

from honors.models.awards import Award
from honors.models.holidays import Holiday
from honors.models.honors import Honor
from honors.models.notice_entries import NoticeEntry, Objection
from honors.models.notices import PublicNoticePage
from honors.models.people import ModelWorker
from honors.models.rolls import HonorRollPage, HonorsIndexPage

__all__ = [
    "Award",
    "Holiday",
    "Honor",
    "HonorRollPage",
    "HonorsIndexPage",
    "ModelWorker",
    "NoticeEntry",
    "Objection",
    "PublicNoticePage",
]
