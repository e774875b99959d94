"""Originals, the log of fixity checks, and what harvesters were told."""

from archive.models.fixity import FixityFault, FixityRun
from archive.models.harvest import HarvestItem, HarvestRound
from archive.models.originals import Original

__all__ = ["FixityFault", "FixityRun", "HarvestItem", "HarvestRound", "Original"]
